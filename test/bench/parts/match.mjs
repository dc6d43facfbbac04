// Finding thousands of given phrases in prose.
import { importFrom } from '../bundle.mjs';
import { randomFrom } from '../anchoringText.mjs';
import { readSomeArticles } from '../corpus.mjs';
import { ahoCorasick, versions, winkNlp } from '../peers.mjs';
import { ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

const COUNTS = [2_000, 10_000, 50_000];
const OURS = 'Pactmark: cut into words and match';
const OURS_CUT = 'Pactmark: match words that are cut';

/**
 * Phrases as a big lexicon has them: the wordings and names that come with Pactmark, then made of words of the text, two or three each,
 * so that beginnings are met everywhere and whole phrases now and then: one in a hundred stands in the text.
 */
function phrasesOf({ bundledTerms, readBundledCompanies }, text) {
	const known = [
		...bundledTerms().flatMap(({ aliases }) => aliases),
		...readBundledCompanies().flatMap(({ name, aliases }) => [name, ...aliases]),
	];
	const plain = known
		.map(phrase => phrase.toLowerCase())
		.filter(phrase => /^[a-z]{2,}(?: [a-z]{2,})*$/.test(phrase));
	const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
	const random = randomFrom(3);
	const phrases = new Set(plain);
	const most = COUNTS.at(-1) ?? 0;
	while (phrases.size < most) {
		const length = 2 + random.below(2);
		const at = random.below(words.length - length);
		phrases.add(
			random.below(100) === 0
				? words.slice(at, at + length).join(' ')
				: Array.from({ length }, () => random.pick(words)).join(' '),
		);
	}
	return [...phrases];
}

/** Compiles phrases with the core's matcher: one way from a text, one from words that are cut. */
function compileOurs(core, phrases) {
	const terms = phrases.map((phrase, i) => ({ id: `t${i}`, aliases: [phrase] }));
	const matcher = core.compileTerms({ terms, patterns: [], guards: [], classes: {} });
	const match = sentence => core.findTerms(core.openSentence(sentence, [], matcher)).length;
	const cut = text => {
		const block = { text };
		return core.readSentences(text).map((span, index) => ({
			...span,
			block,
			index,
			words: core.readWords(text, span.start, span.end),
		}));
	};
	return { cut, match };
}

/** `packages`: those that take part; compiling 50,000 phrases takes the slow ones longer than all the rest together. */
async function measure(core, phrases, { texts, packages }) {
	const { cut, match } = compileOurs(core, phrases);
	const sentences = texts.flatMap(cut);
	const folded = texts.map(text => text.toLowerCase());
	const contestants = {
		[OURS]: () =>
			texts.reduce((sum, text) => sum + cut(text).reduce((own, one) => own + match(one), 0), 0),
		[OURS_CUT]: () => sentences.reduce((sum, one) => sum + match(one), 0),
	};
	for (const name of packages) {
		const find = (await ahoCorasick[name]())(phrases);
		contestants[name] = () => folded.reduce((sum, text) => sum + find(text), 0);
	}
	if (phrases.length <= COUNTS[0]) {
		const find = (await winkNlp()).matcher(phrases);
		contestants['wink-nlp: custom entities'] = () => texts.reduce((sum, text) => sum + find(text), 0);
	}
	return takeTurns(contestants, { rounds: 5, warmUp: 1_000 });
}

/** The fewest and the most phrases, in the same rounds. */
function measureGrowth(core, phrases, texts) {
	const few = compileOurs(core, phrases.slice(0, COUNTS[0]));
	const many = compileOurs(core, phrases);
	const sentences = texts.flatMap(few.cut);
	const all =
		({ cut, match }) =>
		() =>
			texts.reduce((sum, text) => sum + cut(text).reduce((own, one) => own + match(one), 0), 0);
	const allCut =
		({ match }) =>
		() =>
			sentences.reduce((sum, one) => sum + match(one), 0);
	return takeTurns(
		{ few: all(few), many: all(many), fewCut: allCut(few), manyCut: allCut(many) },
		{ rounds: 5, warmUp: 1_000 },
	);
}

export async function match() {
	const core = await importFrom(
		'src/core/base',
		'src/core/markdown',
		'src/core/matching',
		'src/core/lexicon',
	);
	const texts = readSomeArticles(60_000).map(text => text.replace(/^---\n[\s\S]*?\n---\n/, ''));
	const letters = texts.reduce((sum, text) => sum + text.length, 0);
	const phrases = phrasesOf(core, texts.join('\n'));
	const fastest = own =>
		Object.keys(ahoCorasick)
			.filter(name => name in own)
			.toSorted((a, b) => spread(own[a]).median - spread(own[b]).median);
	const times = [];
	let packages = Object.keys(ahoCorasick);
	for (const count of COUNTS) {
		times.push(await measure(core, phrases.slice(0, count), { texts, packages }));
		packages = fastest(times.at(-1)).slice(0, 4);
	}
	const growth = await measureGrowth(core, phrases, texts);
	const speed = (own, name) =>
		own[name] === undefined ? '–' : figure(letters / 1e3 / spread(own[name]).median);
	const versus = COUNTS.map((count, i) => {
		const [name = ''] = fastest(times[i]);
		return {
			what: `${count} phrases: Pactmark : fastest Aho–Corasick (${name})`,
			value: ratio(times[i][name], times[i][OURS]),
			...(count >= 10_000 ? { aim: { atLeast: 8 } } : {}),
		};
	});
	const versusCut = COUNTS.map((count, i) => ({
		what: `${count} phrases, words cut before: Pactmark : the same package`,
		value: ratio(times[i][fastest(times[i])[0] ?? ''], times[i][OURS_CUT]),
	}));
	return {
		about: `${letters} letters of articles. Ours finds words however they are inflected and leaves out overlaps; the packages are handed the text in lower case and report everything, inside of words too. ${versions('modern-ahocorasick', 'ahocorasick', 'aho-corasick', 'aho-corasick2', '@monyone/aho-corasick', '@tanishiking/aho-corasick', 'wink-nlp')}.`,
		speeds: {
			head: COUNTS.map(count => `${count} phrases, MB/s`).join(' | '),
			rows: Object.keys(times[0]).map(name => [name, times.map(own => speed(own, name)).join(' | ')]),
		},
		rows: [
			...versus,
			...versusCut,
			{
				what: 'time with 50,000 : 2,000 phrases',
				value: ratio(growth.many, growth.few),
				aim: { atMost: 1.6 },
			},
			{ what: 'the same, words cut before', value: ratio(growth.manyCut, growth.fewCut) },
		],
	};
}

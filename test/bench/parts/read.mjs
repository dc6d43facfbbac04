// Reading whole notes, from their text to mentions, and to all that they say.
import { importFrom } from '../bundle.mjs';
import { makeNote, readSomeArticles } from '../corpus.mjs';
import { compromiseReader, spellChecker, versions, winkNlp } from '../peers.mjs';
import { processorTime, ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

const CORE = [
	'src/core/noteReader.ts',
	'src/core/base',
	'src/core/lexicon',
	'src/core/markdown',
	'src/core/matching',
	'src/core/understanding',
	'src/core/understanding/companies',
];
const MENTIONS = 'Pactmark: mentions';
const FULL = 'Pactmark: the whole reading';
const REMARK = 'remark + the same matcher: mentions';
const CSPELL = 'cspell-lib: check spelling';

/** Companies and terms in a text that has been cut, without what happened to them. */
function mentionsIn(core, lexicon) {
	const matcher = core.matcherOf(lexicon);
	return note => {
		const companies = core.findCompanies(note, lexicon);
		const named = core.bySentence(note.sentences.length, companies);
		const open = note.sentences.map((one, i) => core.openSentence(one, named[i] ?? [], matcher));
		const terms = open.flatMap((one, i) =>
			core.findTerms(
				one,
				[open[i - 1], open[i + 1]].filter(near => near !== undefined),
			),
		);
		return companies.length + terms.length;
	};
}

/** A note cut as the core cuts it, but for its structure, which remark reads as a whole. */
function cutWithRemark(core, source) {
	const blocks = core.readBlocks(source, core.parseMarkdown(source));
	const sentences = [];
	for (const block of blocks) {
		for (const span of core.readSentences(block.text)) {
			const words = core.readWords(block.text, span.start, span.end);
			sentences.push({ ...span, block, index: sentences.length, words });
		}
	}
	return { source, frontMatter: undefined, blocks, leftovers: [], sentences };
}

export async function read() {
	const core = await importFrom(...CORE);
	// A copy of its own, since sentences that are made in another way make the same code slower for both.
	const twin = await importFrom(...CORE);
	const notes = readSomeArticles(100_000);
	const letters = notes.reduce((sum, note) => sum + note.length, 0);
	const reader = core.createNoteReader();
	const mentions = mentionsIn(core, reader.lexicon);
	const twinMentions = mentionsIn(twin, twin.createNoteReader().lexicon);
	const check = await spellChecker();
	const wink = await winkNlp();
	const organizations = await compromiseReader();
	const all = work => () => notes.reduce((sum, note) => sum + work(note), 0);
	const times = await takeTurns(
		{
			[MENTIONS]: all(note => mentions(core.readNoteText(note))),
			[FULL]: all(note => reader.read(note).mentions.length),
			[REMARK]: all(note => twinMentions(cutWithRemark(twin, note))),
			'remark: structure only': all(note => core.parseMarkdown(note).children.length),
			[CSPELL]: async () => {
				for (const note of notes) {
					await check(note);
				}
			},
			'wink-nlp: its whole pipeline': all(wink.read),
			'compromise: organizations': all(organizations),
		},
		{ rounds: 5, warmUp: 4_000 },
	);
	const names = Object.keys(times);
	const versus = (ours, theirs, aim) => ({
		what: `${ours} : ${theirs}`,
		value: ratio(times[theirs], times[ours]),
		...(aim === undefined ? {} : { aim }),
	});
	return {
		about: `${notes.length} whole notes of real prose, ${letters} letters. How many times faster. ${versions('cspell-lib', 'wink-nlp', 'compromise')}.`,
		speeds: {
			head: 'MB/s',
			rows: names.map(name => [name, figure(letters / 1e3 / spread(times[name]).median)]),
		},
		rows: [
			versus(MENTIONS, CSPELL, { atLeast: 25 }),
			versus(MENTIONS, REMARK, { atLeast: 10 }),
			versus(FULL, CSPELL, { atLeast: 8 }),
			versus(MENTIONS, 'wink-nlp: its whole pipeline'),
			versus(MENTIONS, 'compromise: organizations'),
			versus(FULL, 'wink-nlp: its whole pipeline'),
			versus(FULL, 'compromise: organizations'),
			...scaling(core, reader),
		],
	};
}

/** Texts that nobody writes and that must not take more than their share. */
const FLOODS = [
	'exclusive ',
	'( ',
	'Acme ',
	'Acme Inc. ',
	'the Danish ',
	'may not sell to other ',
	'Rivals could gain. ',
];

/** Four times the text against once the text: 4 is linear. */
function scaling(core, { lexicon }) {
	const times = (one, four, rounds) => {
		const [short, long] = [one, four].map(text => core.readNoteText(text));
		const time = note => {
			const start = processorTime();
			core.understandNote(note, lexicon);
			return processorTime() - start;
		};
		time(short);
		return spread(Array.from({ length: rounds }, () => time(long) / time(short)));
	};
	return [
		{
			what: 'understanding 200 KB : 50 KB of ordinary paragraphs (4 is linear)',
			value: times(makeNote(50_000), makeNote(200_000), 5),
		},
		...FLOODS.map(unit => ({
			what: `“${unit.trim()}” without end, 200 KB : 50 KB (4 is linear)`,
			value: times(unit.repeat(50_000 / unit.length), unit.repeat(200_000 / unit.length), 3),
		})),
	];
}

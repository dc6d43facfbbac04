// Finds thousands of quotes again in notes that were edited with the truth known, beside three other ways:
//   node test/bench/anchoring.mjs [--seed N] [--show KIND]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { EDITS } from './anchoringEdits.mjs';
import { byExactQuote, byLine, byQuoteAndContext } from './anchoringPeers.mjs';
import { judge, truthOf } from './anchoringTruth.mjs';
import { randomFrom, trace } from './anchoringText.mjs';
import { importBundle, ROOT } from './bundle.mjs';

const { values: flags } = parseArgs({
	options: {
		seed: { type: 'string', default: '4' },
		quotes: { type: 'string', default: '5016' },
		notes: { type: 'string', default: '../shared/eval/dev,../shared/eval/seed,media/samples' },
		show: { type: 'string' },
		ours: { type: 'boolean' },
	},
});
const LETTERS_LEFT_OF_PEERS = 32;

const { carryPassages, createAnchorer, parseMarkdown, takePassage } = await importBundle(
	path(ROOT, 'test', 'bench', 'anchoringParts.ts'),
);

function readNotes(folders) {
	return folders.flatMap(folder => {
		try {
			const names = readdirSync(path(ROOT, folder)).filter(name => name.endsWith('.md'));
			return names.map(name => readFileSync(path(ROOT, folder, name), 'utf8'));
		} catch {
			return [];
		}
	});
}

let notes = readNotes(flags.notes.split(','));
if (notes.length < 12) {
	notes = [...notes, ...readNotes(['test/fixtures/companies', 'test/fixtures/understanding'])];
}

/** A word, a few words, a sentence, a paragraph, or any stretch from word to word. */
function choosePassage(text, random) {
	const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)];
	const first = random.below(words.length);
	const upTo = count => words[Math.min(words.length - 1, first + count)];
	const stretch = last => ({ start: words[first].index, end: last.index + last[0].length });
	const kind = random.below(100);
	if (kind < 30) {
		return stretch(words[first]);
	}
	if (kind < 55) {
		return stretch(upTo(1 + random.below(6)));
	}
	if (kind >= 90) {
		return stretch(upTo(8 + random.below(80)));
	}
	const pattern = kind < 75 ? /[^.!?\n|]+[.!?]["”’)]*/g : /\S(?:[^\n]|\n(?!\s*\n))*/g;
	const pieces = [...text.matchAll(pattern)].filter(([piece]) => /\p{L}/u.test(piece));
	const piece = random.pick(pieces);
	const lead = /^\s*/.exec(piece[0])[0].length;
	return { start: piece.index + lead, end: piece.index + piece[0].trimEnd().length };
}

const random = randomFrom(Number(flags.seed));
const methods = flags.ours
	? ['Pactmark']
	: ['Pactmark', 'line and column', 'exact quote', 'quote and context'];
/** @type {Map<string, Record<string, number>>} */
const counts = new Map();
function count(row, verdict) {
	const of = counts.get(row) ?? {};
	of[verdict] = (of[verdict] ?? 0) + 1;
	counts.set(row, of);
}

function answers(text, after, { span, quote, anchorer }) {
	const { exact } = quote.quote;
	const context = {
		exact,
		prefix: text.slice(Math.max(0, span.start - LETTERS_LEFT_OF_PEERS), span.start),
		suffix: text.slice(span.end, span.end + LETTERS_LEFT_OF_PEERS),
		hint: span.start,
	};
	return {
		Pactmark: () => anchorer.find(quote),
		'line and column': () => byLine(text, after, span),
		'exact quote': () => byExactQuote(after, exact, span.start),
		'quote and context': () => byQuoteAndContext(after, context),
	};
}

const each = Math.ceil(Number(flags.quotes) / notes.length);
/** Ten passages share an edited note unless the edit is about the passage. */
let shown = 0;
for (const text of notes) {
	const taker = createAnchorer(text);
	for (let n = 0; n < each; n++) {
		const span = choosePassage(text, random);
		const quote = taker.take(span);
		for (const [kind, edit] of Object.entries(EDITS)) {
			const others = notes.filter(note => note !== text);
			const edited = edit(trace(text), span, random, others);
			if (edited === undefined) {
				continue;
			}
			const truth = truthOf(text, edited, span);
			if (truth.kind === 'none') {
				continue;
			}
			const ask = answers(text, edited.text, { span, quote, anchorer: createAnchorer(edited.text) });
			for (const method of methods) {
				const answer = ask[method]();
				const verdict = judge(edited, truth, answer);
				count(`${method}\t${kind}`, verdict);
				count(`${method}\t= ${truth.group}`, verdict);
				count(`${method}\t= all`, verdict);
				if (method === 'Pactmark' && flags.show?.split('/').includes(verdict) && shown++ < 400) {
					const where = truth.span && edited.text.slice(truth.span.start - 50, truth.span.end + 50);
					const got = answer.span ?? answer.spans?.[0];
					process.stdout.write(
						`${JSON.stringify({ kind, group: truth.group, verdict, answer: answer.kind, quote: quote.quote, where, got: got && edited.text.slice(got.start - 50, got.end + 50), span: got })}\n\n`,
					);
				}
			}
		}
	}
}

const VERDICTS = ['right', 'unsure', 'lost', 'wrong'];
const GROUPS = [
	'unedited',
	'up to 20 % changed',
	'up to 50 % changed',
	'more changed',
	'deleted',
	'two equal places',
	'all',
];

function row(name) {
	const cells = methods.map(method => {
		const of = counts.get(`${method}\t${name}`) ?? {};
		const all = VERDICTS.reduce((sum, verdict) => sum + (of[verdict] ?? 0), 0);
		return VERDICTS.map(verdict => ((100 * (of[verdict] ?? 0)) / Math.max(1, all)).toFixed(2)).join(
			' / ',
		);
	});
	const first = Object.values(counts.get(`${methods[0]}\t${name}`) ?? {}).reduce(
		(sum, one) => sum + one,
		0,
	);
	return `| ${name.replace('= ', '')} | ${first} | ${cells.join(' | ')} |`;
}

/** A note of a megabyte: the notes one after the other, each time with other words in it. */
function megabyte() {
	const numbers = randomFrom(1);
	const pieces = [];
	for (let size = 0; size < 1_000_000;) {
		for (const note of notes) {
			const piece = EDITS['reworded all over'](trace(note), { start: 0, end: 0 }, numbers).text;
			pieces.push(piece);
			size += piece.length + 2;
		}
	}
	return pieces.join('\n\n').slice(0, 1_000_000);
}

/** The shortest of some rounds, in milliseconds: what else runs on the machine only adds. */
function shortest(work, rounds = 5) {
	return Math.min(
		...Array.from({ length: rounds }, () => {
			const start = performance.now();
			work();
			return performance.now() - start;
		}),
	);
}

function measureSpeed() {
	const text = megabyte();
	const numbers = randomFrom(2);
	const spans = Array.from({ length: 200 }, () => choosePassageIn(text, numbers));
	const taker = createAnchorer(text);
	const quotes = spans.map(span => taker.take(span));
	const span = { start: 0, end: 0 };
	const edited = EDITS['typos, 1 word in 20'](trace(text), span, numbers).text;
	const anchor = note => {
		const anchorer = createAnchorer(note);
		quotes.forEach(quote => anchorer.find(quote));
	};
	const parse = shortest(() => parseMarkdown(text), 3);
	const same = shortest(() => anchor(text));
	const other = shortest(() => anchor(edited));
	const gone = shortest(() => {
		const anchorer = createAnchorer(notes.join('\n\n').repeat(16).slice(0, 1_000_000));
		quotes.forEach(quote => anchorer.find(quote));
	});
	const passages = spans.map(one => takePassage(text, one));
	const change = [{ offset: 500_000, length: 1, text: 'x' }];
	const carry = shortest(() => {
		for (let i = 0; i < 1000; i++) {
			carryPassages(passages, change);
		}
	});
	const times = ms => `${(parse / ms).toFixed(1)} times as fast as remark parses it`;
	return `| 200 quotes in a note of 1 MB, read and found | |
| --- | --- |
| the note unchanged | ${times(same)} |
| a typo in every 20th word of it | ${times(other)} |
| another note altogether, most of them lost or unsure | ${times(gone)} |
| carrying the 200 over one keystroke | ${carry.toFixed(1)} µs |`;
}

/** A passage of a long text, chosen within a stretch of it, so that choosing takes no time. */
function choosePassageIn(text, numbers) {
	const from = text.indexOf('\n\n', numbers.below(text.length - 6000)) + 2;
	const { start, end } = choosePassage(text.slice(from, from + 4000), numbers);
	return { start: from + start, end: from + end };
}

const report = `# Finding passages again

Written by \`node test/bench/anchoring.mjs\`: ${each * notes.length} quotes from ${notes.length} notes, each through ${Object.keys(EDITS).length} kinds of edit, seed ${flags.seed}.
Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}.

Each cell: right / unsure / lost / wrong, in %. Lost is right where the passage is gone, unsure where two places are equally good.

| | cases | ${methods.join(' | ')} |
| --- | --: | ${methods.map(() => '---').join(' | ')} |
${[...Object.keys(EDITS), ...GROUPS.map(group => `= ${group}`)].map(row).join('\n')}

${measureSpeed()}
`;
if (!flags.ours) {
	mkdirSync(path(ROOT, 'bench'), { recursive: true });
	writeFileSync(path(ROOT, 'bench', 'anchoring.md'), report);
}
process.stdout.write(report);

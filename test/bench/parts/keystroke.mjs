// One letter typed: from the edit to the mentions of what changed.
import { importFrom } from '../bundle.mjs';
import { makeNote, makeNoteAround, readTypicalParagraph } from '../corpus.mjs';
import { lezerParser, remarkParser, versions } from '../peers.mjs';
import { ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000, '8 MB': 8_000_000 };
const CORE = [
	'src/core/noteReader.ts',
	'src/core/base',
	'src/core/lexicon',
	'src/core/markdown',
	'src/core/matching',
	'src/core/understanding',
];
/** Of each: what is measured is typing on, not the first letter. */
const WARM_UP_MS = 300;
const EDITED = 'not there yet';
const WHOLE = 'Pactmark: the note read anew';

/** Where somebody types: in a word in the middle of a paragraph, which stands in the middle of a note. */
function typeAround(length, paragraph) {
	const { text, start } = makeNoteAround(length, paragraph);
	return { text, at: start + paragraph.indexOf(' ', paragraph.length >> 1) + 1 };
}

/** The middle of one long paragraph, in a word. */
function placeToType(text) {
	return text.indexOf('e', text.indexOf(' ', text.length >> 1));
}

/** A letter typed and taken away again, in turn: the note stays as long as it is. */
function typing(at, edit) {
	let isTyped = false;
	return () => {
		const result = isTyped
			? edit({ offset: at, length: 1, text: '' })
			: edit({ offset: at, length: 0, text: 'x' });
		isTyped = !isTyped;
		return result;
	};
}

/** Ours: the changed parts are cut, and their sentences matched but for those that are as they were; `undefined` where the core has no note that follows edits. */
function typeInOurs(core, { text, at }) {
	if (core.IncrementalNote === undefined) {
		return undefined;
	}
	const matcher = core.matcherOf(core.createBundledLexicon());
	const note = new core.IncrementalNote(text);
	const memory = new core.TermMemory();
	const read = part => {
		const { sentences } = part.parted();
		const open = sentences.map(sentence => memory.open(sentence, [], matcher));
		return open.reduce((sum, one, i) => sum + memory.find(one, open[i - 1], open[i + 1]).length, 0);
	};
	for (const part of note.parts) {
		read(part); // The note is open: everything has been read once.
	}
	return typing(at, edit => {
		const { added, altered } = note.edit([edit]);
		return [...added, ...altered].reduce((sum, part) => sum + read(part), 0);
	});
}

/** The edited text, as an editor without a tree of its own would hand it over, made beforehand. */
function twoTexts(text, at) {
	return { before: text, after: `${text.slice(0, at)}x${text.slice(at)}` };
}

function typeInLezer(lezer, { text, at }) {
	const { before, after } = twoTexts(text, at);
	const parse = lezer.incremental(before);
	return typing(at, ({ offset, length, text: own }) =>
		parse(own === '' ? before : after, offset, length, own.length),
	);
}

/** What the core must do for a note that is read anew, structure and terms. */
function readAnew(core, text) {
	const reader = core.createNoteReader();
	return () => reader.read(text).mentions.length;
}

async function measureSize(core, name) {
	const note = typeAround(SIZES[name], readTypicalParagraph());
	const { text } = note;
	const lezer = await lezerParser();
	const remark = await remarkParser();
	const isShort = SIZES[name] <= 100_000;
	return takeTurns(
		{
			ours: typeInOurs(core, note),
			lezer: typeInLezer(lezer, note),
			remark: SIZES[name] <= 1_000_000 ? () => remark(text) : undefined,
			[WHOLE]: isShort ? readAnew(core, text) : undefined,
		},
		{ rounds: isShort ? 7 : 5, warmUp: WARM_UP_MS },
	);
}

/** Keystrokes in the shortest and the longest note, in the same rounds. */
function measureGrowth(core) {
	const paragraph = readTypicalParagraph();
	const [short, long] = [SIZES['10 KB'], SIZES['8 MB']].map(size =>
		typeInOurs(core, typeAround(size, paragraph)),
	);
	return takeTurns({ short, long }, { warmUp: WARM_UP_MS });
}

/** What is one thing to markdown and long: an edit in it beside one in an ordinary paragraph as long as the item touched. */
const SHAPES = {
	'a list of 0.5 MB': paragraphs => {
		const items = paragraphs.map(text => `- ${text.replace(/\s+/g, ' ')}`).join('\n');
		return { text: items, at: items.indexOf('\n', items.length >> 1) + 20, like: middle(paragraphs) };
	},
	'a table of 5,000 rows and 200 columns': () => {
		const row = Array.from({ length: 200 }, (_, i) => ` c${i}`).join(' |');
		const line = `|${row} |`;
		const text = [line, `|${' --- |'.repeat(200)}`, ...Array.from({ length: 5_000 }, () => line)].join(
			'\n',
		);
		return { text, at: text.indexOf('\n', text.length >> 1) + 5, like: line.replaceAll('|', '') };
	},
};

const middle = list => list[list.length >> 1] ?? '';

async function measureShapes(core) {
	const paragraphs = makeNote(500_000).split('\n\n');
	const rows = [];
	for (const [name, make] of Object.entries(SHAPES)) {
		const { text, at, like } = make(paragraphs);
		const times = await takeTurns(
			{
				shaped: typeInOurs(core, { text, at }),
				plain: typeInOurs(core, typeAround(500_000, like)),
			},
			{ rounds: 5, warmUp: WARM_UP_MS },
		);
		rows.push({
			what: `an edit in ${name} : in a paragraph as long as what it touches`,
			value: ratio(times.shaped, times.plain),
			missing: EDITED,
			aim: { atMost: 5 },
		});
	}
	return [...rows, await measureParagraph(core, paragraphs)];
}

/** One paragraph of half a megabyte: an edit in it beside cutting and matching all of it. */
async function measureParagraph(core, paragraphs) {
	const text = paragraphs.map(one => one.replace(/\s+/g, ' ')).join(' ');
	const matcher = core.matcherOf(core.createBundledLexicon());
	const match = () => {
		let sum = 0;
		core.readSentences(text).forEach((span, index) => {
			const words = core.readWords(text, span.start, span.end);
			sum += core.findTerms(
				core.openSentence({ ...span, block: { text }, index, words }, [], matcher),
			).length;
		});
		return sum;
	};
	const times = await takeTurns(
		{ edit: typeInOurs(core, { text, at: placeToType(text) }), match },
		{ rounds: 5 },
	);
	return {
		what: 'an edit in a paragraph of 0.5 MB : matching that paragraph whole',
		value: ratio(times.edit, times.match),
		missing: EDITED,
		aim: { atMost: 1.5 },
	};
}

export async function keystroke() {
	const core = await importFrom(...CORE);
	const times = {};
	for (const name of Object.keys(SIZES)) {
		times[name] = await measureSize(core, name);
	}
	const growth = await measureGrowth(core);
	const names = Object.keys(SIZES);
	const cell = (size, who) =>
		times[size][who] === undefined ? '–' : figure(spread(times[size][who]).median);
	const versus = (size, who, label, atLeast) => ({
		what: `${size}: Pactmark : ${label}`,
		value: ratio(times[size][who], times[size].ours),
		missing: EDITED,
		...(atLeast === undefined ? {} : { aim: { atLeast } }),
	});
	return {
		about: `A letter typed in the same paragraph, as long as half of all are, in the middle of notes of real paragraphs. Ours: edit, cut and match the terms of what changed; companies, whose names hang together over a note, are not looked for anew. Lezer and remark: structure only, of a string made beforehand. How many times faster, unless said otherwise. ${versions('@lezer/markdown', 'mdast-util-from-markdown')}.`,
		speeds: {
			head: names.map(name => `${name}, ms`).join(' | '),
			rows: [
				['ours', 'Pactmark: edit and match'],
				[WHOLE, WHOLE],
				['lezer', '@lezer/markdown, incremental'],
				['remark', 'remark + gfm, whole note'],
			].map(([who, label]) => [label, names.map(size => cell(size, who)).join(' | ')]),
		},
		rows: [
			{
				what: 'time in a note of 8 MB : 10 KB',
				value: ratio(growth.long, growth.short),
				missing: EDITED,
				aim: { atMost: 1.5 },
			},
			versus('1 MB', 'lezer', 'lezer incremental', 20),
			versus('1 MB', 'remark', 'remark', 1_000),
			versus('100 KB', 'lezer', 'lezer incremental'),
			versus('100 KB', 'remark', 'remark'),
			...(await measureShapes(core)),
		],
	};
}

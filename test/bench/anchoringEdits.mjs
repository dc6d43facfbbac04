// What happens to notes between two looks at them. Every edit gets a traced text, a span of it, and random numbers.
import { MARKUP, NEW, blocksOf, copyOf, cut, join, replaceAll, trace } from './anchoringText.mjs';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’']*/gu;
const NAME = /\b(?:\p{Lu}[\p{L}]{3,}|\d+)\b/gu;
const FILLERS =
	'further several broad earlier formal entire quiet modest former private general recent actual local major minor early later overall partial joint wider steady plain'.split(
		' ',
	);

/** One wrong key, one key too few, one too many, or two changed over. */
function misspell(word, random) {
	const at = random.below(word.text.length);
	const before = cut(word, 0, at);
	const letter = trace(String.fromCharCode(97 + random.below(26)), NEW);
	switch (random.below(4)) {
		case 0:
			return [before, letter, cut(word, at + 1)];
		case 1:
			return word.text.length > 1 ? [before, cut(word, at + 1)] : undefined;
		case 2:
			return [before, letter, cut(word, at)];
		default:
			return [before, cut(word, at + 1, at + 2), cut(word, at, at + 1), cut(word, at + 2)];
	}
}

function typos(share) {
	return (traced, _, random) =>
		replaceAll(traced, WORD, word => (random.chance(share) ? misspell(word, random) : undefined));
}

/** Words replaced, put in, left out. */
function reword(traced, share, random) {
	return replaceAll(traced, WORD, word => {
		if (!random.chance(share)) {
			return undefined;
		}
		const filler = trace(random.pick(FILLERS), NEW);
		return random.pick([[filler], [filler, trace(' ', NEW), word], []]);
	});
}

function apart(traced, { start, end }, reach) {
	const from = Math.max(0, start - reach);
	const to = Math.min(traced.text.length, end + reach);
	return [
		cut(traced, 0, from),
		cut(traced, from, start),
		cut(traced, start, end),
		cut(traced, end, to),
		cut(traced, to),
	];
}

function rewordAround(traced, span, random) {
	const [head, before, passage, after, tail] = apart(traced, span, 150);
	return join([head, reword(before, 0.3, random), passage, reword(after, 0.3, random), tail]);
}

function rewordInside(traced, span, random) {
	const [head, before, passage, after, tail] = apart(traced, span, 0);
	return join([head, before, reword(passage, 0.12, random), after, tail]);
}

/** Paragraphs wrapped anew, as a formatter does. Lines of tables and headings stay. */
function rewrap(traced, _, random) {
	const width = 40 + random.below(70);
	const isQuoted = random.chance(0.2);
	return join(
		blocksOf(traced).map(block => {
			if (/^\s*(?:[|#]|---)/.test(block.text) || block.text.includes('\n|')) {
				return block;
			}
			let column = 0;
			const wrapped = replaceAll(block, /[^\S\n]+|\n(?!\s*$|[ \t]*\n)|[^\s]+/g, (piece, { index }) => {
				if (/\S/.test(piece.text)) {
					column += piece.text.length;
					return undefined;
				}
				column++;
				if (index === 0 || index + piece.text.length === block.text.length) {
					return undefined;
				}
				if (column < width) {
					return [trace(random.chance(0.05) ? '\u00a0' : ' ', MARKUP)];
				}
				column = 0;
				return [trace(isQuoted ? '\n> ' : '\n', MARKUP)];
			});
			return isQuoted ? join([trace('> ', MARKUP), wrapped]) : wrapped;
		}),
	);
}

function reorder(traced, _, random) {
	return join(random.shuffle(blocksOf(traced)));
}

function deleteBlocks(traced, _, random) {
	return join(blocksOf(traced).filter(() => random.chance(0.55)));
}

/** The sentences that the passage stands in, gone. */
function deleteSentence(traced, { start, end }) {
	const { text } = traced;
	const head = text.slice(0, start);
	const from = Math.max(
		0,
		...[...head.matchAll(/[.!?:|]["”’)]*\s+|\n\s*/g)].map(match => match.index + match[0].length),
	);
	const stop = /[.!?:|]["”’)]*(?=\s)|\n/.exec(text.slice(end));
	const to = stop === null ? text.length : end + stop.index + stop[0].length;
	return join([cut(traced, 0, from), cut(traced, to)]);
}

/** A sentence or two, in units: a longer text of which a quarter is other words was moved and edited. */
const MOST_ALIKE = 320;

/**
 * The sentences gone, and others of the same making put elsewhere: other numbers, other names, some other words.
 * Only for quotes that are most of the sentences and have a name or number in them: words within a sentence that is
 * otherwise the same have moved with it and been edited around, as far as anybody can tell.
 */
function lookAlike(traced, span, random) {
	const gone = deleteSentence(traced, span);
	const missing = traced.text.length - gone.text.length;
	const at = [...traced.from].findIndex((origin, i) => gone.from[i] !== origin);
	const sentence = trace(traced.text.slice(at, at + missing), NEW);
	const others = random.shuffle(['Tamarind', 'Quillon', 'Brockhurst', 'Veldhaven', 'Osprey']);
	let count = 0;
	const alike = replaceAll(reword(sentence, 0.25, random), NAME, word => [
		trace(/\d/.test(word.text) ? String(random.below(90) + 3) : others[count++ % others.length], NEW),
	]);
	const passage = traced.text.slice(span.start, span.end);
	const names = passage.match(NAME) ?? [];
	if (
		passage.length < 0.7 * missing ||
		passage.length > MOST_ALIKE ||
		names.every(name => alike.text.includes(name))
	) {
		return undefined;
	}
	const blocks = blocksOf(gone);
	let length = 0;
	const own = blocks.findIndex(block => (length += block.text.length) > at);
	const places = Array.from(blocks.keys()).filter(place => Math.abs(place - own) > 1);
	blocks.splice(random.pick(places), 0, join([alike, trace('\n\n', MARKUP)]));
	return join(blocks);
}

function duplicate(traced, { start }, random) {
	const blocks = blocksOf(traced);
	let length = 0;
	const own = blocks.findIndex(block => (length += block.text.length) > start);
	const chosen = random.chance(0.7) && own >= 0 ? own : random.below(blocks.length);
	const copy = copyOf(blocks[chosen]);
	const at = random.pick([chosen, chosen + 1, random.below(blocks.length + 1)]);
	return join([...blocks.slice(0, at), copy, ...blocks.slice(at)]);
}

/** A word that is frequent becomes another one, everywhere. */
function searchAndReplace(traced, _, random) {
	const counts = new Map();
	for (const [word] of traced.text.matchAll(/\b\p{L}{4,}\b/gu)) {
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12);
	const [word] = random.pick(frequent);
	const other = random.pick(['Northgate', 'the group', 'Halberd']);
	return replaceAll(traced, new RegExp(`\\b${word}\\b`, 'gu'), () => [trace(other, NEW)]);
}

const SWAPS = { '“': '"', '”': '"', '’': "'", '‘': "'", "'": '’', '—': '--', '‑': '-', '–': '-' };

/** Emphasis, links, bullets, quotation marks, dashes, headings. */
function format(traced, _, random) {
	const swapped = replaceAll(traced, /[“”’‘'—‑–]/g, mark => [trace(SWAPS[mark.text], MARKUP)]);
	const plain = random.chance(0.5) ? replaceAll(swapped, /\*\*|(?<!\n)\*(?=\S)|__/g, () => []) : swapped;
	const wrapped = replaceAll(plain, /(?<=\s)\p{L}[\p{L} ]{3,25}(?=[\s.,;:])/gu, words => {
		if (!random.chance(0.12)) {
			return undefined;
		}
		const [open, close] = random.pick([
			['**', '**'],
			['*', '*'],
			['_', '_'],
			['`', '`'],
			['==', '=='],
			['[', '](https://example.com/a/deal-note?id=4)'],
			['[', '](<../notes/other note.md> "A title")'],
			['<b>', '</b>'],
		]);
		return [trace(open, MARKUP), words, trace(close, MARKUP)];
	});
	const bullet = random.pick(['* ', '+ ', '1. ', '- [ ] ', '  - ']);
	return replaceAll(wrapped, /(?<=^|\n)(?:- |\d+\. )/g, () => [trace(bullet, MARKUP)]);
}

function concatenate(traced, _, random, others) {
	const notes = Array.from({ length: 3 }, () => trace(random.pick(others), NEW));
	const revised = reword(copyOf(traced), 0.15, random);
	const parts = random.shuffle([traced, ...notes, ...(random.chance(0.4) ? [revised] : [])]);
	return join(parts.flatMap(part => [part, trace('\n\n---\n\n', MARKUP)]));
}

function everything(traced, span, random, others) {
	const steps = random.shuffle([
		typos(0.03),
		rewrap,
		reorder,
		format,
		(text, at, numbers) => reword(text, 0.04, numbers),
		searchAndReplace,
	]);
	return steps.slice(0, 4).reduce((text, step) => step(text, span, random, others), traced);
}

/** Every kind of edit by the name that the report gives it. */
export const EDITS = {
	'nothing changed': traced => traced,
	'typos, 1 word in 20': typos(0.05),
	'typos, 1 word in 4': typos(0.25),
	'reworded around': rewordAround,
	'reworded inside': rewordInside,
	'reworded all over': (traced, _, random) => reword(traced, 0.1, random),
	'wrapped anew': rewrap,
	'blocks in another order': reorder,
	'blocks deleted': deleteBlocks,
	'its sentence deleted': deleteSentence,
	'deleted, a look-alike added': lookAlike,
	'paragraph duplicated': duplicate,
	'search and replace': searchAndReplace,
	'format changed': format,
	'notes put together': concatenate,
	'four of these at once': everything,
};

import type { Span } from '../base/span.js';
import { printText } from './lexiconLines.js';
import { parseLexicon, type EntryPlace, type PlacedText } from './parseLexicon.js';

/** A stretch of a lexicon file and what is to stand there. */
export interface LexiconChange extends Span {
	readonly text: string;
}

/** A name of an entry as a note writes it: the name itself, and an ending that came with it ("s"). */
export interface WrittenName {
	/** As the lexicon has it. */
	readonly name: string;
	/** How many code units at the end of what is written are not the name's. */
	readonly ending: number;
}

/** Endings that the matcher allows for and that stay when the name in front of them changes. */
const ENDING = /^(?:e?s|['’]s?)$/i;

/**
 * Which of the entry's own names is written; `undefined` where it is none of them, as after a pattern or another lexicon's alias.
 *
 * The longest wins, one that is written as it is before one with an ending.
 */
export function findWrittenName(text: string, entry: Entry, written: string): WrittenName | undefined {
	const place = findPlace(text, entry);
	const names = place === undefined ? [] : [...place.aliases, ...place.names].map(({ text: name }) => name);
	const folded = fold(written);
	const fitting = names
		.filter(name => folded.startsWith(fold(name)) && fits(folded.slice(fold(name).length)))
		.sort((a, b) => b.length - a.length);
	const [name] = fitting;
	return name === undefined ? undefined : { name, ending: folded.length - fold(name).length };
}

/**
 * What changes in a lexicon file when one of an entry's names becomes another: the name, the label where it says the same, and an id
 * where the entry had its id from its label, since corrections and other files know it by that. Empty where there is no such name.
 */
export function renameInLexicon(
	text: string,
	entry: Entry,
	{ from, to }: { readonly from: string; readonly to: string },
): readonly LexiconChange[] {
	const place = findPlace(text, entry);
	if (place === undefined) {
		return [];
	}
	const isMeant = ({ text: name }: PlacedText): boolean => fold(name) === fold(from);
	const label = { ...place.span, text: place.label };
	const changes = new Map<number, LexiconChange>();
	for (const { start, end, text: old } of place.aliases.filter(isMeant)) {
		changes.set(start, { start, end, text: printText(likeBefore(old, to)) });
	}
	if ((changes.size > 0 || place.names.some(isMeant)) && isMeant(label)) {
		const { start, end } = place.span;
		const pinned = pinId(text, place);
		changes.set(start, { start, end, text: `${printText(likeBefore(place.label, to))}${pinned}` });
	}
	return [...changes.values()].sort((a, b) => a.start - b.start);
}

/** A new name that begins with a capital letter where the old one does. */
export function likeBefore(old: string, next: string): string {
	const [first = ''] = old;
	const isCapital = first !== first.toLowerCase();
	return isCapital ? `${next.charAt(0).toUpperCase()}${next.slice(1)}` : next;
}

/** What an entry is known by. */
type Entry = Pick<EntryPlace, 'kind' | 'id'>;

function findPlace(text: string, { kind, id }: Entry): EntryPlace | undefined {
	return parseLexicon(text).places.findLast(
		place => place.kind === kind && place.id === id && !place.isRemoval,
	);
}

/** The id as a field behind the label; nothing where the entry has one. */
function pinId(text: string, { span, id, kind }: EntryPlace): string {
	const changed = `${text.slice(0, span.start)}${printText('renamed')}${text.slice(span.end)}`;
	const keepsId = parseLexicon(changed).places.some(place => place.kind === kind && place.id === id);
	if (keepsId) {
		return '';
	}
	const line = text.lastIndexOf('\n', span.start - 1) + 1;
	const key = /^[ -]*/.exec(text.slice(line, span.start))?.[0] ?? '';
	const isFlow = text.slice(line, span.start).includes('{');
	const plain = id.replaceAll('_', ' '); // An underscore needs no quotation marks.
	const written = printText(plain) === plain ? id : printText(id);
	return isFlow ? `, id: ${written}` : `\n${' '.repeat(key.length)}id: ${written}`;
}

function fits(ending: string): boolean {
	return ending === '' || ENDING.test(ending);
}

/** Case and white space do not matter. Keeps the number of code units but for white space. */
function fold(text: string): string {
	return text.replace(/\s+/g, ' ').toLowerCase();
}

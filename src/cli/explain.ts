import { overlaps, touches, type Span } from '../core/base/span.js';
import type { Lexicon } from '../core/lexicon/lexicon.js';
import type { Reading } from '../core/understanding/reading.js';
import { sayEnglish } from '../core/wording/say.js';
import { describeConclusions, describePassedOver, describeWhy } from '../core/wording/why.js';
import { plain } from './plain.js';

/** A place in a note as editors count: lines and columns from 1; without a column the whole line. */
export interface Place {
	readonly line: number;
	readonly column: number | undefined;
}

/** Parts `FILE:LINE[:COL]`; `undefined` where no line is given. */
export function parsePlace(argument: string): { readonly path: string; readonly place: Place } | undefined {
	const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(argument);
	const [, path, line, column] = match ?? [];
	return path === undefined
		? undefined
		: { path, place: { line: Number(line), column: column === undefined ? undefined : Number(column) } };
}

/** A place of a note that was read, and what it was read with. */
export interface PlaceInNote {
	readonly reading: Reading;
	readonly text: string;
	readonly place: Place;
	readonly lexicon: Lexicon;
}

/** What is told of a place, or what is wrong with it. */
export type Explanation =
	| { readonly explained: string; readonly problem?: undefined }
	| { readonly explained?: undefined; readonly problem: string };

/** What is marked at a place of a note, what the note says there, and how each came about. */
export function explainPlace({ reading, text, place, lexicon }: PlaceInNote): Explanation {
	const lines = text.split('\n');
	const at = spanOfPlace(lines, place);
	if (typeof at === 'string') {
		return { problem: at };
	}
	const isThere = (span: Span): boolean =>
		place.column === undefined ? overlaps(span, at) : touches(span, at.start);
	const paragraphs = [
		...reading.mentions.filter(isThere).map(mention => describeWhy(sayEnglish, mention)),
		...describeConclusions(sayEnglish, {
			reading,
			isWanted: ({ evidence }) => isThere(evidence),
			nameOfTerm: id => lexicon.terms.get(id)?.label ?? id,
		}).map(({ lines: told, technical }) => [...told, ...(technical === undefined ? [] : [technical])]),
	];
	const silence = describePassedOver(sayEnglish, reading, at) ?? 'Nothing is marked there.';
	return {
		explained: `${paragraphs.length === 0 ? silence : paragraphs.map(printParagraph).join('\n\n')}\n`,
	};
}

function printParagraph([head = '', ...lines]: readonly string[]): string {
	return [plain(head), ...lines.map(line => `  ${plain(line)}`)].join('\n');
}

/** The place in the text; else what is wrong with it, to be said behind the name of the note. */
function spanOfPlace(lines: readonly string[], { line, column }: Place): Span | string {
	const content = lines[line - 1]?.replace(/\r$/, '');
	if (content === undefined) {
		return `has lines 1 to ${lines.length}, and no line ${line}.`;
	}
	if (column !== undefined && (column < 1 || column > content.length + 1)) {
		return `has columns 1 to ${content.length + 1} in line ${line}, and no column ${column}.`;
	}
	const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
	const offset = start + (column ?? 1) - 1;
	return column === undefined ? { start, end: start + content.length } : { start: offset, end: offset };
}

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

/** What is marked at a place of a note, what the note says there, and how each came about. */
export function explainPlace(reading: Reading, text: string, place: Place, lexicon: Lexicon): string {
	const at = spanOfPlace(text, place);
	if (at === undefined) {
		return `The note has no line ${place.line}.\n`;
	}
	const isThere = (span: Span): boolean =>
		place.column === undefined ? overlaps(span, at) : touches(span, at.start);
	const paragraphs = [
		...reading.mentions.filter(isThere).map(mention => describeWhy(sayEnglish, mention)),
		...describeConclusions(sayEnglish, {
			reading,
			isWanted: ({ evidence }) => isThere(evidence),
			nameOfTerm: id => lexicon.terms.get(id)?.label ?? id,
		}).map(({ lines, technical }) => [...lines, ...(technical === undefined ? [] : [technical])]),
	];
	return paragraphs.length === 0
		? `${describePassedOver(sayEnglish, reading, at) ?? 'Nothing is marked there.'}\n`
		: `${paragraphs.map(([head = '', ...lines]) => [plain(head), ...lines.map(line => `  ${plain(line)}`)].join('\n')).join('\n\n')}\n`;
}

function spanOfPlace(text: string, { line, column }: Place): Span | undefined {
	const lines = text.split('\n');
	const content = lines[line - 1];
	if (content === undefined) {
		return undefined;
	}
	const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
	const offset = start + (column ?? 1) - 1;
	return column === undefined ? { start, end: start + content.length } : { start: offset, end: offset };
}

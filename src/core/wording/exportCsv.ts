import type { AnnotationRecord } from '../annotations/annotation.js';
import type { AnnotationEntry } from './annotationEntries.js';
import { harmless } from './harmless.js';

/**
 * What a CSV file begins with so that Excel reads it as UTF-8 and not as the machine's old code page.
 *
 * A file that a user saves begins with it: analysts open it in Excel, where `Größe` turns to rubbish without. What goes to another program
 * does not: most readers take the mark for a part of the first column's name.
 */
export const CSV_BYTE_ORDER_MARK = '\ufeff';

const COLUMNS = [
	'note',
	'line',
	'place',
	'type',
	'state',
	'tags',
	'quote',
	'text',
	'author',
	'created',
	'modified',
	'title',
	'source',
	'date',
	'id',
	'reply to',
] as const;

/**
 * Annotations as comma-separated values (RFC 4180): one row for every annotation and every reply, lines ended by CR LF.
 *
 * A cell that a spreadsheet would take for a formula is led by an apostrophe, which makes it text there. So is what stands behind a
 * semicolon, tab or line break: where Excel parts cells by semicolons, quotation marks do not hold such a cell together. Control characters
 * are left out; line breaks within a cell stay.
 */
export function exportCsv(entries: readonly AnnotationEntry[]): string {
	const rows = entries.flatMap(entry => [
		row(entry, entry.thread.annotation),
		...entry.thread.replies.map(reply => row(entry, reply)),
	]);
	return [COLUMNS, ...rows].map(cells => `${cells.map(cell).join(',')}\r\n`).join('');
}

function row(
	{ note, facts, placing, line, thread: { annotation } }: AnnotationEntry,
	record: AnnotationRecord,
): readonly string[] {
	const isReply = record.type === 'reply';
	return [
		note,
		placing === 'found' && line !== undefined ? String(line) : '',
		placing,
		isReply ? 'reply' : record.kind,
		annotation.state,
		isReply ? '' : record.tags.join('; '),
		annotation.quote.exact,
		record.body,
		record.author,
		record.created,
		record.modified,
		facts.title ?? '',
		facts.source ?? '',
		facts.date ?? '',
		record.id,
		isReply ? record.annotation : '',
	];
}

/** What spreadsheets take for the beginning of a formula, in both widths, also behind white space or a quote mark. */
const FORMULA = /^[\s"']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

const INNER_FORMULA = /([;\t\n][\s"']*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g;

function cell(text: string): string {
	const shown = harmless(text);
	const inner = shown.replace(INNER_FORMULA, "$1'");
	const safe = FORMULA.test(shown) ? `'${inner}` : inner;
	return /[",\n]/.test(safe) || safe !== shown ? `"${safe.replaceAll('"', '""')}"` : safe;
}

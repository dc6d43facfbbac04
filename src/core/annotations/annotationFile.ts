import {
	ANNOTATION_KINDS,
	compareText,
	tidyTags,
	toThreads,
	type Annotation,
	type AnnotationKind,
	type AnnotationRecord,
	type AnnotationState,
	type RecordFacts,
	type Reply,
} from './annotation.js';
import type { Field } from './json.js';
import { mergeAnnotations, restoreAnnotations } from './mergeAnnotations.js';
import { parseRecordFile, printRecordFile, type RecordFile, type RecordFormat } from './recordFile.js';
import type { RecordFields } from './recordFields.js';
import { leftIn, readPosition, readQuote, writePlace } from './selectors.js';

/** What the annotation file of one note says. */
export type AnnotationFile = RecordFile<AnnotationRecord>;

/**
 * How annotations and replies stand in a file.
 *
 * ```jsonl
 * {"pactmark":"annotations","version":1,"note":"deals/seed.md"}
 * {"type":"annotation","id":"4k2…","kind":"question","state":"open","quote":{"type":"TextQuoteSelector",…},…,"body":"Why?"}
 * {"type":"reply","id":"9vt…","annotation":"4k2…","revision":0,…,"body":"Because."}
 * ```
 * Replies stand behind their annotation, oldest first.
 */
export const ANNOTATION_FORMAT: RecordFormat<AnnotationRecord> = {
	name: 'annotations',
	version: 1,
	read: readRecord,
	write: record => (record.type === 'annotation' ? writeAnnotation(record) : writeReply(record)),
	order: byPlace,
	merge: mergeAnnotations,
	check: findStrays,
	repair: restoreAnnotations,
};

/** Reads an annotation file; never throws. `parseRecordFile` says what becomes of lines that are none of ours. */
export function parseAnnotationFile(text: string): AnnotationFile {
	return parseRecordFile(text, ANNOTATION_FORMAT);
}

/** Writes an annotation file. Lines whose record did not change are written as they were read. */
export function printAnnotationFile(file: AnnotationFile): string {
	return printRecordFile(file, ANNOTATION_FORMAT);
}

function byPlace(a: AnnotationRecord, b: AnnotationRecord): number {
	const [left, right] = [threadOf(a), threadOf(b)];
	if (left !== right) {
		return compareText(left, right);
	}
	if (a.type !== b.type) {
		return a.type === 'annotation' ? -1 : 1;
	}
	return compareText(a.created, b.created) || compareText(a.id, b.id);
}

/** Git may leave a reply whose annotation another branch deleted. No thread shows it, so its line does. */
function findStrays(records: ReadonlyMap<string, AnnotationRecord>): ReadonlyMap<string, string> {
	return new Map(
		toThreads(records.values()).strays.map(({ id, author, body }) => [
			id,
			`This reply answers an annotation that is gone. It is kept as it is. ${clip(author)}: “${clip(body)}”`,
		]),
	);
}

/** How much of a text a message repeats, in characters. */
const LONGEST_REPEATED = 500;

/** A text of the file as part of a sentence; cut first, for it may be a megabyte. */
function clip(text: string): string {
	const line = text
		.slice(0, LONGEST_REPEATED)
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	return text.length > LONGEST_REPEATED ? `${line.replace(/[\ud800-\udbff]$/, '')}…` : line;
}

function threadOf(record: AnnotationRecord): string {
	return record.type === 'annotation' ? record.id : record.annotation;
}

function readRecord(fields: RecordFields): AnnotationRecord | string {
	switch (fields.text('type')) {
		case 'annotation':
			return readAnnotation(fields);
		case 'reply':
			return readReply(fields);
		default:
			return 'This line is of a kind that this version of Pactmark does not know. It is kept as it is.';
	}
}

function readAnnotation(fields: RecordFields): Annotation | string {
	const facts = readFacts(fields);
	const kind = fields.text('kind') ?? 'comment';
	const state = fields.text('state') ?? 'open';
	const quoteFields = fields.object('quote');
	const positionFields = fields.object('position');
	const quote = readQuote(quoteFields);
	const position = readPosition(positionFields);
	const tags = fields.texts('tags');
	const body = fields.text('body') ?? '';
	const fault = fields.fault();
	if (facts.id === '' || quote === undefined || fault !== undefined) {
		return fault ?? (facts.id === '' ? 'This annotation has no id.' : 'This annotation quotes nothing.');
	}
	if (!isKind(kind) || !isState(state)) {
		return `This version of Pactmark knows no annotation that is “${isKind(kind) ? state : kind}”.`;
	}
	const extra = [...fields.rest(), ...leftIn('quote', quoteFields), ...leftIn('position', positionFields)];
	return { type: 'annotation', ...facts, kind, state, quote, position, tags: tidyTags(tags), body, extra };
}

function readReply(fields: RecordFields): Reply | string {
	const facts = readFacts(fields);
	const annotation = fields.text('annotation') ?? '';
	const body = fields.text('body') ?? '';
	const origin = fields.text('origin') === 'merge' ? 'merge' : undefined;
	const fault = fields.fault();
	if (facts.id === '' || annotation === '' || fault !== undefined) {
		return fault ?? 'This reply does not say what it answers.';
	}
	return { type: 'reply', ...facts, annotation, body, origin, extra: fields.rest() };
}

function readFacts(fields: RecordFields): RecordFacts {
	const created = fields.text('created') ?? '';
	return {
		id: fields.text('id') ?? '',
		author: fields.text('author') ?? '',
		created,
		modified: fields.text('modified') ?? created,
		revision: fields.number('revision') ?? 0,
		was: fields.texts('was'),
		extra: [],
	};
}

function writeAnnotation(annotation: Annotation): readonly Field[] {
	const { id, kind, state, quote, position, tags, body, extra } = annotation;
	return [
		['type', 'annotation'],
		['id', id],
		['kind', kind],
		['state', state],
		...(tags.length === 0 ? [] : [['tags', tags] as const]),
		['body', body],
		...writePlace({ quote, position }, extra),
		...writeFacts(annotation),
		...extra.filter(([name]) => name !== 'quote' && name !== 'position'),
	];
}

function writeReply(reply: Reply): readonly Field[] {
	return [
		['type', 'reply'],
		['id', reply.id],
		['annotation', reply.annotation],
		['body', reply.body],
		...(reply.origin === undefined ? [] : [['origin', reply.origin] as const]),
		...writeFacts(reply),
		...reply.extra,
	];
}

function writeFacts({ author, created, modified, revision, was }: RecordFacts): readonly Field[] {
	return [
		['author', author],
		['created', created],
		['modified', modified],
		['revision', revision],
		...(was.length === 0 ? [] : [['was', was] as const]),
	];
}

function isKind(text: string): text is AnnotationKind {
	return ANNOTATION_KINDS.some(kind => kind === text);
}

function isState(text: string): text is AnnotationState {
	return text === 'open' || text === 'resolved';
}

import * as fc from 'fast-check';
import {
	createAnnotation,
	createReply,
	type Annotation,
	type AnnotationRecord,
	type NewAnnotation,
	type Reply,
} from '../../../src/core/annotations/annotation.js';

export const NOON = '2026-03-01T12:00:00.000Z';
export const LATER = '2026-03-01T13:00:00.000Z';
export const EARLIER = '2020-01-01T00:00:00.000Z';

/** An annotation on the word `exclusive`. */
export function annotation(id: string, body = `About ${id}`, over: Partial<NewAnnotation> = {}): Annotation {
	return createAnnotation({
		id,
		kind: 'comment',
		quote: {
			quote: { exact: 'exclusive', prefix: 'Acme is the ', suffix: ' provider' },
			position: { start: 12, end: 21 },
		},
		body,
		author: 'Ada',
		now: NOON,
		...over,
	});
}

export function reply(id: string, to: string, body = `Answer ${id}`): Reply {
	return createReply({ id, annotation: to, body, author: 'Ben', now: NOON });
}

export function setOf(...records: readonly AnnotationRecord[]): ReadonlyMap<string, AnnotationRecord> {
	return new Map(records.map(record => [record.id, record]));
}

/** Any text that a user, or an enemy, could have written. */
export const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom(
		'',
		'\u001b[2J',
		'<script>',
		'javascript:alert(1)',
		'=1+1',
		'__proto__',
		'\ud800',
		'a\r\nb',
		'«»',
		'\u2028',
	),
);

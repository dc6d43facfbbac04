import type { Span } from '../base/span.js';
import { digest } from './digest.js';
import { printFields, type Field } from './json.js';

/** What an annotation is for. */
export type AnnotationKind = 'comment' | 'question' | 'todo' | 'highlight';

/** Every kind, in the order in which it is shown. */
export const ANNOTATION_KINDS: readonly AnnotationKind[] = ['comment', 'question', 'todo', 'highlight'];

/** Whether it still wants something of somebody. */
export type AnnotationState = 'open' | 'resolved';

/** The words of a passage and what stands around them: the `TextQuoteSelector` of the W3C Web Annotation model. */
export interface TextQuote {
	/** The passage as the note has it, markdown marks and all. */
	readonly exact: string;
	/** What stands right before `exact`; empty at the start of the note. */
	readonly prefix: string;
	/** What stands right after `exact`; empty at the end of the note. */
	readonly suffix: string;
}

/** What annotations and replies have in common. */
export interface RecordFacts {
	/** Stable for ever, unique within the workspace; letters, digits and hyphens where we made it. */
	readonly id: string;
	/** Who wrote it first, as the surface calls them; may be empty. */
	readonly author: string;
	/** When, as an ISO 8601 text in UTC. Shown, and never trusted: clocks go backwards. */
	readonly created: string;
	readonly modified: string;
	/** How many versions there were before this one. With `was` it decides which of two versions is newer; the clock does not. */
	readonly revision: number;
	/** Fingerprints of earlier versions, oldest first: what tells a newer version from one written at the same time. */
	readonly was: readonly string[];
	/** Fields of the file that this version of Pactmark does not know. They are written back as they were. */
	readonly extra: readonly Field[];
}

/** What an analyst attached to a passage of a note. Being a `Quote` itself, it can be looked for as it is. */
export interface Annotation extends RecordFacts {
	readonly type: 'annotation';
	readonly kind: AnnotationKind;
	readonly state: AnnotationState;
	readonly quote: TextQuote;
	/** Where the passage stood when it was quoted, in the note's source. A hint: the quote decides. */
	readonly position: Span | undefined;
	/** Without `#`, without doubles, in the order they were given. */
	readonly tags: readonly string[];
	/** Markdown as the analyst typed it; empty for a mere highlight. */
	readonly body: string;
}

/** An answer to an annotation: a record of its own, so that what two people write at once merges. */
export interface Reply extends RecordFacts {
	readonly type: 'reply';
	/** The id of the annotation. */
	readonly annotation: string;
	readonly body: string;
	/** Set where it is no answer but the words of the version that a merge did not choose, kept so that nothing is lost. */
	readonly origin: 'merge' | undefined;
}

/** One line of an annotation file. A deletion has no record: the line is gone (`mergeAnnotations` says why that is enough). */
export type AnnotationRecord = Annotation | Reply;

/** An annotation with its answers, oldest first. */
export interface AnnotationThread {
	readonly annotation: Annotation;
	readonly replies: readonly Reply[];
}

/** What a new annotation is made of. */
export interface NewAnnotation {
	readonly id: string;
	readonly kind: AnnotationKind;
	/** As `takeQuote` gives it. */
	readonly quote: { readonly quote: TextQuote; readonly position: Span };
	readonly body: string;
	readonly tags?: readonly string[];
	readonly author: string;
	/** ISO 8601, UTC. */
	readonly now: string;
}

/** A new, open annotation. */
export function createAnnotation(from: NewAnnotation): Annotation {
	const { id, kind, quote, body, author, now } = from;
	return {
		type: 'annotation',
		...firstVersion(id, author, now),
		kind,
		state: 'open',
		quote: quote.quote,
		position: quote.position,
		tags: tidyTags(from.tags ?? []),
		body,
	};
}

/** What a new reply is made of. */
export type NewReply = Pick<Reply, 'id' | 'annotation' | 'body' | 'author'> & { readonly now: string };

/** A new answer to an annotation. */
export function createReply({ id, annotation, body, author, now }: NewReply): Reply {
	return { type: 'reply', ...firstVersion(id, author, now), annotation, body, origin: undefined };
}

function firstVersion(id: string, author: string, now: string): RecordFacts {
	return { id, author, created: now, modified: now, revision: 0, was: [], extra: [] };
}

/** What may change in a record after it was made. */
export type AnnotationChanges = Partial<
	Pick<Annotation, 'kind' | 'state' | 'quote' | 'position' | 'tags' | 'body'>
>;

/**
 * How many earlier versions a record remembers.
 *
 * More than anybody edits one remark between two merges; at seventeen characters each a line stays readable. Beyond it a version
 * forgotten by both counts as written at the same time, and its words are kept as a reply instead of being dropped.
 */
export const MOST_VERSIONS = 24;

/** The next version of an annotation. */
export function reviseAnnotation(from: Annotation, changes: AnnotationChanges, now: string): Annotation {
	const tags = changes.tags === undefined ? from.tags : tidyTags(changes.tags);
	return { ...from, ...changes, tags, ...nextVersion(from, now) };
}

/** The next version of a reply. */
export function reviseReply(from: Reply, body: string, now: string): Reply {
	return { ...from, body, ...nextVersion(from, now) };
}

function nextVersion(
	from: AnnotationRecord,
	now: string,
): Pick<RecordFacts, 'modified' | 'revision' | 'was'> {
	return {
		modified: now,
		revision: Math.min(from.revision + 1, Number.MAX_SAFE_INTEGER),
		was: [...from.was, versionOf(from)].slice(-MOST_VERSIONS),
	};
}

/** The fingerprint of this very version: of all that may change, and of the count of versions before it. */
export function versionOf(record: AnnotationRecord): string {
	const { revision, body, extra } = record;
	const own =
		record.type === 'annotation'
			? [record.kind, record.state, record.quote, record.position, record.tags]
			: [record.annotation, record.origin];
	return digest(`${JSON.stringify([record.type, revision, body, ...own])}${printFields(extra)}`);
}

/** The annotations of a file with their replies. Replies whose annotation is missing come back beside them. */
export function toThreads(records: Iterable<AnnotationRecord>): {
	readonly threads: readonly AnnotationThread[];
	readonly strays: readonly Reply[];
} {
	const repliesById = new Map<string, Reply[]>();
	const annotations: Annotation[] = [];
	for (const record of records) {
		if (record.type === 'annotation') {
			annotations.push(record);
			repliesById.set(record.id, repliesById.get(record.id) ?? []);
		} else {
			const siblings = repliesById.get(record.annotation);
			if (siblings === undefined) {
				repliesById.set(record.annotation, [record]);
			} else {
				siblings.push(record);
			}
		}
	}
	const threads = annotations.map(annotation => {
		const replies = (repliesById.get(annotation.id) ?? []).sort(byTime);
		repliesById.delete(annotation.id);
		return { annotation, replies };
	});
	return { threads, strays: [...repliesById.values()].flat() };
}

function byTime(a: RecordFacts, b: RecordFacts): number {
	return compareText(a.created, b.created) || compareText(a.id, b.id);
}

/** Orders texts by their code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
	if (a === b) {
		return 0;
	}
	return a < b ? -1 : 1;
}

/** Tags as they are stored: no leading `#`, no white space around or line break inside, none twice, none empty. */
export function tidyTags(tags: readonly string[]): readonly string[] {
	const tidy = tags.map(tag =>
		tag
			.replace(/\s+/g, ' ')
			.replace(/^[# ]+/, '')
			.trim(),
	);
	return [...new Set(tidy)].filter(tag => tag !== '');
}

const ID_DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id: twelve digits of 32 each, sixty bits, from a source of random numbers in [0, 1).
 *
 * Random and not counted or timed: records stand in the file by id, so what two people add in their branches lands in different
 * places and git merges it.
 */
export function createId(random: () => number): string {
	let id = '';
	for (let i = 0; i < 12; i++) {
		id += ID_DIGITS[Math.floor(random() * ID_DIGITS.length)] ?? '0';
	}
	return id;
}

import type { Annotation, AnnotationKind, Reply } from '../annotations/annotation.js';
import type { AnnotationEntry } from './annotationEntries.js';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** The model has no motivation for a to-do: it is a comment, tagged as one. */
const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
	comment: 'commenting',
	question: 'questioning',
	todo: 'commenting',
	highlight: 'highlighting',
};

/**
 * Annotations as a page of W3C Web Annotations in JSON-LD, for other annotation tools.
 *
 * A reply is an annotation whose target is the one it answers. State and to-do, which the model does not know, are tags. Positions count code
 * points, as the model asks, and are given only where the passage is surely found. `toIri` names a note; by default it is its path, relative to
 * wherever the page lies.
 */
export function exportJsonLd(
	entries: readonly AnnotationEntry[],
	toIri: (note: string) => string = toRelativeIri,
): string {
	const items = entries.flatMap(entry => [
		fromAnnotation(entry, toIri(entry.note)),
		...entry.thread.replies.map(fromReply),
	]);
	return `${JSON.stringify({ '@context': CONTEXT, type: 'AnnotationPage', items }, undefined, 2)}\n`;
}

/** `./` before it, so that a note called `javascript:…` stays a path. */
function toRelativeIri(note: string): string {
	return `./${wellFormed(note).split('/').map(encodeURIComponent).join('/')}`;
}

/** The way from one file to another, both given by their absolute paths with `/`, as an IRI: `../deals/seed.md`. */
export function relativeIri(from: string, to: string): string {
	const [start, goal] = [from.split('/').slice(0, -1), wellFormed(to).split('/')];
	const parted = start.findIndex((part, i) => part !== goal[i] || i === goal.length - 1);
	const same = parted < 0 ? start.length : parted;
	const up = start.slice(same).map(() => '..');
	return [...(up.length === 0 ? ['.'] : up), ...goal.slice(same).map(encodeURIComponent)].join('/');
}

/** Half a surrogate pair, which no IRI can hold, becomes the replacement character. */
function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function toUrn(id: string): string {
	return `urn:x-pactmark:annotation:${encodeURIComponent(wellFormed(id))}`;
}

function fromAnnotation(
	{ thread: { annotation }, points, placing }: AnnotationEntry,
	source: string,
): object {
	const { kind, state, tags, body, quote } = annotation;
	const bodies = [
		...(body === '' ? [] : [textualBody(body, kind === 'question' ? 'questioning' : 'commenting')]),
		...[
			...tags,
			...(kind === 'todo' ? ['to-do'] : []),
			...(state === 'resolved' ? ['resolved'] : []),
		].map(tag => ({
			type: 'TextualBody',
			value: tag,
			purpose: 'tagging',
		})),
	];
	return {
		...common(annotation),
		motivation: MOTIVATIONS[kind],
		...(bodies.length === 0 ? {} : { body: bodies }),
		target: {
			source,
			selector: [
				{ type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
				...(points !== undefined && placing === 'found'
					? [{ type: 'TextPositionSelector', start: points.start, end: points.end }]
					: []),
			],
		},
	};
}

function fromReply(reply: Reply): object {
	return {
		...common(reply),
		motivation: 'replying',
		body: [textualBody(reply.body, 'replying')],
		target: toUrn(reply.annotation),
	};
}

function textualBody(value: string, purpose: string): object {
	return { type: 'TextualBody', value, format: 'text/markdown', purpose };
}

function common({ id, author, created, modified }: Annotation | Reply): object {
	return {
		id: toUrn(id),
		type: 'Annotation',
		...(author === '' ? {} : { creator: { type: 'Person', name: author } }),
		...(isDateTime(created) ? { created } : {}),
		...(isDateTime(modified) ? { modified } : {}),
	};
}

/** The model wants `xsd:dateTime` with a time zone; a file may say anything. */
function isDateTime(text: string): boolean {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
}

import * as vscode from 'vscode';
import type { AnnotationThread, Reply } from '../../core/annotations/annotation.js';
import type { Disposable } from '../../core/base/dispose.js';
import { touches } from '../../core/base/span.js';
import { harmless } from '../../core/wording/harmless.js';
import { escapeMarkdown } from '../../core/wording/escapeMarkdown.js';
import { sayCount } from '../../core/wording/say.js';
import type { PlacedAnnotation } from '../annotations/noteAnnotations.js';
import { annotationLink, ownMarkdown } from '../commandLink.js';
import { isNote, toRange } from '../convert.js';
import { annotationIconText } from '../icons.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { describeThread } from './commentThreads.js';

/** A hover has room for so many replies; the thread shows them all. */
const MOST_REPLIES = 3;

/** Code units of a text; the thread shows all of it. */
const MOST_WORDS = 600;

/** Shows the annotations of the passage under the pointer. */
export function registerAnnotationHover({ annotations, settings }: SurfaceContext): Disposable {
	return vscode.languages.registerHoverProvider(
		{ language: 'markdown' },
		{
			async provideHover(document, position, token) {
				if (!settings.current['annotations.enabled'] || !isNote(document)) {
					return undefined;
				}
				const offset = document.offsetAt(position);
				const { version } = document;
				const here = (await annotations.read(document)).flatMap(placed => {
					const span = spansOf(placed).find(each => touches(each, offset));
					return span === undefined ? [] : [{ placed, span }];
				});
				const [first] = here;
				if (first === undefined || token.isCancellationRequested || document.version !== version) {
					return undefined;
				}
				return new vscode.Hover(
					here.map(({ placed }) => ownMarkdown(printAnnotation(placed))),
					toRange(document, first.span),
				);
			},
		},
	);
}

function spansOf({ place }: PlacedAnnotation): readonly { readonly start: number; readonly end: number }[] {
	switch (place.kind) {
		case 'found':
			return [place.span];
		case 'unsure':
			return place.spans;
		case 'lost':
			return [];
	}
}

/** Markdown of our own; what people wrote is escaped and stays text. */
function printAnnotation(placed: PlacedAnnotation): string {
	const { annotation, replies, note } = placed;
	const shown = replies.slice(-MOST_REPLIES);
	const left = replies.length - shown.length;
	return [
		`${annotationIconText(annotation.kind)} **${escapeMarkdown(describeThread(placed))}**`,
		...printWords(annotation),
		...(left > 0
			? [escapeMarkdown(sayCount(say, left, ['1 earlier reply', '{0} earlier replies']))]
			: []),
		...shown.flatMap(reply => ['---', ...printWords(reply)]),
		'---',
		`[${escapeMarkdown(say('Open Thread'))}](${annotationLink(note, annotation.id)})`,
	].join('\n\n');
}

function printWords({ author, created, body }: AnnotationThread['annotation'] | Reply): readonly string[] {
	const words = harmless(body);
	const cut = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
	const by = [harmless(author), dateOf(created)].filter(part => part !== '').join(', ');
	const paragraphs = cut
		.split('\n')
		.map(escapeMarkdown)
		.filter(line => line !== '');
	return [...paragraphs, ...(by === '' ? [] : [`*${escapeMarkdown(by)}*`])];
}

/** The day in the reader's language; nothing where none was written. */
function dateOf(created: string): string {
	const date = new Date(created);
	return Number.isNaN(date.getTime())
		? ''
		: date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}

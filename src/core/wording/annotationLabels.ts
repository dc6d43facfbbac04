import type { AnnotationKind, AnnotationState, AnnotationThread } from '../annotations/annotation.js';
import type { Placing } from './annotationEntries.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { showQuote } from './excerpt.js';
import { harmless } from './harmless.js';
import type { Say } from './say.js';

/** What a kind of annotation is called. */
export function kindLabelOf(say: Say, kind: AnnotationKind): string {
	switch (kind) {
		case 'comment':
			return say('Comment');
		case 'question':
			return say('Question');
		case 'todo':
			return say('To-do');
		case 'highlight':
			return say('Highlight');
	}
}

/** What a state is called. */
export function stateLabel(say: Say, state: AnnotationState): string {
	return state === 'open' ? say('Open') : say('Resolved');
}

/** What became of a passage that is not surely found. */
export function placingLabel(say: Say, placing: Exclude<Placing, 'found'>): string {
	switch (placing) {
		case 'unsure':
			return say('place unsure');
		case 'lost':
			return say('passage lost');
		case 'orphan':
			return say('note is gone');
		case 'unread':
			return say('note not read');
	}
}

/** How much of a text a row shows; the side bar cuts off what it has no room for. */
const ROW_TEXT = 120;

/**
 * A text of an annotation file on one line, cut at a word, without what could turn the line around. The text is cut before it is looked at
 * closely: a field may hold a megabyte.
 */
export function cutText(text: string): string {
	return showQuote(harmless(text.slice(0, 8 * ROW_TEXT)).trim(), ROW_TEXT);
}

/** How much of a text a tooltip shows. */
const TOOLTIP_TEXT = 600;

/** A tooltip for an annotation: its quote, what was said, and by whom; in markdown in which nothing of it acts as markup. */
export function annotationTooltip(say: Say, { annotation, replies }: AnnotationThread): string {
	const { kind, state, author, modified, quote, tags, body } = annotation;
	const head = [
		`**${escapeMarkdown(kindLabelOf(say, kind))}**`,
		...[state === 'resolved' ? say('resolved') : '', author, modified.slice(0, 10)]
			.filter(part => part !== '')
			.map(part => inline(part)),
		...tags.map(tag => inline(`#${tag}`)),
	].join(' · ');
	return [
		head,
		`“${inline(quote.exact)}”`,
		...(body.trim() === '' ? [] : [inline(body)]),
		...replies.map(reply => `${inline(reply.author)}: ${inline(reply.body)}`),
	].join('\n\n');
}

function inline(text: string): string {
	return escapeMarkdown(showQuote(harmless(text.slice(0, 2 * TOOLTIP_TEXT)), TOOLTIP_TEXT));
}

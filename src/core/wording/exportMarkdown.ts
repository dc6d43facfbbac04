import type { AnnotationEntry } from './annotationEntries.js';
import { kindLabelOf } from './annotationLabels.js';
import { citeAsMarkdown } from './citation.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { harmless } from './harmless.js';
import { sayEnglish } from './say.js';

/**
 * Annotations as a markdown document: a chapter for every note, and for every annotation its quote as a citation, then what was said of it.
 *
 * Nothing of it acts as markup, neither the note's words nor the analysts': who reads the document reads what was written.
 */
export function exportMarkdown(entries: readonly AnnotationEntry[]): string {
	const lines = ['# Annotations', ''];
	let note: string | undefined;
	for (const entry of entries) {
		if (entry.note !== note) {
			note = entry.note;
			lines.push(`## ${escapeMarkdown(harmless(entry.facts.title ?? entry.note))}`, '');
		}
		lines.push(
			citeAsMarkdown({ ...entry, quote: entry.thread.annotation.quote.exact, line: lineOf(entry) }),
			'',
		);
		lines.push(...describe(entry), '');
	}
	return entries.length === 0 ? '# Annotations\n\nThere are none.\n' : `${lines.join('\n').trimEnd()}\n`;
}

function lineOf({ placing, line }: AnnotationEntry): number | undefined {
	return placing === 'found' ? line : undefined;
}

const PLACING_NOTES = {
	found: [],
	unsure: ['place unsure'],
	lost: ['passage lost'],
	orphan: ['note is gone'],
	unread: ['note not read'],
} as const;

function describe({ thread: { annotation, replies }, placing }: AnnotationEntry): string[] {
	const { kind, state, tags, body, author, modified } = annotation;
	const marks = [
		...(state === 'resolved' ? ['resolved'] : []),
		...PLACING_NOTES[placing],
		...tags.map(tag => `#${tag}`),
		author,
		modified.slice(0, 10),
	];
	const head = `**${kindLabelOf(sayEnglish, kind)}**${marks
		.map(mark => inline(mark))
		.filter(mark => mark !== '')
		.map(mark => ` · ${mark}`)
		.join('')}`;
	return [
		head,
		...(body.trim() === '' ? [] : ['', paragraph(body)]),
		...replies.flatMap(reply => [
			'',
			`- ${[reply.author, reply.modified.slice(0, 10)]
				.map(inline)
				.filter(part => part !== '')
				.join(', ')}${reply.origin === 'merge' ? ' (kept from a merge)' : ''}: ${inline(reply.body)}`,
		]),
	];
}

function inline(text: string): string {
	return escapeMarkdown(harmless(text));
}

/** Line breaks stay, as hard ones; empty lines part paragraphs. */
function paragraph(text: string): string {
	return harmless(text)
		.trim()
		.split(/\n\s*\n/)
		.map(part => part.split('\n').map(inline).join('\\\n'))
		.join('\n\n');
}

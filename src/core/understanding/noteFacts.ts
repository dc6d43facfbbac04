import { isHeading } from '../markdown/block.js';
import type { NoteText } from '../markdown/noteText.js';
import type { Span } from '../base/span.js';
import { readDate, readDateLine, readFileDate } from './dateLine.js';
import type { NoteFacts } from './reading.js';

/** What a note says of itself, and where its last lines name the publisher. */
export interface LocatedFacts extends NoteFacts {
	/** The publisher's name in the source text, where a line says "Source: …". */
	readonly sourceSpan: Span | undefined;
}

/** How many blocks at the top may hold the date line. Title, standfirst and by-line come before the text. */
const TOP_BLOCKS = 4;

/** Title, date and source: from front matter, else from the first heading, the top lines, and the clipping's last lines. */
export function readNoteFacts(note: NoteText, path = ''): LocatedFacts {
	const { frontMatter, blocks } = note;
	const title =
		blocks.find(block => block.kind === 'heading' && block.depth === 1) ??
		blocks.slice(0, 2).find(isHeading);
	const located = findSource(note);
	return {
		title: frontMatter?.title ?? title?.text.replace(/\s+/g, ' ').trim(),
		date: dateInFront(note) ?? dateInText(note) ?? readFileDate(path),
		source: frontMatter?.source ?? located?.name,
		sourceSpan: located?.span,
	};
}

/** As much of the date as the front matter gives. */
function dateInFront({ frontMatter }: NoteText): string | undefined {
	return readDate(frontMatter?.date ?? '') ?? frontMatter?.date;
}

/** The lines of a block that may be date lines are among its first characters. */
const DATE_LINES = 300;

/** The date of the first line at the top, or of those that a web page left behind, that says when the note was written. */
function dateInText({ blocks, leftovers }: NoteText): string | undefined {
	for (const block of [...blocks.slice(0, TOP_BLOCKS), ...leftovers]) {
		if (block.kind === 'cell') {
			continue; // That of its row.
		}
		for (const line of block.text.slice(0, DATE_LINES).split('\n')) {
			const date = readDateLine(line, isHeading(block));
			if (date !== undefined) {
				return date;
			}
		}
	}
	return undefined;
}

function findSource(note: NoteText): { readonly name: string; readonly span: Span } | undefined {
	for (const block of note.leftovers) {
		const match =
			/^(?:source|via|originally published (?:by|in|on|at)|first published (?:by|in|on)|published by)\s*:?\s*(?=\p{Lu})([^\n|·,;(]{2,60})/iu.exec(
				block.text,
			);
		const name = match?.[1]?.replace(/[\s.*]+$/, '');
		if (match !== null && name !== undefined && name !== '') {
			const start = match.index + match[0].length - (match[1]?.length ?? 0);
			return { name, span: block.map.toSource({ start, end: start + name.length }) };
		}
	}
	return undefined;
}

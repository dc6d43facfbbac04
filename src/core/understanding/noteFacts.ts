import { isHeading } from '../markdown/block.js';
import type { NoteText } from '../markdown/noteText.js';
import type { Span } from '../base/span.js';
import type { NoteFacts } from './reading.js';

/** What a note says of itself, and where its last lines name the publisher. */
export interface LocatedFacts extends NoteFacts {
	/** The publisher's name in the source text, where a line says "Source: …". */
	readonly sourceSpan: Span | undefined;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
	' ',
);
const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}\\.?,? (\\d{4})\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/** How many blocks at the top may hold the date line. Title, standfirst and by-line come before the text. */
const TOP_BLOCKS = 4;

/** Title, date and source: from front matter, else from the first heading, the top lines, and the clipping's last lines. */
export function readNoteFacts(note: NoteText): LocatedFacts {
	const { frontMatter, blocks } = note;
	const title =
		blocks.find(block => block.kind === 'heading' && block.depth === 1) ??
		blocks.slice(0, 2).find(isHeading);
	const located = findSource(note);
	return {
		title: frontMatter?.title ?? title?.text.replace(/\s+/g, ' ').trim(),
		date: dateOf(note),
		source: frontMatter?.source ?? located?.name,
		sourceSpan: located?.span,
	};
}

function dateOf({ frontMatter, blocks, leftovers }: NoteText): string | undefined {
	const dated = [...blocks.slice(0, TOP_BLOCKS), ...leftovers].map(block =>
		readDate(block.text.slice(0, 300)),
	);
	return readDate(frontMatter?.date ?? '') ?? frontMatter?.date ?? dated.find(date => date !== undefined);
}

/** How far into a line its date line reaches, in characters: farther on a date is one that the text tells of. */
const DATE_LINE = 60;

/** The day on which a note was written, as `YYYY-MM-DD`, where its front matter or a date line gives it. */
export function readNoteDate({ frontMatter, blocks, leftovers }: NoteText): string | undefined {
	const lines = [...blocks.slice(0, TOP_BLOCKS), ...leftovers].map(({ text }) => text.slice(0, DATE_LINE));
	return [frontMatter?.date ?? '', ...lines].map(readDate).find(date => date !== undefined);
}

/** The year in which a note was written; `undefined` where it does not say. */
export function readYear(note: NoteText): number | undefined {
	const year = /\b(?:19|20)\d\d\b/.exec(dateOf(note) ?? '');
	return year === null ? undefined : Number(year[0]);
}

/** The first full date in a text, as `YYYY-MM-DD`. */
export function readDate(text: string): string | undefined {
	const iso = ISO.exec(text);
	if (iso !== null) {
		return iso[0];
	}
	const dayFirst = DAY_FIRST.exec(text);
	const monthFirst = MONTH_FIRST.exec(text);
	const [day, month, year] =
		dayFirst !== null
			? [dayFirst[1], dayFirst[2], dayFirst[3]]
			: [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
	if (day === undefined || month === undefined || year === undefined) {
		return undefined;
	}
	const number = MONTHS.findIndex(name => name.startsWith(month.toLowerCase().slice(0, 3))) + 1;
	return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
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

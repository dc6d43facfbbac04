import type { AnnotationEntry, Placing } from '../core/wording/annotationEntries.js';
import { kindLabelOf } from '../core/wording/annotationLabels.js';
import { sayEnglish } from '../core/wording/say.js';
import { plain } from './plain.js';

/** What is listed beside the annotations themselves. */
export interface AnnotationList {
	readonly entries: readonly AnnotationEntry[];
	/** One sentence each, with the file and the line. */
	readonly problems: readonly string[];
}

/** How much of a text is shown in a list, in characters: whole in an export, where a megabyte is no harm. */
const LONGEST_SHOWN = 160;

const PLACINGS: Readonly<Record<Placing, string>> = {
	found: '',
	unsure: 'UNSURE',
	lost: 'LOST',
	orphan: 'NOTE IS GONE',
	unread: 'NOT READ',
};

/** How many annotations have which placing. */
export function countPlacings(entries: readonly AnnotationEntry[]): Readonly<Record<Placing, number>> {
	const counts = { found: 0, unsure: 0, lost: 0, orphan: 0, unread: 0 };
	for (const { placing } of entries) {
		counts[placing]++;
	}
	return counts;
}

/** Annotations for people: a paragraph a note, what is unsure or lost marked as such, a line of counts at the end. */
export function printAnnotations({ entries }: AnnotationList): string {
	const byNote = new Map<string, AnnotationEntry[]>();
	for (const entry of entries) {
		const own = byNote.get(entry.note) ?? [];
		own.push(entry);
		byNote.set(entry.note, own);
	}
	const paragraphs = [...byNote].map(
		([note, own]) => `${plain(note)}\n${own.map(printEntry).join('\n')}\n`,
	);
	const { found, unsure, lost, orphan, unread } = countPlacings(entries);
	const total = `${entries.length} annotation${entries.length === 1 ? '' : 's'}: ${found} found, ${unsure} unsure, ${lost} lost, ${orphan} of notes that are gone${unread === 0 ? '' : `, ${unread} of notes that were not read`}.`;
	return `${[...paragraphs, total].join('\n')}\n`;
}

function printEntry({ thread: { annotation, replies }, placing, line }: AnnotationEntry): string {
	const { kind, state, tags, quote, body, author } = annotation;
	const place = placing === 'found' || placing === 'unsure' ? `line ${line ?? '?'}` : '';
	const marks = [
		PLACINGS[placing],
		place,
		kindLabelOf(sayEnglish, kind),
		state === 'resolved' ? 'resolved' : '',
		...tags.map(tag => `#${tag}`),
		author,
	];
	const head = marks
		.map(shown)
		.filter(mark => mark !== '')
		.join(' · ');
	const said = [body, ...replies.map(reply => `${reply.author}: ${reply.body}`)].map(shown);
	return [
		`  ${head}`,
		`    “${shown(quote.exact)}”`,
		...said.filter(text => text !== '').map(text => `    ${text}`),
	].join('\n');
}

function shown(text: string): string {
	// Cut first: white space and control characters of a megabyte need not be looked through.
	const cut = plain(text.slice(0, 4 * LONGEST_SHOWN));
	return cut.length > LONGEST_SHOWN || text.length > 4 * LONGEST_SHOWN
		? `${cut.slice(0, LONGEST_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`
		: cut;
}

/** The list as `pactmark annotations --json` prints it: a contract, versioned. Nothing is cut. */
export function toAnnotationsJson({ entries, problems }: AnnotationList): object {
	return {
		version: 1,
		counts: countPlacings(entries),
		annotations: entries.map(({ note, thread: { annotation, replies }, placing, span, line }) => ({
			note,
			id: annotation.id,
			kind: annotation.kind,
			state: annotation.state,
			tags: annotation.tags,
			body: annotation.body,
			quote: annotation.quote,
			author: annotation.author,
			created: annotation.created,
			modified: annotation.modified,
			placing,
			start: span?.start ?? null,
			end: span?.end ?? null,
			line: line ?? null,
			replies: replies.map(({ id, body, author, created, modified }) => ({
				id,
				body,
				author,
				created,
				modified,
			})),
		})),
		problems,
	};
}

import type { NoteFacts } from '../understanding/reading.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { harmless } from './harmless.js';
import { withoutMarks } from './markdownMarks.js';

/** A passage to be cited. */
export interface Cited {
	/** As the note has it; cited without marks of markdown. */
	readonly quote: string;
	readonly facts: NoteFacts;
	/** The note's path, as it is shown. */
	readonly note: string;
	/** Counted from 1; `undefined` where the passage is not surely found. */
	readonly line: number | undefined;
}

/**
 * A citation in plain text, on one line: quote, title, source, date, note and line. What the note does not say is left out.
 *
 * ```text
 * “Acme is the exclusive provider” (Acme ties itself down, The Hindu, 2026-04-28; deals/seed.md, line 12)
 * ```
 */
export function citeAsText(cited: Cited): string {
	const [origin, place] = partsOf(cited);
	return `“${withoutMarks(harmless(cited.quote))}” (${[origin.map(oneLine).join(', '), oneLine(place)].filter(part => part !== '').join('; ')})`;
}

/** The same as a block quote in markdown, in which nothing of the note acts as markup. */
export function citeAsMarkdown(cited: Cited): string {
	const [origin, place] = partsOf(cited);
	const by = [...origin, place].map(part => escapeMarkdown(harmless(part))).join(', ');
	return `> “${escapeMarkdown(withoutMarks(harmless(cited.quote)))}”\n>\n> — ${by}`;
}

function partsOf({ facts, note, line }: Cited): readonly [origin: readonly string[], place: string] {
	const origin = [facts.title, facts.source, facts.date].filter(part => part !== undefined && part !== '');
	return [origin as readonly string[], line === undefined ? note : `${note}, line ${line}`];
}

function oneLine(text: string): string {
	return harmless(text).replace(/\s+/g, ' ').trim();
}

import type { EntityKind, Place } from '../indexing/noteSummary.js';
import { harmless } from './harmless.js';

/** Where a link of a dossier leads: to a place in a note, to another dossier, or to the same one with all of its quotes. */
export type DossierTarget =
	| { readonly kind: 'place'; readonly note: string; readonly place: Place }
	| { readonly kind: 'dossier'; readonly of: EntityKind; readonly id: string }
	| { readonly kind: 'quoteAll' };

/** A stretch of a line that leads somewhere. Lines and columns count from 0, columns in UTF-16 units. */
export interface DossierLink {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly target: DossierTarget;
}

/** A heading, for an outline. */
export interface DossierHeading {
	readonly line: number;
	readonly level: 1 | 2 | 3;
	readonly text: string;
}

/** A dossier as text, with what can be clicked in it. */
export interface DossierText {
	readonly text: string;
	/** In the order of the text. */
	readonly links: readonly DossierLink[];
	readonly headings: readonly DossierHeading[];
}

/** A piece of a line; one with a target is a link. */
export type Piece = string | { readonly text: string; readonly target: DossierTarget };

/** Gathers the lines of a dossier. Pieces are put in as they are: what comes from notes must have gone through `asPlain`. */
export class DossierLines {
	readonly #lines: string[] = [];
	readonly #links: DossierLink[] = [];
	readonly #headings: DossierHeading[] = [];

	add(...pieces: readonly Piece[]): void {
		let line = '';
		for (const piece of pieces) {
			const text = typeof piece === 'string' ? piece : piece.text;
			if (typeof piece !== 'string') {
				const [start, end] = [line.length, line.length + text.length];
				this.#links.push({ line: this.#lines.length, start, end, target: piece.target });
			}
			line += text;
		}
		this.#lines.push(line);
	}

	/** A heading with an empty line on either side. */
	addHeading(level: DossierHeading['level'], ...pieces: readonly Piece[]): void {
		if (this.#lines.length > 0 && this.#lines.at(-1) !== '') {
			this.add();
		}
		const text = pieces.map(piece => (typeof piece === 'string' ? piece : piece.text)).join('');
		this.#headings.push({ line: this.#lines.length, level, text });
		this.add(`${'#'.repeat(level)} `, ...pieces);
		this.add();
	}

	finish(): DossierText {
		return {
			text: `${this.#lines.join('\n').trimEnd()}\n`,
			links: this.#links,
			headings: this.#headings,
		};
	}
}

/**
 * A text from a note on one line, in which nothing acts as markup when the dossier is pasted into a note.
 *
 * Only marks that could are given a backslash, so that prose reads as it was written.
 */
export function asPlain(text: string): string {
	return harmless(text)
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[\\`*_[\]<>]|~(?=~)|&(?=#?\w+;)/g, mark => `\\${mark}`);
}

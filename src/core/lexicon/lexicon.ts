import type { Company, Term } from './entry.js';
import type { GuardEntry, MisreadingEntry, PatternEntry } from './patternEntry.js';

/** What is known beforehand: entries by id, in the order in which they are shown, and the wordings beyond plain aliases. */
export interface Lexicon {
	readonly terms: ReadonlyMap<string, Term>;
	readonly companies: ReadonlyMap<string, Company>;
	readonly patterns: readonly PatternEntry[];
	readonly guards: readonly GuardEntry[];
	readonly misreadings: readonly MisreadingEntry[];
	/** Named sets of words for `@name` in patterns. */
	readonly classes: Readonly<Record<string, readonly string[]>>;
}

/**
 * The one name under which a company is listed wherever it is: what the lexicon calls it, so that all notes, the view, dossiers and the
 * command line agree; else `label`, what the note calls it. How a note writes a name is shown by its mentions.
 */
export function companyName({ companies }: Pick<Lexicon, 'companies'>, id: string, label: string): string {
	return companies.get(id)?.name ?? label;
}

import { TermMemory } from '../matching/termMemory.js';
import { CompanyMemory } from './companies/companyMemory.js';
import { SceneMemory } from './scene.js';

/**
 * What was found in a note's sentences, kept while the note is edited: what an edit leaves alone is not looked for again. Belongs to one
 * note and one lexicon.
 */
export interface ReadingMemory {
	readonly companies: CompanyMemory;
	readonly terms: TermMemory;
	readonly scenes: SceneMemory;
}

/** Nothing was found yet. */
export function createReadingMemory(): ReadingMemory {
	return { companies: new CompanyMemory(), terms: new TermMemory(), scenes: new SceneMemory() };
}

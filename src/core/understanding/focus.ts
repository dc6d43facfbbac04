import type { CompanyHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** Whom pronouns mean, sentence by sentence. */
export interface Focus {
	/** The company last spoken of as the subject. */
	readonly subject: CompanyHit | undefined;
	/** The two or more companies last named together: "the two companies". */
	readonly pair: readonly CompanyHit[];
}

/** Nobody has been spoken of yet. */
export const NO_FOCUS: Focus = { subject: undefined, pair: [] };

/** For each scene, whom a pronoun in it would mean: taken from the sentences before it. Linear. */
export function readFocus(scenes: readonly Scene[]): Focus[] {
	let subject: CompanyHit | undefined;
	let pair: readonly CompanyHit[] = [];
	return scenes.map(scene => {
		const focus: Focus = { subject, pair };
		const real = scene.companies.filter(hit => !hit.isSource);
		subject = real[0] ?? subject;
		if (real.length >= 2) {
			const different = [...new Map(real.map(hit => [hit.id, hit])).values()];
			pair = different.length >= 2 ? different : pair;
		}
		return focus;
	});
}

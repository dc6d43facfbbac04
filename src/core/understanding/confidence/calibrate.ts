import { mapInSteps, type Steps } from '../../base/steps.js';
import type { Mention, Reading } from '../reading.js';
import { CONFIDENCE_WEIGHTS } from './confidenceWeights.js';
import {
	beneficiaryTraits,
	changeTraits,
	companyTraits,
	termTraits,
	type Around,
	type Traits,
} from './traits.js';

/**
 * The reading with confidences that mean something: of all that is given 0.8, about eight in ten are what an analyst would have marked.
 *
 * Everything found comes with a score of its own rule. What that is worth was measured on annotated articles: each trait
 * of a find (what kind, found how, with what around it) has a weight, and their sum, through the logistic function, is the confidence.
 * Linear; with pauses.
 */
export function* calibrate(reading: Reading): Steps<Reading> {
	const around = lookAround(reading);
	yield;
	const mentions = yield* mapInSteps(reading.mentions, (mention, i): Mention => {
		const traits = traitsOf(mention, around[i] ?? NOTHING);
		return traits === undefined ? mention : { ...mention, confidence: confidenceOf(traits) };
	});
	return {
		...reading,
		mentions,
		changes: reading.changes.map(change => ({
			...change,
			confidence: confidenceOf(changeTraits(change)),
		})),
		beneficiaries: reading.beneficiaries.map(beneficiary => ({
			...beneficiary,
			confidence: confidenceOf(beneficiaryTraits(beneficiary)),
		})),
	};
}

const NOTHING: Around = { companies: 0, terms: 0, length: 0, times: 1 };

/** A group's mention is as sure as what is said of the group, and a publisher at the foot is no company of the deal. */
export function traitsOf(mention: Mention, around: Around): Traits | undefined {
	if (mention.kind === 'term') {
		return termTraits(mention, around);
	}
	return mention.kind === 'company' && mention.role === undefined
		? companyTraits(mention, around)
		: undefined;
}

/** The confidence that traits add up to, 0 to 1, in hundredths. A trait without a weight says nothing. */
export function confidenceOf(traits: Traits): number {
	const sum = traits.reduce((total, trait) => total + (CONFIDENCE_WEIGHTS.get(trait) ?? 0), 0);
	return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

/** For each mention what stands in its sentence, and how often the note has it. Both lists are sorted, so one walk does. */
export function lookAround({ mentions, sentences }: Pick<Reading, 'mentions' | 'sentences'>): Around[] {
	const times = new Map<string, number>();
	for (const { kind, id } of mentions) {
		times.set(`${kind} ${id}`, (times.get(`${kind} ${id}`) ?? 0) + 1);
	}
	const around: Around[] = [];
	let next = 0;
	for (const { start, end } of sentences) {
		const from = next;
		let companies = 0;
		let terms = 0;
		for (; (mentions[next]?.start ?? Infinity) < end; next++) {
			companies += mentions[next]?.kind === 'company' ? 1 : 0;
			terms += mentions[next]?.kind === 'term' ? 1 : 0;
		}
		for (let i = from; i < next; i++) {
			const { kind, id } = mentions[i] ?? { kind: 'term', id: '' };
			around[i] = { companies, terms, length: end - start, times: times.get(`${kind} ${id}`) ?? 1 };
		}
	}
	return around;
}

import type { Beneficiary, Change, Evidence, Mention, Reading, Why } from '../understanding/reading.js';
import { certaintyLabel, changeLabel, effectLabel, kindLabel } from './labels.js';
import { sayList, type Say } from './say.js';

/** Tells in plain words how a mention came about: one statement a line. */
export function describeWhy(say: Say, mention: Mention): readonly string[] {
	const { why } = mention;
	return [
		say('“{0}” is marked as a {1}: {2}.', mention.text, kindLabel(say, mention.kind), mention.label),
		...describeGrounds(say, why, mention.confidence),
	];
}

/** What is drawn from sentences rather than marked in them, and which of it is asked for. */
export interface ConclusionsQuery {
	readonly reading: Pick<Reading, 'changes' | 'beneficiaries'>;
	readonly isWanted: (conclusion: { readonly evidence: Evidence } & (Change | Beneficiary)) => boolean;
	readonly nameOfTerm: (id: string) => string;
}

/** Tells in plain words what was concluded from a sentence and on what grounds: one conclusion an entry, one statement a line. */
export function describeConclusions(
	say: Say,
	{ reading, isWanted, nameOfTerm }: ConclusionsQuery,
): (readonly string[])[] {
	return [
		...reading.changes
			.filter(isWanted)
			.map(({ term, change, certainty, why, confidence }) => [
				say(
					'The sentence says that “{0}” is {1} ({2}).',
					nameOfTerm(term),
					changeLabel(say, change),
					certaintyLabel(say, certainty),
				),
				...describeGrounds(say, why, confidence),
			]),
		...reading.beneficiaries
			.filter(isWanted)
			.map(({ name, effect, certainty, why, confidence }) => [
				say(
					'The sentence says of “{0}”: {1} ({2}).',
					name,
					effectLabel(say, effect),
					certaintyLabel(say, certainty),
				),
				...describeGrounds(say, why, confidence),
			]),
	];
}

/** Tells in plain words on what grounds something was found or understood: one statement a line. */
export function describeGrounds(say: Say, why: Why, confidence: number): readonly string[] {
	return [
		describeFinder(say, why),
		...why.cues.map(cue => say('“{0}” near it was taken as: {1}.', cue.text, spaced(cue.role))),
		...(why.over === undefined || why.over.length === 0
			? []
			: [
					say(
						'The same words could also be {0}; this reading won.',
						sayList(say, why.over.map(spaced)),
					),
				]),
		say('Confidence: {0} of 100.', Math.round(confidence * 100)),
	];
}

function describeFinder(say: Say, { by, id }: Why): string {
	switch (by) {
		case 'alias':
			return say('The lexicon lists the wording “{0}”.', id);
		case 'pattern':
			return say('The wording fits the lexicon’s pattern “{0}”.', spaced(id));
		case 'rule':
			return say('The lexicon does not list it; the rule “{0}” found it.', spaced(id));
	}
}

/** Ids are written for programs: `cloud_access`. */
function spaced(id: string): string {
	return id.replaceAll(/[-_]/g, ' ');
}

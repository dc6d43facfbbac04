import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import type { Lexicon } from '../../../src/core/lexicon/lexicon.js';
import type {
	Beneficiary,
	Change,
	Evidence,
	Mention,
	Reading,
	TermMention,
	Why,
} from '../../../src/core/understanding/reading.js';

/** A made-up note: three sections, two companies, two terms, a group that gains. */
export const SAMPLE_NOTE = `# Acme opens its licence

Acme has ended its exclusivity with **Borealis**. Borealis loses its head start.

## Buyers

Cloud buyers gain, since the exclusivity is gone. A revenue share was discussed.

## Source

From Borealis Wire; Acme declined to comment. Exclusivity again.
`;

export const LEXICON: Lexicon = createBundledLexicon();

const why: Why = { by: 'alias', id: 'x', cues: [] };
const found = { confidence: 0.9, why };

/** The stretches of the sample that read so, in order. */
function places(text: string): Evidence[] {
	const all: Evidence[] = [];
	for (let start = SAMPLE_NOTE.indexOf(text); start >= 0; start = SAMPLE_NOTE.indexOf(text, start + 1)) {
		all.push({ start, end: start + text.length, text });
	}
	return all;
}

/** The sentence of the sample that reads so. */
export function evidence(text: string): Evidence {
	const [first] = places(text);
	if (first === undefined) {
		throw new Error(`The sample does not say “${text}”.`);
	}
	return first;
}

function company(id: string, label: string, text: string): Mention[] {
	return places(text).map(place => ({ ...found, ...place, kind: 'company', id, label }));
}

function term(
	id: string,
	label: string,
	text: string,
	polarity: TermMention['polarity'] = 'affirmed',
): Mention[] {
	return places(text).map(place => ({ ...found, ...place, kind: 'term', id, label, polarity }));
}

const change: Change = {
	term: 'exclusivity',
	change: 'ended',
	parties: ['acme', 'borealis'],
	certainty: 'stated',
	confidence: 0.8,
	evidence: evidence('Acme has ended its exclusivity with **Borealis**.'),
	why,
};

const loser: Beneficiary = {
	id: 'borealis',
	name: 'Borealis',
	effect: 'loses',
	certainty: 'stated',
	terms: ['exclusivity'],
	confidence: 0.8,
	evidence: evidence('Borealis loses its head start.'),
	why,
};

const gainer: Beneficiary = {
	...loser,
	id: 'cloud-buyers',
	name: 'cloud buyers',
	effect: 'gains',
	certainty: 'conditional',
	evidence: evidence('Cloud buyers gain, since the exclusivity is gone.'),
};

/** The reading of the sample, as the engine would make it. */
export const SAMPLE: Reading = {
	note: { title: 'Acme opens its licence', date: undefined, source: undefined },
	passedOver: [],
	sections: ['# Acme', '## Buyers', '## Source'].map(heading => {
		const start = SAMPLE_NOTE.indexOf(heading);
		const next = SAMPLE_NOTE.indexOf('\n## ', start + 1);
		return {
			start,
			end: next < 0 ? SAMPLE_NOTE.length : next + 1,
			title: heading.replace(/#+ /, ''),
			depth: 1,
		};
	}),
	sentences: [...SAMPLE_NOTE.matchAll(/[A-Z][^#\n.;]*[.;]/g)].map(({ index, 0: text }) => ({
		start: index,
		end: index + text.length,
	})),
	mentions: [
		...company('acme', 'Acme', 'Acme'),
		...company('borealis', 'Borealis', 'Borealis'),
		...term('exclusivity', 'Exclusivity', 'exclusivity', 'ended'),
		...term('exclusivity', 'Exclusivity', 'Exclusivity'),
		...term('revenue_share', 'Revenue share', 'revenue share'),
		...places('Cloud buyers').map((place): Mention => ({
			...found,
			...place,
			kind: 'beneficiary',
			id: 'cloud-buyers',
			label: 'cloud buyers',
		})),
	].sort((a, b) => a.start - b.start),
	changes: [change],
	beneficiaries: [loser, gainer],
};

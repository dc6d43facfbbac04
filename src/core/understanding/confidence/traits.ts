import type { Beneficiary, Change, CompanyMention, TermMention } from '../reading.js';

/** What stands around a mention. */
export interface Around {
	/** How many companies and other terms its sentence has. */
	readonly companies: number;
	readonly terms: number;
	/** The length of its sentence in code units. */
	readonly length: number;
	/** How often the note has the same thing. */
	readonly times: number;
}

/** Each trait is a name; its weight says how much surer or less sure it makes. */
export type Traits = readonly string[];

/** What speaks for and against a term mention being one that an analyst would have marked. */
export function termTraits(mention: TermMention, around: Around): Traits {
	const words = mention.text.split(/[\s-]+/).length;
	return [
		'term',
		`term ${mention.id}`,
		`term by ${mention.why.by}`,
		`term listed ${step(mention.confidence)}`,
		`term words ${String(Math.min(6, words))}`,
		`term companies ${String(Math.min(3, around.companies))}`,
		`term others ${String(Math.min(4, around.terms - 1))}`,
		`term sentence ${lengthOf(around)}`,
		`term times ${String(Math.min(4, around.times))}`,
		...(mention.facts === undefined ? [] : ['term with figures']),
		...(mention.why.cues.length > 0 ? ['term with change'] : []),
		...(mention.why.over === undefined || mention.why.over.length === 0 ? [] : ['term over another']),
	];
}

/** What speaks for and against a company mention. */
export function companyTraits(mention: CompanyMention, around: Around): Traits {
	const kind = mention.descriptive === true ? 'described' : 'named';
	return [
		kind,
		`${kind} by ${mention.why.by}`,
		`${kind} listed ${step(mention.confidence)}`,
		...(mention.why.by === 'rule' ? [`${kind} rule ${mention.why.id}`] : []),
		`${kind} times ${String(Math.min(4, around.times))}`,
		`${kind} words ${String(Math.min(3, mention.text.split(/\s+/).length))}`,
		...(around.terms > 0 ? [`${kind} beside a term`] : []),
	];
}

/** What speaks for and against a change. */
export function changeTraits(change: Change): Traits {
	return [
		'change',
		`change ${change.change}`,
		`change ${change.certainty}`,
		`change by ${change.why.id}`,
		`change score ${step(change.confidence)}`,
		`change parties ${String(Math.min(2, change.parties.length))}`,
		`change of ${change.term}`,
	];
}

/** What speaks for and against a beneficiary. */
export function beneficiaryTraits(beneficiary: Beneficiary): Traits {
	return [
		'gain',
		`gain ${beneficiary.effect}`,
		`gain ${beneficiary.certainty}`,
		`gain by ${beneficiary.why.id}`,
		`gain score ${step(beneficiary.confidence)}`,
		`gain terms ${String(Math.min(2, beneficiary.terms.length))}`,
	];
}

/** Steps of a tenth: fewer to learn, and none lost. */
function step(score: number): string {
	return (Math.round(score * 10) / 10).toFixed(1);
}

function lengthOf({ length }: Around): string {
	return length < 60 ? 'short' : length < 240 ? 'usual' : 'long';
}

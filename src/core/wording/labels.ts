import { unreachable } from '../base/unreachable.js';
import { TERM_GROUPS } from '../lexicon/entry.js';
import type { PartyRole } from '../understanding/data/roles.js';
import type {
	Certainty,
	ChangeKind,
	Effect,
	Fact,
	FactBound,
	Mention,
	Polarity,
} from '../understanding/reading.js';
import type { Say } from './say.js';

/** What happened to a term, as one word: "loosened". */
export function changeLabel(say: Say, change: ChangeKind): string {
	switch (change) {
		case 'introduced':
			return say('introduced');
		case 'extended':
			return say('extended');
		case 'tightened':
			return say('tightened');
		case 'loosened':
			return say('loosened');
		case 'ended':
			return say('ended');
		case 'revised':
			return say('revised');
		case 'unchanged':
			return say('unchanged');
		case 'sought':
			return say('sought');
		case 'disputed':
			return say('disputed');
		default:
			return unreachable(change);
	}
}

/** How firmly the article says it. */
export function certaintyLabel(say: Say, certainty: Certainty): string {
	switch (certainty) {
		case 'stated':
			return say('stated');
		case 'reported':
			return say('reported');
		case 'conditional':
			return say('conditional');
		default:
			return unreachable(certainty);
	}
}

/** Who comes out ahead, as a verb: "gains". */
export function effectLabel(say: Say, effect: Effect): string {
	switch (effect) {
		case 'gains':
			return say('gains');
		case 'loses':
			return say('loses');
		case 'mixed':
			return say('gains and loses');
		default:
			return unreachable(effect);
	}
}

/** Whether the promise holds at a mention; `undefined` for the ordinary case, that it does. */
export function polarityLabel(say: Say, polarity: Polarity): string | undefined {
	switch (polarity) {
		case 'affirmed':
			return undefined;
		case 'negated':
			return say('said not to hold');
		case 'ended':
			return say('said to be over');
		default:
			return unreachable(polarity);
	}
}

/** What a company is in a promise: "payer". */
export function roleLabel(say: Say, role: PartyRole): string {
	switch (role) {
		case 'payer':
			return say('payer');
		case 'payee':
			return say('payee');
		case 'licensee':
			return say('licensee');
		case 'licensor':
			return say('licensor');
		case 'holder':
			return say('holder');
		case 'grantor':
			return say('grantor');
		case 'investor':
			return say('investor');
		case 'issuer':
			return say('receives the money');
		case 'buyer':
			return say('buyer');
		case 'supplier':
			return say('supplier');
		case 'bound':
			return say('bound by it');
		case 'protected':
			return say('protected by it');
		default:
			return unreachable(role);
	}
}

/** An amount, a share or a time in the note's words, with what bounds it: "at least 18 months". */
export function factLabel(say: Say, { kind, text, bound }: Fact): string {
	const words = text.replace(/\s+/g, ' ');
	return bound === undefined ? words : boundLabel(say, { kind, bound }, words);
}

/**
 * A quantity with what bounds it: "at least 18 months", "until 2031".
 *
 * "For", "over", "in", "on", "after", and "to" before a length of time, are said in too many senses for one word ("on 60 days' notice",
 * "in a seven-year deal", "cut to six years"): the quantity then stands alone.
 */
export function boundLabel(
	say: Say,
	{ kind, bound }: { readonly kind: Fact['kind']; readonly bound: FactBound },
	text: string,
): string {
	switch (bound) {
		case 'atLeast':
			return say('at least {0}', text);
		case 'atMost':
			return say('at most {0}', text);
		case 'about':
			// "Talks about a three-year agreement" bounds nothing.
			return kind === 'duration' && /[-\u2010\u2011]/.test(text) ? text : say('about {0}', text);
		case 'from':
			return say('from {0}', text);
		case 'until':
			return kind === 'date' ? say('until {0}', text) : text;
		case 'by':
			return say('by {0}', text);
		case 'was':
			return say('before: {0}', text);
		case 'over':
		case 'on':
			return text;
		default:
			return unreachable(bound);
	}
}

/** The kind of a mention in the singular. */
export function kindLabel(say: Say, kind: Mention['kind']): string {
	switch (kind) {
		case 'company':
			return say('company');
		case 'term':
			return say('term');
		case 'beneficiary':
			return say('beneficiary');
		default:
			return unreachable(kind);
	}
}

/** The label of a group of terms; the id itself for a group that the lexicon's owner made up. */
export function groupLabel(say: Say, group: string): string {
	const label = TERM_GROUPS.find(([id]) => id === group)?.[1];
	return label === undefined ? group : say(label);
}

/** "power-utilities" → "power, utilities": the lexicon's sector in words. */
export function sectorLabel(say: Say, sector: string): string {
	const label = SECTORS[sector];
	return label === undefined ? sector.replaceAll('-', ' ') : say(label);
}

/** The lexicon's sectors in words that stand after a company's name: "OpenAI: artificial intelligence". */
const SECTORS: Readonly<Record<string, string>> = {
	ai: 'artificial intelligence',
	'aerospace-defence': 'aerospace and defence',
	'airlines-travel': 'airlines and travel',
	'auto-mobility': 'cars and mobility',
	banks: 'banking',
	'chemicals-materials': 'chemicals and materials',
	'cloud-datacentre': 'cloud and data centres',
	conglomerates: 'conglomerate',
	'consumer-goods': 'consumer goods',
	'fintech-payments': 'payments and financial technology',
	'food-beverage': 'food and drinks',
	gaming: 'games and betting',
	hardware: 'computers and electronics',
	'health-medtech': 'health care and medical devices',
	industrials: 'machinery and industry',
	insurance: 'insurance',
	internet: 'internet platforms',
	investors: 'investing',
	'it-professional-services': 'professional and IT services',
	'market-infrastructure': 'exchanges and market data',
	'media-entertainment': 'media and entertainment',
	'mining-metals': 'mining and metals',
	'oil-gas': 'oil and gas',
	'pharma-biotech': 'medicines and biotechnology',
	'power-utilities': 'power and utilities',
	'real-estate-construction': 'property and construction',
	restaurants: 'restaurants',
	retail: 'retail',
	semiconductors: 'semiconductors',
	software: 'software',
	sports: 'sports',
	telecom: 'telecoms',
	'transport-logistics': 'transport and logistics',
};

import { contains, type Span } from '../base/span.js';
import type { Company, Term } from '../lexicon/entry.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Mention, Reading, TermMention } from '../understanding/reading.js';
import { groupLabel, kindLabel, polarityLabel, sectorLabel } from './labels.js';
import {
	findEntry,
	nameOf,
	type BeneficiaryEntry,
	type CompanyEntry,
	type Entry,
	type TermEntry,
} from './outline.js';
import { createSaidFinder, type SaidAt } from './saidAt.js';
import type { Say } from './say.js';
import {
	BARE,
	sayChangeFor,
	sayEffect,
	sayEffectOf,
	sayElsewhere,
	sayFigures,
	sayOwnChange,
	silence,
	type Saying,
	type SayingSource,
	type Sign,
} from './saying.js';
import { polarityAt } from './standing.js';

/** One thing that is known beforehand and that no article has said. */
export interface GeneralLine {
	readonly text: string;
	/** A rule of thumb and no fact. */
	readonly isHint: boolean;
}

/**
 * What every surface says of a company, a term or a beneficiary.
 *
 * `says` holds only what the article says, `general` only what the lexicon says; no surface may mix them.
 */
export interface Card {
	readonly kind: Mention['kind'];
	readonly id: string;
	readonly label: string;
	/** "term · Money". */
	readonly about: string;
	readonly says: readonly Saying[];
	readonly general: readonly GeneralLine[];
	/** Every mention in the note, in order. */
	readonly mentions: readonly Span[];
}

/** What a card is made from. */
export interface CardSource extends SayingSource {
	readonly lexicon: Lexicon;
}

/** The card of something by its kind and id: from the note as far as it is in the note, and from the lexicon as far as it is known there. */
export function createCard(source: CardSource, kind: Mention['kind'], id: string): Card | undefined {
	const entry = findEntry(source.outline, kind, id);
	const known = kind === 'term' ? source.lexicon.terms.get(id) : undefined;
	const company = kind === 'beneficiary' ? undefined : source.lexicon.companies.get(id);
	if (entry !== undefined) {
		return entryCard(source, entry);
	}
	if (known !== undefined) {
		return {
			...lexiconCard(source.say, 'term', known.id),
			label: known.label,
			...termInGeneral(source.say, known),
		};
	}
	return kind === 'company' && company !== undefined
		? {
				...lexiconCard(source.say, 'company', company.id),
				label: company.name,
				...companyInGeneral(source, company),
			}
		: undefined;
}

/**
 * The card of one mention: that of its company, term or beneficiary, led by what holds at this place.
 *
 * Of a term it says what the note says of this mention, and of other deals of the note only that there is something.
 */
export function createMentionCard(source: CardSource, mention: Mention, reading: Reading): Card | undefined {
	const card = createCard(source, mention.kind, mention.id);
	if (card === undefined) {
		return undefined;
	}
	switch (mention.kind) {
		case 'term':
			return { ...card, says: termSaysAt(source, mention, createSaidFinder(reading).saidAt(mention)) };
		case 'company':
			return { ...card, says: [...sayFor(source.say, mention), ...nearestFirst(card.says, mention)] };
		case 'beneficiary':
			return { ...card, says: nearestFirst(card.says, mention) };
	}
}

/** What is said in the mention's own sentence comes before more of the same sort. */
function nearestFirst(says: readonly Saying[], mention: Span): readonly Saying[] {
	const rankOf = ({ sign, quote }: Saying): number => {
		const sort = EFFECTS.has(sign) ? 0 : quote === undefined ? 4 : 2;
		return sort + (quote !== undefined && contains(quote, mention) ? 0 : 1);
	};
	return [...says].sort((a, b) => rankOf(a) - rankOf(b));
}

const EFFECTS: ReadonlySet<Sign> = new Set(['gains', 'loses', 'mixed']);

function sayFor(say: Say, mention: Mention): readonly Saying[] {
	if (mention.kind !== 'company' || mention.descriptive !== true) {
		return [];
	}
	const text = say('“{0}” stands for {1} here', mention.text, mention.label);
	return [{ ...BARE, sign: 'standsFor', text }];
}

function termSaysAt({ say, outline }: CardSource, mention: TermMention, said: SaidAt): readonly Saying[] {
	const polarity = polarityAt(mention, said.changes);
	const label = polarityLabel(say, polarity);
	// A sentence that ends the term and holds the mention says it better.
	const isSaid =
		polarity === 'ended' &&
		said.changes.some(({ change, evidence }) => change === 'ended' && contains(evidence, mention));
	const cues = mention.why.cues.map(cue => `“${cue.text}”`);
	const standing: Saying[] =
		label === undefined || isSaid
			? []
			: [
					{
						...BARE,
						sign: polarity === 'negated' ? 'denied' : 'over',
						text: say('{0} here', label),
						notes: cues,
					},
				];
	const told = [
		...said.changes.map(change => sayOwnChange({ say, outline }, change)),
		...sayFigures(say, said.facts),
		...said.effects.map(effect => sayEffectOf(say, effect)),
	];
	const isSilent = standing.length + said.changes.length + said.effects.length === 0;
	return [
		...standing,
		...(isSilent ? [silence(say)] : []),
		...told,
		...sayElsewhere({ say, outline }, said),
	];
}

function entryCard(source: CardSource, entry: Entry): Card {
	const { kind, id, label, mentions } = entry;
	const common = { kind, id, label, mentions, about: kindLabel(source.say, kind), general: [] };
	switch (entry.kind) {
		case 'term':
			return {
				...common,
				says: termSays(source, entry),
				...(entry.known === undefined ? {} : termInGeneral(source.say, entry.known)),
			};
		case 'company':
			return {
				...common,
				says: companySays(source, entry),
				...(entry.known === undefined ? {} : companyInGeneral(source, entry.known)),
			};
		case 'beneficiary':
			return { ...common, says: beneficiarySays(source, entry) };
	}
}

function lexiconCard(say: Say, kind: 'term' | 'company', id: string): Omit<Card, 'label'> {
	return { kind, id, about: kindLabel(say, kind), says: [], general: [], mentions: [] };
}

function termSays({ say, outline }: CardSource, entry: TermEntry): Saying[] {
	const changes = entry.changes.map(change => sayOwnChange({ say, outline }, change));
	const effects = entry.effects.map(effect => sayEffectOf(say, effect));
	const facts = entry.mentions.flatMap(mention => (mention.kind === 'term' ? (mention.facts ?? []) : []));
	const figures = sayFigures(say, facts);
	return changes.length + effects.length === 0
		? [silence(say), ...figures]
		: [...changes, ...figures, ...effects];
}

function companySays({ say, outline }: CardSource, entry: CompanyEntry): Saying[] {
	const together = entry.alongside.map(term => nameOf(outline, 'term', term));
	const beside: Saying = {
		...BARE,
		sign: 'together',
		text: say('named in the same sentence as'),
		notes: together,
	};
	const origin: Saying = { ...BARE, sign: 'source', text: say('named as the source of the text') };
	return [
		...entry.effects.map(effect => sayEffect({ say, outline }, effect)),
		...entry.changes.map(change => sayChangeFor({ say, outline }, change, entry.id)),
		...(together.length === 0 ? [] : [beside]),
		...(entry.isSource ? [origin] : []),
	];
}

function beneficiarySays(source: SayingSource, entry: BeneficiaryEntry): Saying[] {
	return entry.effects.map(effect => sayEffect(source, effect));
}

function termInGeneral(say: Say, term: Term): Pick<Card, 'about' | 'general'> {
	const favours = { text: say('Usually favours {0}.', term.favours), isHint: true };
	return {
		about: `${kindLabel(say, 'term')} · ${groupLabel(say, term.group)}`,
		general: [
			...(term.definition === '' ? [] : [{ text: term.definition, isHint: false }]),
			...(term.favours === '' ? [] : [favours]),
		],
	};
}

function companyInGeneral(
	{ say, lexicon }: Pick<CardSource, 'say' | 'lexicon'>,
	company: Company,
): Pick<Card, 'general'> {
	const sector = company.sector === '' ? '' : sectorLabel(say, company.sector);
	const seat = [company.hq, company.country].filter(part => part !== undefined && part !== '').join(', ');
	const parent = company.parent === undefined ? undefined : lexicon.companies.get(company.parent)?.name;
	const facts = [
		sector === '' ? '' : sector.charAt(0).toUpperCase() + sector.slice(1),
		seat === '' ? '' : say('based in {0}', seat),
		parent === undefined ? '' : say('part of {0}', parent),
		company.ticker === undefined ? '' : say('listed as {0}', company.ticker),
	].filter(fact => fact !== '');
	return { general: facts.length === 0 ? [] : [{ text: `${facts.join(' · ')}.`, isHint: false }] };
}

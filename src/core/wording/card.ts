import { contains, type Span } from '../base/span.js';
import type { Company, Term } from '../lexicon/entry.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Beneficiary, Change, ChangeKind, Effect, Evidence, Mention } from '../understanding/reading.js';
import {
	certaintyLabel,
	changeLabel,
	effectLabel,
	factLabel,
	groupLabel,
	kindLabel,
	polarityLabel,
	roleLabel,
	sectorLabel,
} from './labels.js';
import {
	findEntry,
	nameOf,
	type BeneficiaryEntry,
	type CompanyEntry,
	type Entry,
	type Outline,
	type TermEntry,
} from './outline.js';
import { sayList, type Say } from './say.js';

/** What kind of thing is said, for a surface to choose a picture by. */
export type Sign = ChangeKind | Effect | 'figures' | 'held' | 'notHeld' | 'standsFor' | 'together' | 'source';

/** One thing that the article says. */
export interface Saying {
	readonly sign: Sign;
	/** "Exclusivity loosened", "gains". */
	readonly text: string;
	/** "stated", "between Microsoft and OpenAI". */
	readonly notes: readonly string[];
	/** The sentence it rests on; `undefined` only for what the mention shows by itself. */
	readonly quote: Evidence | undefined;
}

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
export interface CardSource {
	readonly say: Say;
	readonly outline: Outline;
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

/** The card of one mention: that of its company, term or beneficiary, led by what holds at this place only. */
export function createMentionCard(source: CardSource, mention: Mention): Card | undefined {
	const card = createCard(source, mention.kind, mention.id);
	const here = sayHere(source.say, mention);
	if (card === undefined || here === undefined) {
		return card;
	}
	// A sentence that ends the term and holds the mention says it better.
	const isSaid =
		here.sign === 'notHeld' && card.says.some(says => says.sign === 'ended' && holds(says, mention));
	return isSaid ? card : { ...card, says: [here, ...card.says.filter(({ sign }) => sign !== 'held')] };
}

function holds({ quote }: Saying, mention: Span): boolean {
	return quote !== undefined && contains(quote, mention);
}

function sayHere(say: Say, mention: Mention): Saying | undefined {
	if (mention.kind === 'company' && mention.descriptive === true) {
		const text = say('“{0}” stands for {1} here', mention.text, mention.label);
		return { sign: 'standsFor', text, notes: [], quote: undefined };
	}
	const polarity = mention.kind === 'term' ? polarityLabel(say, mention.polarity) : undefined;
	if (polarity === undefined) {
		return undefined;
	}
	const cues = mention.why.cues.map(cue => `“${cue.text}”`);
	return { sign: 'notHeld', text: say('{0} here', polarity), notes: cues, quote: undefined };
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
	const changes = entry.changes.map(change => ({
		...sayChange({ say, outline }, change),
		text: changeLabel(say, change.change),
	}));
	const effects = entry.effects.map(effect => ({
		sign: effect.effect,
		text: `${effect.name} ${effectLabel(say, effect.effect)}`,
		notes: [certaintyLabel(say, effect.certainty)],
		quote: effect.evidence,
	}));
	const figures = sayFigures(say, entry);
	const silent: Saying = {
		sign: 'held',
		text: say('mentions it, and says of no change'),
		notes: [],
		quote: undefined,
	};
	return changes.length + effects.length === 0
		? [silent, ...figures]
		: [...changes, ...figures, ...effects];
}

/** More amounts and dates than this are a table, not a line. */
const MOST_FIGURES = 6;

/** The amounts, shares and times that the note gives with a term, each once, in the order of the note. */
function sayFigures(say: Say, { mentions }: TermEntry): Saying[] {
	const facts = mentions.flatMap(mention => (mention.kind === 'term' ? (mention.facts ?? []) : []));
	const [first, ...rest] = new Set(facts.map(fact => factLabel(say, fact)));
	return first === undefined
		? []
		: [{ sign: 'figures', text: first, notes: rest.slice(0, MOST_FIGURES - 1), quote: undefined }];
}

function companySays({ say, outline }: CardSource, entry: CompanyEntry): Saying[] {
	const together = entry.alongside.map(term => nameOf(outline, 'term', term));
	return [
		...entry.effects.map(effect => sayEffect({ say, outline }, effect)),
		...entry.changes.map(change => sayChange({ say, outline }, change)),
		...(together.length === 0
			? []
			: [
					{
						sign: 'together' as const,
						text: say('named in one sentence with'),
						notes: together,
						quote: undefined,
					},
				]),
		...(entry.isSource
			? [
					{
						sign: 'source' as const,
						text: say('named as the source of the text'),
						notes: [],
						quote: undefined,
					},
				]
			: []),
	];
}

function beneficiarySays(source: Pick<CardSource, 'say' | 'outline'>, entry: BeneficiaryEntry): Saying[] {
	return entry.effects.map(effect => sayEffect(source, effect));
}

function sayChange({ say, outline }: Pick<CardSource, 'say' | 'outline'>, change: Change): Saying {
	const parties = change.parties.map(party => {
		const name = nameOf(outline, 'company', party);
		const player = change.roles?.find(({ company }) => company === party);
		return player === undefined ? name : say('{0} ({1})', name, roleLabel(say, player.role));
	});
	return {
		sign: change.change,
		text: `${nameOf(outline, 'term', change.term)} ${changeLabel(say, change.change)}`,
		notes: [
			certaintyLabel(say, change.certainty),
			...(parties.length === 0 ? [] : [sayList(say, parties)]),
		],
		quote: change.evidence,
	};
}

function sayEffect({ say, outline }: Pick<CardSource, 'say' | 'outline'>, effect: Beneficiary): Saying {
	const terms = effect.terms.map(term => nameOf(outline, 'term', term));
	return {
		sign: effect.effect,
		text: effectLabel(say, effect.effect),
		notes: [
			certaintyLabel(say, effect.certainty),
			...(terms.length === 0 ? [] : [say('because of {0}', sayList(say, terms))]),
		],
		quote: effect.evidence,
	};
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

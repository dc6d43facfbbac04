import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { readNoteText, sourceSpan, type NoteText } from '../../../src/core/markdown/noteText.js';
import type { CompanyHit, TermHit, WordSpan } from '../../../src/core/matching/hits.js';
import { readNoteFacts } from '../../../src/core/understanding/noteFacts.js';
import { understand, type Understood } from '../../../src/core/understanding/understand.js';
import { marked } from '../marked.js';

/** Names of terms as they stand in the examples, and their ids. */
const TERMS: Readonly<Record<string, string>> = {
	exclusivity: 'exclusivity',
	'exclusive supplier': 'exclusivity',
	'right of first refusal': 'rofr',
	royalty: 'royalty',
	'minimum commitment': 'minimum_commitment',
	'stake in Corvid': 'equity_stake',
	'non-compete': 'non_compete',
	'revenue share': 'revenue_share',
	'board seat': 'board_seat',
	'Board seat': 'board_seat',
	Exclusivity: 'exclusivity',
	'service levels': 'sla',
	'price cap': 'price_restrictions',
	licence: 'license_grant',
	notice: 'renewal_notice',
	'invest $5 billion': 'investment_commitment',
	'return all data': 'post_termination',
	veto: 'consent_veto',
	'has a veto': 'consent_veto',
	'holds a veto': 'consent_veto',
	'have to approve the lease': 'consent_veto',
	'may not use the recipes': 'license_grant',
	'may use the recipes': 'license_grant',
	'leaves the board': 'board_seat',
	'left its board': 'board_seat',
	'only bottler': 'exclusivity',
	"Corvid's alone": 'exclusivity',
	'exclusive rights': 'territory_field_exclusivity',
	'cut of ticket sales': 'revenue_share',
	cut: 'revenue_share',
	'lapsed in May': 'sunset_trigger',
	'loses its veto': 'consent_veto',
	'cap on damages': 'liability_cap',
	renews: 'renewal_term',
	'royalty-free': 'royalty',
	'free to buy elsewhere': 'non_exclusivity',
	'Not exclusive': 'non_exclusivity',
	'exclusive licence': 'exclusive_license',
	'supply pact': 'supply_agreement',
	'ends in June': 'sunset_trigger',
	'non-exclusive': 'non_exclusivity',
	'until 2030': 'contract_term',
	alliance: 'strategic_partnership',
	'teamed up with': 'strategic_partnership',
	'lend $5 million': 'debt_financing',
	'lent it $5 million': 'debt_financing',
	'leased 300 MW': 'data_center_buildout',
	'full ownership': 'controlling_stake',
	'joint plant': 'joint_venture',
	'supplying cells': 'supply_agreement',
	'consent of Halloway': 'consent_veto',
	'extended its contract': 'renewal_term',
	'renew the contract': 'renewal_term',
	'extend the contract': 'renewal_term',
	'upfront fee': 'upfront_payment',
	'milestone payment': 'milestone_payment',
	offtake: 'offtake',
	'may walk away': 'termination_convenience',
	'terminate the lease': 'termination_convenience',
	'may inspect the books': 'audit_rights',
	'can buy the rest': 'purchase_option',
	'option to renew': 'renewal_term',
	'extended by five years': 'renewal_term',
	'renews automatically each year': 'renewal_term',
	'renewed for two more years': 'renewal_term',
	renewed: 'renewal_term',
	renewal: 'renewal_term',
	'co-promote': 'co_marketing',
	'co-promoted': 'co_marketing',
	'spend $3 billion': 'investment_commitment',
	'fit the lenses': 'product_integration',
	'25% of Halloway': 'equity_stake',
	'shares in Corvid': 'equity_stake',
	'stock in the mill': 'equity_stake',
	'ties with Halloway': 'strategic_partnership',
	'ties with its sponsor': 'strategic_partnership',
	alliances: 'strategic_partnership',
	licences: 'license_grant',
};

/** The id of a term by the name that it has in an example. */
export function termId(name: string): string {
	return TERMS[name] ?? name;
}

/** A marked example with its note, and where the marked words stand in it. */
export interface Example {
	readonly note: NoteText;
	readonly spans: readonly (WordSpan & { readonly text: string })[];
}

/** Reads an example in which the interesting words stand in « ». */
export function readExample(example: string): Example {
	const { text, spans } = marked(example);
	const note = readNoteText(text);
	const found = spans.map(span => {
		for (const sentence of note.sentences) {
			const at = sentence.words.flatMap((_, i) => {
				const word = sourceSpan(sentence, i, i + 1);
				return word.start < span.end && word.end > span.start ? [i] : [];
			});
			const [from] = at;
			if (from !== undefined) {
				return {
					sentence: sentence.index,
					from,
					to: from + at.length,
					text: text.slice(span.start, span.end),
				};
			}
		}
		throw new Error(`Nothing is marked: ${example}`);
	});
	return { note, spans: found };
}

/** A term found at a stretch of words. */
export function termHit(at: WordSpan, term: string): TermHit {
	const { sentence, from, to } = at;
	return { sentence, from, to, term, by: 'alias', rule: term, confidence: 0.9, reach: to - from, over: [] };
}

/** A company found at a stretch of words. */
export function companyHit(at: WordSpan, label: string): CompanyHit {
	const { sentence, from, to } = at;
	const id = label.toLowerCase();
	return {
		sentence,
		from,
		to,
		id,
		label,
		isDescriptive: false,
		isSource: false,
		confidence: 0.9,
		by: 'alias',
		rule: label,
		cues: [],
	};
}

/** Understands an example: marked terms by name, other capitalised names given as companies. */
export function understandExample(example: string, companies: readonly string[] = []): Understood {
	const { note, spans } = readExample(example);
	const terms = spans.filter(span => span.text in TERMS).map(span => termHit(span, termId(span.text)));
	const hits = note.sentences.flatMap(sentence =>
		sentence.words.flatMap((word, from) =>
			companies.includes(word.text)
				? [companyHit({ sentence: sentence.index, from, to: from + 1 }, word.text)]
				: [],
		),
	);
	return understand({
		note,
		date: readNoteFacts(note).date,
		lexicon: createBundledLexicon(),
		companies: hits,
		terms,
	});
}

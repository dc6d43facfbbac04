import type { ChangeKind } from '../reading.js';

/**
 * How a term behaves when a note speaks of it. What is not listed is a `clause`.
 *
 * - `clause`: a promise or right of its own. Where a note describes it as part of a deal, without another word on what
 *   happened to it, the deal brought it: *introduced*.
 * - `deed`: a fact about a deal or a company as much as a promise ("owns 8%", "the partnership"). It takes a verb to make it news.
 * - `background`: what every deal has, or what is only talked about. Never introduced.
 */
export type TermNature = 'clause' | 'deed' | 'background';

const LISTS: Readonly<Record<Exclude<TermNature, 'clause'>, string>> = {
	deed: 'co_marketing renewal_term debt_financing license_fee strategic_partnership joint_venture equity_stake equity_investment controlling_stake confidentiality data_license supply_agreement definitive_agreement acquisition acquihire recapitalization data_center_buildout vendor_financing investment_commitment distribution_rights product_integration secondary_sale spac_direct_listing voting_rights ip_assignment corporate_governance restrictive_terms compute_supply backlog cloud_access non_binding',
	background:
		'contract_term deal_value effective_date agreement_date parties document_name amendment talks bargaining_leverage enterprise_sales commercial_terms valuation vendor_lock_in closing_conditions regulatory_review',
};

const NATURES = new Map<string, TermNature>(
	Object.entries(LISTS).flatMap(([nature, ids]) =>
		ids.split(' ').map((id): [string, TermNature] => [id, nature as TermNature]),
	),
);

/** How the term with this id behaves; unknown ids, the user's own, are clauses. */
export function natureOf(term: string): TermNature {
	return NATURES.get(term) ?? 'clause';
}

/** Terms that bind somebody: when they reach further they have become tighter, when they reach less far looser. */
export const RESTRICTIONS: ReadonlySet<string> = new Set(
	'exclusivity exclusive_cloud_provider exclusive_license territory_field_exclusivity non_compete no_solicit_customers no_solicit_employees non_disparagement sole_source no_shop consent_veto lock_up standstill anti_assignment non_transferable_license vendor_lock_in restrictive_terms price_restrictions confidentiality volume_restriction'.split(
		' ',
	),
);

/** Terms that set a limit: to raise it loosens, to lower it tightens. */
export const LIMITS: ReadonlySet<string> = new Set('payment_cap liability_cap volume_restriction'.split(' '));

/** Terms that let somebody do or use something: to narrow them tightens. */
export const ACCESS: ReadonlySet<string> = new Set(
	'model_access cloud_access multi_cloud license_grant distribution_rights data_license unlimited_license default_placement reseller investor_rights closing_conditions termination_cause renewal_notice sla'.split(
		' ',
	),
);

/** Terms worded as a prohibition ("may not sell", "without consent"): a "not" beside them is part of them. */
export const PROHIBITIONS: ReadonlySet<string> = new Set(
	'non_compete no_solicit_customers no_solicit_employees non_disparagement standstill lock_up covenant_not_to_sue anti_assignment non_transferable_license no_shop confidentiality consent_veto non_exclusivity non_binding price_restrictions termination_convenience exclusivity take_or_pay mfn territory_field_exclusivity'.split(
		' ',
	),
);

/** Terms that may be worded as what somebody may do, or may not: the leave, or the ban, is the clause itself. */
export const LEAVES: ReadonlySet<string> = new Set([
	...PROHIBITIONS,
	...'audit_rights board_seat competitive_exception distribution_rights license_grant exclusive_license data_license multi_cloud payment_cap post_termination purchase_option warrants termination_cause matching_right rofr rofo rofn first_look change_of_control volume_restriction investor_rights reseller affiliate_license_licensee'.split(
		' ',
	),
]);

/** Terms that are made for a case that may come or not: an "if" beside them says which, and leaves nothing uncertain. */
export const CONTINGENT: ReadonlySet<string> = new Set(
	'change_of_control termination_cause termination_convenience sunset_trigger break_fee liquidated_damages matching_right mfn sla post_termination rofr rofo rofn first_look purchase_option liability_cap indemnification insurance warranty'.split(
		' ',
	),
);

/** Terms that are an aim rather than a clause: until they are done they are *sought*. */
export const AIMS: ReadonlySet<string> = new Set('ipo spac_direct_listing acquisition acquihire'.split(' '));

/**
 * Clauses that texts speak of in passing more often than a deal brings them: of those merely mentioned, without a word that lays them
 * down, fewer than one in four was new in annotated news.
 */
export const INCIDENTAL: ReadonlySet<string> = new Set(
	'minimum_commitment exclusivity exclusive_license exclusive_cloud_provider primary_cloud_provider sole_source joint_development offtake reserved_capacity change_of_control first_look equity_investment renewal_notice investor_rights'.split(
		' ',
	),
);

/** Background terms that have changes of their own all the same, and which. */
export const BACKGROUND_CHANGES: Readonly<Record<string, readonly ChangeKind[]>> = {
	contract_term: ['extended', 'loosened', 'unchanged', 'sought'],
	talks: ['ended'],
	commercial_terms: ['revised', 'unchanged', 'tightened', 'loosened', 'sought', 'disputed'],
	vendor_lock_in: ['loosened', 'tightened'],
	closing_conditions: ['tightened', 'loosened', 'ended'],
	regulatory_review: ['ended'],
};

/** Terms that say the same where they are lost or changed together: the analyst counts them once. */
export const FAMILIES: readonly (readonly string[])[] = [
	[
		'exclusivity',
		'exclusive_cloud_provider',
		'sole_source',
		'territory_field_exclusivity',
		'exclusive_license',
	],
	['renewal_term', 'contract_term'],
	['multi_cloud', 'cloud_access'],
	['equity_stake', 'controlling_stake'],
	['acquisition', 'talks'],
	['license_grant', 'data_license', 'perpetual_license', 'unlimited_license'],
];

/** Terms that only name a deal: they give way to what the same sentence says that it brings. */
export const NAMES_OF_DEALS: ReadonlySet<string> = new Set([
	'strategic_partnership',
	'definitive_agreement',
	'co_marketing',
]);

/** What comes only once something else has been reached: it gives way to what the same sentence says is paid or issued. */
const COMING_AFTER: Readonly<Record<string, readonly string[]>> = {
	vesting_tranches: ['warrants', 'milestone_payment'],
};

/**
 * Whether the one term, new in a sentence that brings the other as well, is not worth a word beside it: a partnership beside what it brings.
 * Annotators of news leave it out six times in seven.
 */
export function isBroaderThan(term: string, other: string): boolean {
	return (
		(NAMES_OF_DEALS.has(term) && !NAMES_OF_DEALS.has(other)) ||
		COMING_AFTER[term]?.includes(other) === true
	);
}

/** Nouns that stand for a term just spoken of, behind "the", "that", "its". */
export const RIGHT_NOUNS: ReadonlySet<string> = new Set(
	'right rights clause clauses provision arrangement privilege promise restriction option obligation commitment lock ban veto term terms exclusivity pledge guarantee perk protection concession habit rule'.split(
		' ',
	),
);

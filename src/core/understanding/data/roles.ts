/** What a company is in a promise. */
export type PartyRole =
	| 'payer'
	| 'payee'
	| 'licensee'
	| 'licensor'
	| 'holder'
	| 'grantor'
	| 'investor'
	| 'issuer'
	| 'buyer'
	| 'supplier'
	| 'bound'
	| 'protected';

/** The two sides of a promise: who gets it, and who gives it. */
export interface Sides {
	readonly taker: PartyRole;
	readonly giver: PartyRole;
}

const PAYMENT: Sides = { taker: 'payee', giver: 'payer' };
const LICENCE: Sides = { taker: 'licensee', giver: 'licensor' };
const INVESTMENT: Sides = { taker: 'issuer', giver: 'investor' };
const SUPPLY: Sides = { taker: 'buyer', giver: 'supplier' };
const RESTRICTION: Sides = { taker: 'protected', giver: 'bound' };
const RIGHT: Sides = { taker: 'holder', giver: 'grantor' };

const LISTS: readonly (readonly [Sides, string])[] = [
	[
		PAYMENT,
		'revenue_share profit_share payment_cap royalty license_fee upfront_payment milestone_payment earn_out cost_sharing minimum_commitment take_or_pay compute_commitment investment_commitment compute_credits vendor_financing break_fee liquidated_damages indemnification',
	],
	[
		LICENCE,
		'license_grant exclusive_license cross_license non_transferable_license affiliate_license_licensor affiliate_license_licensee unlimited_license perpetual_license data_license technology_transfer model_access',
	],
	[INVESTMENT, 'equity_investment convertible debt_financing'],
	[SUPPLY, 'supply_agreement offtake chip_supply compute_supply cloud_access reserved_capacity'],
	[
		RESTRICTION,
		'non_compete no_solicit_customers no_solicit_employees non_disparagement no_shop standstill lock_up covenant_not_to_sue anti_assignment confidentiality restrictive_terms',
	],
	[
		RIGHT,
		'exclusivity territory_field_exclusivity exclusive_cloud_provider rofr rofo rofn matching_right mfn preferred_partner first_look warrants purchase_option investor_rights equity_stake controlling_stake board_seat voting_rights consent_veto audit_rights termination_convenience termination_cause distribution_rights reseller default_placement warranty insurance ip_assignment primary_cloud_provider sole_source',
	],
];

const SIDES = new Map(
	LISTS.flatMap(([sides, ids]) => ids.split(' ').map((id): [string, Sides] => [id, sides])),
);

/** The two sides of a term; `undefined` where both sides are alike, or the term has none. */
export function sidesOfTerm(term: string): Sides | undefined {
	return SIDES.get(term);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Verbs whose subject comes to hold the promise, holds it, or gives it up. */
export const TAKING = words(
	'get gets got getting receive receives received receiving obtain obtains obtained win wins won secure secures secured gain gains gained keep keeps kept keeping hang hangs hung retain retains retained retaining hold holds held holding have has had lose loses lost losing surrender surrenders surrendered waive waives waived forgo forgoes forwent forgone relinquish relinquished take takes took collect collects collected enjoy enjoys enjoyed own owns owned acquire acquires acquired regain regained',
);

/** Verbs whose subject gives the promise, and whose object or "to …" takes it. */
export const GIVING = words(
	'grant grants granted granting give gives gave given giving hand hands handed handing issue issues issued issuing offer offers offered award awards awarded awarding concede concedes conceded pay pays paid paying owe owes owed invest invests invested investing commit commits committed sell sells sold selling supply supplies supplied supplying provide provides provided deliver delivers delivered lend lends lent put puts pledge pledges pledged promise promises promised contribute contributes contributed inject injects injected transfer transfers transferred spend spends spent prepay prepays prepaid',
);

/** Verbs that say of one and the same promise "to" whom it is given or "from" whom it is had: only what stands behind them tells. */
export const LETTING = words(
	'license licenses licensed licensing sublicense sublicenses sublicensed lease leases leased leasing rent rents rented',
);

/** Verbs by which goods are taken: of an agreement on supply, whoever does so is supplied. */
export const BUYING =
	/^(?:buy|buys|bought|buying|purchas(?:e|es|ed|ing)|sourc(?:e|es|ed|ing)|order|orders|ordered|ordering)$/;

/** Verbs by which somebody raises money, and those by which somebody who does sells a paper for it. */
export const RAISING = /^rais(?:e|es|ed|ing)$/;
export const PLACING =
	/^(?:sell|sells|sold|selling|issu(?:e|es|ed|ing)|grant(?:s|ed|ing)?|gives?|gave|given|giving|offer(?:s|ed|ing)?)$/;

/** Verbs of paying: whoever pays for a licence, a right or goods gets them. */
export const PAYING = words('pay pays paid paying owe owes owed spend spends spent prepay prepays prepaid');

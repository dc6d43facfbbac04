/** The kinds of quantity that a fact can be. */
export type FactKind = 'money' | 'percent' | 'date' | 'duration';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Terms that are about a sum of money. */
const SUMS = words(
	'deal_value upfront_payment milestone_payment payment_cap license_fee royalty earn_out cost_sharing minimum_commitment take_or_pay investment_commitment backlog compute_commitment compute_credits equity_investment valuation debt_financing convertible warrants break_fee liability_cap liquidated_damages insurance acquisition acquihire secondary_sale ipo vendor_financing purchase_option supply_agreement offtake data_center_buildout cloud_access compute_supply reserved_capacity license_grant exclusive_license chip_supply revenue_share profit_share equity_stake vesting_tranches recapitalization sla co_marketing joint_venture',
);

/** Terms that are about a share of something. */
const SHARES = words(
	'revenue_share profit_share royalty equity_stake equity_investment controlling_stake joint_venture voting_rights acquisition cost_sharing volume_restriction minimum_commitment take_or_pay offtake supply_agreement price_restrictions warrants secondary_sale ipo recapitalization debt_financing purchase_option sla vesting_tranches standstill matching_right',
);

/** Terms that are about a moment or a length of time themselves: a date near by is theirs first. */
const TIMES = words(
	'contract_term effective_date agreement_date renewal_term renewal_notice sunset_trigger lock_up standstill post_termination no_shop termination_convenience ipo',
);

/** Terms that a date says nothing about. */
const TIMELESS = words('parties document_name bargaining_leverage deal_value valuation governing_law');

/** How well a kind of quantity suits a term: 0 not at all, 1 it may be, 2 it is what the term is about. Unknown ids, the user's own, may have any. */
export function fitOf(term: string, kind: FactKind): 0 | 1 | 2 {
	if (kind === 'money' || kind === 'percent') {
		return (kind === 'money' ? SUMS : SHARES).has(term) ? 2 : 0;
	}
	return TIMES.has(term) ? 2 : TIMELESS.has(term) ? 0 : 1;
}

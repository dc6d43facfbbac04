import companies from './data/companies.json';
import type { Company } from './entry.js';

/** The companies that come with Pactmark. */
export function readBundledCompanies(): readonly Company[] {
	return companies.map(company => ({
		...company,
		parent: company.parent ?? undefined,
		country: company.country ?? undefined,
		hq: company.hq ?? undefined,
		ticker: company.ticker ?? undefined,
		ambiguousForms: company.ambiguousForms ?? [],
		sharedForms: company.sharedForms ?? [],
	}));
}

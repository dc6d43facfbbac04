import companies from './data/companies.json';
import shared from './data/companiesShared.json';
import descriptors from './data/descriptors.json';
import type { Company } from './entry.js';

/** A company as `data/companies.json` has it: empty fields left out, lists joined by `|`, the id only where it does not follow from the name. */
interface Row {
	readonly name: string;
	readonly id?: string;
	readonly aliases?: string;
	readonly descriptors?: string;
	readonly products?: string;
	readonly parent?: string;
	readonly country?: string;
	readonly hq?: string;
	readonly ticker?: string;
	readonly ambiguous?: string;
	readonly shared?: string;
}

/** The companies that come with Pactmark. */
export function readBundledCompanies(): readonly Company[] {
	const bySector: Readonly<Record<string, readonly Row[]>> = companies;
	return Object.entries(bySector).flatMap(([sector, rows]) => rows.map(row => toCompany(row, sector)));
}

/** For a form that several bundled companies share: their ids, the likelier first. */
export function sharedFormOrder(form: string): readonly string[] {
	const order: Readonly<Record<string, readonly string[]>> = shared;
	return order[form] ?? [];
}

/** An id that follows from a name: `Moët & Chandon` → `moet-and-chandon`. */
export function slug(name: string): string {
	if (/^[A-Za-z\d]+(?: [A-Za-z\d]+)*$/.test(name)) {
		return name.toLowerCase().replaceAll(' ', '-');
	}
	return name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/** Phrases for companies beyond those of the list, joined by `|`, by id. */
const FURTHER: Readonly<Record<string, string>> = descriptors;

function toCompany(row: Row, sector: string): Company {
	const id = row.id ?? slug(row.name);
	const further = toList(FURTHER[id]);
	return {
		id,
		name: row.name,
		aliases: toList(row.aliases),
		descriptors:
			further.length === 0 ? toList(row.descriptors) : [...toList(row.descriptors), ...further],
		products: toList(row.products),
		parent: row.parent,
		sector,
		country: row.country,
		hq: row.hq,
		ticker: row.ticker,
		ambiguousForms: toList(row.ambiguous),
		sharedForms: toList(row.shared),
	};
}

const NONE: readonly string[] = [];

function toList(joined: string | undefined): readonly string[] {
	return joined === undefined ? NONE : joined.split('|');
}

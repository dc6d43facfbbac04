// Joins the two company lists, and what was added to the present file by hand, into src/core/lexicon/data/companies.json: one company a line, empty fields left out.
//   node test/data/buildCompanies.mjs FOLDER       FOLDER holds companies.json, companies-extended.json and shared-forms.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const data = join(import.meta.dirname, '../../src/core/lexicon/data');

/** As `slug` in src/core/lexicon/companies.ts: an id that follows from the name is not written down. */
const slug = name =>
	name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

/** Phrases of one company that say no more than “maker of X”, “X maker” with a listed product are found by rule. */
const followsFromProduct = (descriptor, products) =>
	products.some(product =>
		new RegExp(
			`^${escape(product)} (?:maker|owner|creator|developer|parent|company|operator)$|^(?:maker|owner|operator) of ${escape(product)}$`,
			'i',
		).test(descriptor),
	);
const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const entries = [...read('companies.json'), ...read('companies-extended.json')];
const bySector = {};
for (const entry of entries) {
	const {
		id,
		name,
		aliases,
		descriptors,
		products,
		parent,
		country,
		hq,
		ticker,
		ambiguousForms = [],
		sharedForms = [],
	} = entry;
	const fields = {
		name,
		id: id === slug(name) ? undefined : id,
		aliases: aliases.join('|'),
		descriptors: descriptors.filter(text => !followsFromProduct(text, products)).join('|'),
		products: products.join('|'),
		parent,
		country,
		hq,
		ticker,
		ambiguous: ambiguousForms.join('|'),
		shared: sharedForms.join('|'),
	};
	(bySector[entry.sector] ??= []).push(
		Object.fromEntries(
			Object.entries(fields).filter(
				([, value]) => value !== undefined && value !== null && value !== '',
			),
		),
	);
}
// A row that the lists do not have was added by hand, and stays; so does a phrase that is shared by hand.
const present = JSON.parse(readFileSync(join(data, 'companies.json'), 'utf8'));
const listed = new Set(entries.map(({ name }) => name));
for (const [sector, rows] of Object.entries(present)) {
	(bySector[sector] ??= []).push(...rows.filter(({ name }) => !listed.has(name)));
}
const sectors = Object.entries(bySector).map(
	([sector, rows]) =>
		`${JSON.stringify(sector)}: [\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]`,
);
writeFileSync(join(data, 'companies.json'), `{\n${sectors.join(',\n')}\n}\n`);
const presentShared = JSON.parse(readFileSync(join(data, 'companiesShared.json'), 'utf8'));
const shared = read('shared-forms.json').map(
	({ form, ids }) => `${JSON.stringify(form)}: ${JSON.stringify(presentShared[form] ?? ids)}`,
);
writeFileSync(join(data, 'companiesShared.json'), `{\n${shared.join(',\n')}\n}\n`);
process.stdout.write(`${entries.length} companies\n`);

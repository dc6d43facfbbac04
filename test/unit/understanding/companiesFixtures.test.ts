import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { companySpan } from '../../../src/core/understanding/companies/companySpan.js';
import { findCompanies } from '../../../src/core/understanding/companies/findCompanies.js';
import { ROOT } from '../root.js';

interface Gold {
	readonly article: string;
	readonly companies: readonly { readonly name: string; readonly aliases: readonly string[] }[];
	readonly mentions: readonly {
		readonly entity: string;
		readonly text: string;
		readonly start: number;
		readonly end: number;
		readonly descriptive?: boolean;
	}[];
}

const FOLDER = join(ROOT, 'test', 'fixtures', 'companies');

interface Tally {
	right: number;
	said: number;
	gold: number;
}

function squeezed(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/['’]s\b/g, '')
		.replace(/\b(?:the|group|holdings?|company)\b/g, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The articles were written and annotated before the reader saw them; what it reached on all of them together may not get worse. */
suite('companies in articles of many kinds', () => {
	const lexicon = createBundledLexicon();
	const files = readdirSync(FOLDER).filter(name => name.endsWith('.gold.json'));
	const named: Tally = { right: 0, said: 0, gold: 0 };
	const described: Tally = { right: 0, said: 0, gold: 0 };
	let linked = 0;
	let found = 0;

	for (const file of files) {
		const gold = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Gold;
		test(`${gold.article}: every span is true`, () => {
			const text = readFileSync(join(FOLDER, gold.article), 'utf8');
			const note = readNoteText(text);
			const hits = findCompanies(note, lexicon).map(hit => ({ ...hit, ...companySpan(note, hit) }));
			for (const mention of gold.mentions) {
				assert.equal(text.slice(mention.start, mention.end), mention.text);
			}
			const names = new Map(
				gold.companies.map(({ name, aliases }) => [name, [name, ...aliases].map(squeezed)]),
			);
			for (const tally of [named, described]) {
				const isDescriptive = tally === described;
				const golds = gold.mentions.filter(
					mention => (mention.descriptive === true) === isDescriptive,
				);
				const saids = hits.filter(hit => hit.isDescriptive === isDescriptive && !hit.isSource);
				tally.gold += golds.length;
				tally.said += saids.length;
				for (const mention of golds) {
					const hit = saids.find(
						({ start, end }) => start === mention.start && end === mention.end,
					);
					if (hit !== undefined) {
						tally.right++;
						found++;
						linked += names.get(mention.entity)?.includes(squeezed(hit.label)) === true ? 1 : 0;
					}
				}
			}
			assert.deepEqual(
				hits.filter((hit, i) => i > 0 && hit.start < (hits[i - 1]?.end ?? 0)),
				[],
				'sorted, without overlaps',
			);
		});
	}

	test('named companies', () => {
		assert.ok(files.length >= 20);
		assert.ok(named.right / named.said >= 0.97, `precision ${named.right}/${named.said}`);
		assert.ok(named.right / named.gold >= 0.93, `recall ${named.right}/${named.gold}`);
	});
	test('described companies', () => {
		assert.ok(described.right / described.said >= 0.9, `precision ${described.right}/${described.said}`);
		assert.ok(described.right / described.gold >= 0.75, `recall ${described.right}/${described.gold}`);
	});
	test('the right company', () => {
		assert.ok(linked / found >= 0.98, `${linked}/${found}`);
	});
});

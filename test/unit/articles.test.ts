import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.js';

/** The annotated articles that stand beside the checkout of those who work on the engine; they are not ours to ship. */
const EVAL = join(ROOT, '..', 'shared', 'eval');

interface Figures {
	readonly f1: number;
	readonly tp: number;
}

function score(folder: string): Readonly<Record<string, Figures>> {
	const command = [join(EVAL, 'score.mjs'), folder, '--json', '--'];
	const reader = [process.execPath, join(ROOT, 'dist/node/cli.js'), 'read', '--json'];
	const { stdout, stderr } = spawnSync(process.execPath, [...command, ...reader], { encoding: 'utf8' });
	assert.notEqual(stdout, '', stderr);
	return JSON.parse(stdout) as Readonly<Record<string, Figures>>;
}

function atLeast(
	figures: Readonly<Record<string, Figures | undefined>>,
	bars: Readonly<Record<string, number>>,
): void {
	for (const [area, bar] of Object.entries(bars)) {
		const f1 = figures[area]?.f1 ?? 0;
		assert.ok(f1 >= bar, `${area} ${f1.toFixed(3)}, expected ${bar}`);
	}
}

suite('annotated articles', () => {
	if (!existsSync(EVAL)) {
		test('are not beside this checkout, so the seed article is not scored', () =>
			assert.ok(!existsSync(EVAL)));
		return;
	}

	test('the seed article is read as its annotators read it', () => {
		const { companies, descriptive, terms, changes, beneficiaries } = score(join(EVAL, 'seed'));
		assert.ok((companies?.f1 ?? 0) >= 0.98, `companies ${companies?.f1 ?? 0}`);
		assert.equal(descriptive?.tp, 1);
		assert.ok((terms?.f1 ?? 0) >= 0.93, `terms ${terms?.f1 ?? 0}`);
		assert.ok((changes?.f1 ?? 0) >= 0.9, `changes ${changes?.f1 ?? 0}`);
		assert.ok((beneficiaries?.f1 ?? 0) >= 0.9, `beneficiaries ${beneficiaries?.f1 ?? 0}`);
	});

	test('the development articles are read no worse than before', () => {
		const { companies, terms, changes, beneficiaries } = score(join(EVAL, 'dev'));
		atLeast(
			{ companies, terms, changes, beneficiaries },
			{ companies: 0.96, terms: 0.9, changes: 0.75, beneficiaries: 0.85 },
		);
	});

	test('news that no rule was made from is read no worse than before', () => {
		const { companies, terms, changes } = score(join(ROOT, 'test/fixtures/news/closed'));
		atLeast({ companies, terms, changes }, { companies: 0.94, terms: 0.57, changes: 0.42 });
	});
});

import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';

interface Input {
	readonly imports: readonly {
		readonly path: string;
		readonly kind: string;
		readonly external?: boolean;
	}[];
}

interface Bundle {
	readonly bundle: string;
	readonly metafile: { readonly inputs: Readonly<Record<string, Input>> };
}

const bundles = JSON.parse(readFileSync(join(ROOT, 'dist/bundles.json'), 'utf8')) as readonly Bundle[];

/** The first import cycle among our own files, as a path that ends where it began. */
function findCycle(inputs: Bundle['metafile']['inputs']): readonly string[] | undefined {
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
		const known = path.indexOf(file);
		if (known >= 0) {
			return [...path.slice(known), file];
		}
		if (done.has(file)) {
			return undefined;
		}
		for (const { path: next } of inputs[file]?.imports ?? []) {
			const cycle = next.startsWith('src/') ? visit(next, [...path, file]) : undefined;
			if (cycle !== undefined) {
				return cycle;
			}
		}
		done.add(file);
		return undefined;
	};
	for (const file of Object.keys(inputs).filter(name => name.startsWith('src/'))) {
		const cycle = visit(file, []);
		if (cycle !== undefined) {
			return cycle;
		}
	}
	return undefined;
}

/** What a folder's files may reach, beside their own folder. Anything not named here is forbidden. */
const REMARK = /node_modules\/(remark|unified|mdast|micromark|vfile|unist|decode-named)/;

suite('layers', () => {
	for (const { bundle, metafile } of bundles) {
		test(`${bundle} has no import cycle`, () =>
			assert.equal(findCycle(metafile.inputs)?.join(' → '), undefined));

		test(`${bundle}: only core/markdown reaches remark`, () => {
			const strangers = Object.entries(metafile.inputs)
				.filter(([file]) => file.startsWith('src/') && !file.startsWith('src/core/markdown/'))
				.filter(([, { imports }]) => imports.some(({ path }) => REMARK.test(path)))
				.map(([file]) => file);
			assert.deepEqual(strangers, []);
		});

		test(`${bundle}: core knows neither VS Code nor Node`, () => {
			const strangers = Object.entries(metafile.inputs)
				.filter(([file]) => file.startsWith('src/core/'))
				.filter(([, { imports }]) =>
					imports.some(({ path }) => path === 'vscode' || /^(node:|src\/(vscode|cli))/.test(path)),
				)
				.map(([file]) => file);
			assert.deepEqual(strangers, []);
		});
	}

	test('activation loads neither remark nor the lexicon on Node', () => {
		const extension = bundles.find(({ bundle }) => bundle.includes('node/extension'));
		const heavy = Object.keys(extension?.metafile.inputs ?? {}).filter(
			file => REMARK.test(file) || file.includes('lexicon/data'),
		);
		assert.deepEqual(heavy, []);
	});
});

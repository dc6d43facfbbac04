import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TERM_GROUPS } from '../../src/core/lexicon/entry.js';
import { sectorLabel } from '../../src/core/wording/labels.js';
import { sayEnglish } from '../../src/core/wording/say.js';
import { createBundledLexicon } from '../../src/core/lexicon/bundled.js';
import { ROOT } from './root.js';

const bundle = JSON.parse(readFileSync(join(ROOT, 'l10n/bundle.l10n.json'), 'utf8')) as Readonly<
	Record<string, string>
>;

/** What the code says through `say('…')` and `sayCount(say, n, ['…', '…'])`. */
function spoken(): Set<string> {
	const files = ['src/core', 'src/vscode'].flatMap(folder =>
		readdirSync(join(ROOT, folder), { recursive: true })
			.map(String)
			.filter(file => file.endsWith('.ts'))
			.map(file => readFileSync(join(ROOT, folder, file), 'utf8')),
	);
	const all = files.join('\n');
	const single = [...all.matchAll(/\bsay\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, message]) => message ?? '');
	const counted = [...all.matchAll(/\bsayCount\([^[]*\[([^\]]*)\]/g)].flatMap(([, list]) =>
		[...(list ?? '').matchAll(/'([^']*)'/g)].map(([, message]) => message ?? ''),
	);
	const sectors = [...createBundledLexicon().companies.values()].map(({ sector }) =>
		sectorLabel(sayEnglish, sector),
	);
	return new Set([...single, ...counted, ...sectors, ...TERM_GROUPS.map(([, label]) => label)]);
}

suite('l10n', () => {
	test('VS Code is told where translations are, and they are in the package', () => {
		const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { l10n?: string };
		assert.equal(manifest.l10n, './l10n');
		assert.match(readFileSync(join(ROOT, '.vscodeignore'), 'utf8'), /^!l10n\/\*\*$/m);
	});

	test('the bundle for translators has every message of the code, and no others', () => {
		const messages = spoken();
		assert.deepEqual(
			[...messages].filter(message => bundle[message] !== message),
			[],
			'add these to l10n/bundle.l10n.json',
		);
		assert.deepEqual(
			Object.keys(bundle).filter(message => !messages.has(message)),
			[],
			'take these out of l10n/bundle.l10n.json',
		);
	});
});

// Checks and tests everything:  npm test
// The last line is `N passed, N failed`; each of the checks (types, lint, format, package) counts as one.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runDesktopTests } from './desktop.mjs';
import { runHostTests } from './hostTests.mjs';
import { makePackage } from './package.mjs';
import { say, step } from './progress.mjs';
import { runUnitTests } from './unit.mjs';
import { closeBrowser } from './workbench.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

let passed = 0;
let failed = 0;

/** @param {{ readonly passed: number, readonly failed: number }} result */
function count(result) {
	passed += result.passed;
	failed += result.failed;
}

/**
 * One part of the whole: whatever goes wrong in it is told and counted, and the other parts still run.
 *
 * @param {() => Promise<{ readonly passed: number, readonly failed: number }>} part
 */
async function attempt(part) {
	try {
		count(await part());
	} catch (error) {
		const {
			stdout = '',
			stderr = '',
			message = String(error),
		} = /** @type {Record<string, string>} */ (error);
		say([stdout, stderr, message].filter(text => text.trim() !== '').join('\n'));
		failed += 1;
	}
}

/**
 * @param {string} label
 * @param {readonly string[]} command a script of `node_modules` or of ours, with its arguments
 */
async function node(label, [script = '', ...args]) {
	await step(label, () =>
		run(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, maxBuffer: 1 << 26 }),
	);
	return { passed: 1, failed: 0 };
}

await attempt(() => node('Building', ['esbuild.mjs', '--tests']));
await attempt(() => node('Checking types', ['node_modules/typescript/bin/tsc', '-b']));
await attempt(() =>
	node('Checking style (lint)', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']),
);
await attempt(() =>
	node('Checking format', [
		'node_modules/prettier/bin/prettier.cjs',
		'--check',
		'.',
		'--log-level',
		'warn',
	]),
);
await attempt(runUnitTests);
if (process.env['PACTMARK_VSCODE'] === 'desktop') {
	await attempt(async () => {
		for await (const result of runDesktopTests()) {
			count(result);
		}
		return { passed: 0, failed: 0 };
	});
} else {
	await attempt(() => runHostTests({ mode: 'remote' }));
	await attempt(() => runHostTests({ mode: 'folders' }));
	await attempt(() => runHostTests({ mode: 'many' }));
	await attempt(() => runHostTests({ mode: 'web' }));
	await attempt(async () => {
		const vsix = await makePackage();
		count({ passed: 1, failed: 0 });
		return runHostTests({ mode: 'vsix', vsix });
	});
}
await closeBrowser();
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

// The unit and structure tests, in plain Node. Run `node esbuild.mjs --tests` first.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import './seed.mjs';

const FOLDER = fileURLToPath(new URL('../../out/test/unit', import.meta.url));

/**
 * @returns {Promise<{ passed: number, failed: number }>} skipped tests count as failed: none may be left out
 */
export async function runUnitTests() {
	const mocha = new Mocha({ ui: 'tdd', reporter: 'dot', timeout: 0, forbidOnly: true });
	const files = readdirSync(FOLDER, { recursive: true }).map(String);
	for (const file of files.filter(name => name.endsWith('.test.mjs')).sort()) {
		mocha.addFile(join(FOLDER, file));
	}
	await mocha.loadFilesAsync();
	return new Promise(resolve => {
		const runner = mocha.run(() => {
			const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
			resolve({ passed: passes, failed: failures + pending });
		});
	});
}

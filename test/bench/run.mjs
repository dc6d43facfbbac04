// Speed as ratios against named peers in the same run:  npm run bench
// Installs the peers beside itself (they are no part of Pactmark) and writes bench/results.md.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from '../run/progress.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

if (!existsSync(join(HERE, 'node_modules', 'cspell-lib'))) {
	await step('Installing the peers of the bench', async () => {
		execFileSync('npm', ['ci', '--no-fund', '--no-audit'], {
			cwd: HERE,
			shell: process.platform === 'win32',
		});
	});
}
execFileSync(process.execPath, ['--expose-gc', join(HERE, 'measure.mjs')], { stdio: 'inherit', cwd: HERE });

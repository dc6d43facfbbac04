// Host tests from the command line:  node test/run/host.mjs [remote] [folders] [many] [web] [vsix FILE]
// Without a mode: remote, folders, many and web. With PACTMARK_VSCODE=desktop the desktop builds are used.
import { runDesktopTests } from './desktop.mjs';
import { runHostTests } from './hostTests.mjs';
import { say } from './progress.mjs';
import { closeBrowser } from './workbench.mjs';

/** @typedef {import('./hostReport.mjs').RunResult} RunResult */

/** @param {readonly string[]} args @returns {AsyncGenerator<RunResult>} */
async function* runs(args) {
	if (process.env['PACTMARK_VSCODE'] === 'desktop') {
		yield* runDesktopTests();
		return;
	}
	const wanted = args.length === 0 ? ['remote', 'folders', 'many', 'web'] : [...args];
	while (wanted.length > 0) {
		const mode = wanted.shift();
		if (mode === 'vsix') {
			yield await runHostTests({ mode, vsix: wanted.shift() ?? '' });
		} else if (mode === 'remote' || mode === 'folders' || mode === 'many' || mode === 'web') {
			yield await runHostTests({ mode });
		} else {
			throw new Error(`Unknown mode “${mode}”. Known are remote, folders, many, web and vsix FILE.`);
		}
	}
}

let passed = 0;
let failed = 0;
try {
	for await (const result of runs(process.argv.slice(2))) {
		passed += result.passed;
		failed += result.failed;
	}
} catch (error) {
	failed += 1;
	say(String(error instanceof Error ? error.message : error));
}
await closeBrowser();
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

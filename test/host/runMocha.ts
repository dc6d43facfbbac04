import { describeError, tell, tellEvents } from './reporter.js';

/** Ends a test that hangs. It is no measure of speed: a loaded machine takes seconds where an idle one takes none. */
const TEST_LIMIT_MS = 60_000;

/**
 * Run the tests that `loadTests` defines and tell the runner how each one went.
 *
 * Resolves when all have passed, rejects when one has failed: VS Code makes its exit code of that.
 */
export async function runMocha(loadTests: () => void): Promise<void> {
	const failures = await run(loadTests);
	if (failures > 0) {
		throw new Error(`${failures} host tests failed.`);
	}
}

async function run(loadTests: () => void): Promise<number> {
	try {
		// Mocha's build for browsers runs in both kinds of extension host. It is loaded only here, since it puts itself into
		// the bundle's `module.exports` when it loads, which has to hold our `run` until VS Code has taken it.
		await import('mocha/mocha.js');
		const mocha = new Mocha({ ui: 'tdd', timeout: TEST_LIMIT_MS, reporter: Mocha.reporters.Base });
		mocha.suite.emit('pre-require', globalThis, '', mocha); // Gives us `suite`, `test`, `setup`, `teardown`.
		loadTests();
		return await new Promise(resolve => {
			tellEvents(mocha.run(resolve)); // The first event comes after this turn.
		});
	} catch (error) {
		tell({ type: 'fail', title: 'Loading the tests', depth: 0, error: describeError(error) });
		tell({ type: 'end', passed: 0, failed: 1, skipped: 0 });
		return 1;
	}
}

/** What a test run tells its runner, one line of JSON an event, printed so that it can be told from everything else. */
export type TestEvent =
	| { readonly type: 'suite'; readonly title: string; readonly depth: number }
	| { readonly type: 'pass'; readonly title: string; readonly depth: number; readonly durationMs: number }
	| { readonly type: 'fail'; readonly title: string; readonly depth: number; readonly error: string }
	| { readonly type: 'skip'; readonly title: string; readonly depth: number }
	| { readonly type: 'end'; readonly passed: number; readonly failed: number; readonly skipped: number };

/** Stands before each event. The runner knows it too: `test/run/hostReport.mjs`. */
const MARK = '[[pactmark-test]]';

/** Print one event. The console is the one way out that every kind of extension host has. */
export function tell(event: TestEvent): void {
	// eslint-disable-next-line no-console -- see above
	console.log(`${MARK}${JSON.stringify(event)}`);
}

/**
 * A mocha reporter that speaks to the runner.
 *
 * Mocha's own write through console format strings, which arrive unexpanded, or into a web page, which a worker has not.
 */
export class HostReporter {
	readonly #counts = { passed: 0, failed: 0, skipped: 0 };
	#depth = -1; // The root suite has no title of its own.

	constructor(runner: Mocha.Runner) {
		runner.on('suite', suite => {
			this.#depth += 1;
			if (!suite.root) {
				tell({ type: 'suite', title: suite.title, depth: this.#depth - 1 });
			}
		});
		runner.on('suite end', () => {
			this.#depth -= 1;
		});
		runner.on('pass', ({ title, duration }) => {
			this.#counts.passed += 1;
			tell({ type: 'pass', title, depth: this.#depth, durationMs: duration ?? 0 });
		});
		runner.on('fail', (test, error: unknown) => {
			this.#counts.failed += 1;
			tell({ type: 'fail', title: test.title, depth: this.#depth, error: describeError(error) });
		});
		runner.on('pending', ({ title }) => {
			this.#counts.skipped += 1;
			tell({ type: 'skip', title, depth: this.#depth });
		});
		runner.on('end', () => {
			tell({ type: 'end', ...this.#counts });
		});
	}
}

/** What was thrown, as text, with what was expected and what came where the error knows. */
export function describeError(error: unknown): string {
	if (!(error instanceof Error)) {
		return String(error);
	}
	const text = error.stack ?? `${error.name}: ${error.message}`;
	if (!('actual' in error) || !('expected' in error) || text.includes('+ actual')) {
		return text;
	}
	return `${text}\nexpected: ${printed(error.expected)}\nactual:   ${printed(error.actual)}`;
}

function printed(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return String(value); // Circular.
	}
}

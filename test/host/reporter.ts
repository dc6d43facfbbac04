/** What a test run tells its runner, one line of JSON an event, printed so that it can be told from everything else. */
export type TestEvent =
	| { readonly type: 'suite'; readonly title: string; readonly depth: number }
	| { readonly type: 'pass'; readonly title: string; readonly depth: number; readonly durationMs: number }
	| { readonly type: 'fail'; readonly title: string; readonly depth: number; readonly error: string }
	| { readonly type: 'skip'; readonly title: string; readonly depth: number }
	/** How far a long test is: a sign that it does not hang. */
	| { readonly type: 'progress'; readonly text: string }
	| { readonly type: 'end'; readonly passed: number; readonly failed: number; readonly skipped: number };

/** Stands before each event. The runner knows it too: `test/run/hostReport.mjs`. */
const MARK = '[[pactmark-test]]';

/** Print one event. The console is the one way out that every kind of extension host has. */
export function tell(event: TestEvent): void {
	// eslint-disable-next-line no-console -- see above
	console.log(`${MARK}${JSON.stringify(event)}`);
}

/**
 * Tell all that happens in a mocha run.
 *
 * Mocha's own reporters write through console format strings, which arrive unexpanded, or into a web page, which a worker has not.
 */
export function tellEvents(runner: Mocha.Runner): void {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	let depth = -1; // The root suite has no title of its own.
	runner.on('suite', suite => {
		if (!suite.root) {
			tell({ type: 'suite', title: suite.title, depth });
		}
		depth += 1;
	});
	runner.on('suite end', () => {
		depth -= 1;
	});
	runner.on('pass', ({ title, duration }) => {
		counts.passed += 1;
		tell({ type: 'pass', title, depth, durationMs: duration ?? 0 });
	});
	runner.on('fail', ({ title }, error: unknown) => {
		counts.failed += 1;
		tell({ type: 'fail', title, depth, error: describeError(error) });
	});
	runner.on('pending', ({ title }) => {
		counts.skipped += 1;
		tell({ type: 'skip', title, depth });
	});
	runner.on('end', () => {
		tell({ type: 'end', ...counts });
	});
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
	if (value === undefined) {
		return 'undefined';
	}
	try {
		return JSON.stringify(value);
	} catch {
		return Object.prototype.toString.call(value); // Circular.
	}
}

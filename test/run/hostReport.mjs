// Reads the lines that test/host/reporter.ts prints in the extension host, shows them, and keeps count.
import { say } from './progress.mjs';

const MARK = '[[pactmark-test]]';

/**
 * How a run went. Problems of the run itself count as failures, so that the sum cannot look better than it was.
 *
 * @typedef {object} RunResult
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} problems what went wrong beside single tests
 */

/** The report of one run of a host suite, fed line by line. */
export class HostReport {
	#passed = 0;
	#failed = 0;
	#skipped = 0;
	/** @type {string[]} */
	#problems = [];
	/** @type {{ passed: number, failed: number, skipped: number } | undefined} */
	#end;
	/** @type {() => void} */
	#resolveEnd = () => {};

	/** Resolves when the tests have said that they are through. */
	ended = new Promise(resolve => {
		this.#resolveEnd = () => resolve(undefined);
	});

	/** When something was last heard, as `Date.now()` gives it. */
	lastHeard = Date.now();

	/**
	 * Hear some text from the extension host.
	 *
	 * @param {string} text
	 * @returns {boolean} whether it was an event of the tests
	 */
	hear(text) {
		const at = text.indexOf(MARK);
		if (at < 0) {
			return false;
		}
		this.lastHeard = Date.now();
		const json = text.slice(at + MARK.length).trim();
		try {
			this.#take(JSON.parse(json));
		} catch {
			this.problem(`The tests printed a line that cannot be read: ${json.slice(0, 200)}`);
		}
		return true;
	}

	/**
	 * Note that the run itself went wrong.
	 *
	 * @param {string} text
	 */
	problem(text) {
		this.#problems.push(text);
		say(`  ✗ ${text}`);
	}

	/**
	 * Compare VS Code's exit code with what was heard.
	 *
	 * @param {number} code
	 */
	exited(code) {
		if (code === 0 && this.#failed > 0) {
			this.problem('VS Code called it a success although tests failed.');
		} else if (code !== 0 && this.#failed === 0) {
			this.problem(`VS Code ended the tests with ${code}.`);
		}
	}

	/** Whether the run went wrong in a way that the tests themselves do not tell. */
	isBroken() {
		return this.#problems.length > 0 || this.#end === undefined;
	}

	/** @returns {RunResult} */
	result() {
		const counts = { passed: this.#passed, failed: this.#failed, skipped: this.#skipped };
		if (this.#end === undefined) {
			this.problem('The tests stopped without saying that they were through.');
		} else if (JSON.stringify(this.#end) !== JSON.stringify(counts)) {
			this.problem(
				`Lines were lost: the tests counted ${JSON.stringify(this.#end)}, we heard ${JSON.stringify(counts)}.`,
			);
		} else if (this.#passed + this.#failed === 0) {
			this.problem('No test was run.');
		}
		if (this.#skipped > 0) {
			this.problem(`${this.#skipped} tests were skipped: a test that is not run is not a test.`);
		}
		return {
			passed: this.#passed,
			failed: this.#failed + this.#problems.length,
			problems: this.#problems,
		};
	}

	/** @param {import('../host/reporter.js').TestEvent} event */
	#take(event) {
		switch (event.type) {
			case 'suite':
				say(`${indent(event.depth)}${event.title}`);
				break;
			case 'pass':
				this.#passed += 1;
				say(`${indent(event.depth)}✓ ${event.title} (${Math.round(event.durationMs)} ms)`);
				break;
			case 'fail':
				this.#failed += 1;
				say(`${indent(event.depth)}✗ ${event.title}`);
				say(event.error.replace(/^/gm, `${indent(event.depth)}    `));
				break;
			case 'skip':
				this.#skipped += 1;
				say(`${indent(event.depth)}- ${event.title} (skipped)`);
				break;
			case 'progress':
				say(`  … ${event.text}`);
				break;
			case 'end':
				this.#end = { passed: event.passed, failed: event.failed, skipped: event.skipped };
				this.#resolveEnd();
				break;
			default:
				throw new Error('unknown event');
		}
	}
}

/** @param {number} depth */
function indent(depth) {
	return '  '.repeat(depth + 1);
}

// What a long run tells whoever is watching: one line when a step starts, signs of life while it lasts, one line at its end.

/** How often a silent step says that it is still going. Build services end a run that prints nothing for long. */
const HEARTBEAT_MS = 15_000;

// Whoever reads along may stop reading, as `head` does: that is no reason to die in the middle of a step.
process.stdout.on('error', () => {});

/**
 * Print one line at once.
 *
 * @param {string} line
 */
export function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Seconds since a moment, as text.
 *
 * @param {number} since as `Date.now()` gave it
 */
export function secondsSince(since) {
	return `${Math.round((Date.now() - since) / 1000)} s`;
}

/**
 * Do some long work, saying what it is, that it goes on, and how long it took.
 *
 * @template T
 * @param {string} label what is done, for example `Installing code-server 4.139.1`
 * @param {(note: (detail: string) => void) => Promise<T>} work is given a function that takes what is being done right now
 * @returns {Promise<T>}
 */
export async function step(label, work) {
	const started = Date.now();
	let detail = '';
	say(`${label} …`);
	const heartbeat = setInterval(() => {
		say(`  still at it after ${secondsSince(started)}: ${label}${detail === '' ? '' : ` (${detail})`}`);
	}, HEARTBEAT_MS);
	try {
		const value = await work(text => {
			detail = text.trim().slice(0, 100);
		});
		say(`  done in ${secondsSince(started)}`);
		return value;
	} catch (error) {
		say(`  failed after ${secondsSince(started)}: ${label}`);
		throw error;
	} finally {
		clearInterval(heartbeat);
	}
}

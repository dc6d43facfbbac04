// Measuring in turns: every contestant once a round, so that whatever else the machine does meets all of them alike.

/** Shorter samples say more about the clock than about the work. */
const SHORTEST_SAMPLE_MS = 10;

const { threadCpuUsage } = process;

/** What the times are, for the report. */
export const TIME_IS =
	threadCpuUsage === undefined ? 'processor time of the process' : 'processor time of the thread';

/** Processor time in milliseconds, not the clock's: what else runs on the machine does not count. */
export function processorTime() {
	const { user, system } = threadCpuUsage === undefined ? process.cpuUsage() : threadCpuUsage.call(process);
	return (user + system) / 1000;
}

/** Time of the whole process with all of its threads, in milliseconds. */
export function allThreadsTime() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** The clock's time, for what waits. */
export const clockTime = () => performance.now();

/**
 * @typedef {() => unknown} Work may return a promise
 * @typedef {{ min: number, median: number, max: number }} Spread
 * @typedef {{ rounds?: number, clock?: () => number, shortest?: number, warmUp?: number }} TurnOptions `warmUp` in milliseconds of each
 */

/**
 * The times of each contestant, in milliseconds a call, round by round, after each has been warmed up: code of any size takes seconds of
 * use before it is as fast as it gets. Quick work is repeated within its turn. Every other round goes backwards.
 *
 * @param {Record<string, Work | undefined>} contestants what is `undefined` does not take part
 * @param {TurnOptions} [options]
 * @returns {Promise<Record<string, number[]>>}
 */
export async function takeTurns(
	contestants,
	{ rounds = 7, clock = processorTime, shortest = SHORTEST_SAMPLE_MS, warmUp = 0 } = {},
) {
	const entries = Object.entries(contestants).filter(([, work]) => work !== undefined);
	const times = Object.fromEntries(entries.map(([name]) => [name, []]));
	const repeats = new Map();
	for (const [name, work] of entries) {
		await warm(work, warmUp);
		repeats.set(name, await repeatsFor(work, clock, shortest));
	}
	for (let round = 0; round < rounds; round++) {
		for (const [name, work] of round % 2 === 0 ? entries : entries.toReversed()) {
			globalThis.gc?.();
			times[name].push(await timeOf(work, repeats.get(name), clock));
		}
	}
	return times;
}

async function warm(work, milliseconds) {
	const end = performance.now() + milliseconds;
	while (performance.now() < end) {
		await work();
	}
}

async function repeatsFor(work, clock, shortest) {
	for (let repeats = 1; ; repeats *= 4) {
		const time = repeats * (await timeOf(work, repeats, clock));
		if (time >= shortest) {
			return Math.max(1, Math.ceil((repeats * shortest) / time));
		}
	}
}

async function timeOf(work, repeats, clock) {
	const start = clock();
	for (let i = 0; i < repeats; i++) {
		const result = work();
		if (result instanceof Promise) {
			await result;
		}
	}
	return (clock() - start) / repeats;
}

/** @param {readonly number[]} values @returns {Spread} */
export function spread(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
	return { min: sorted[0] ?? NaN, median, max: sorted.at(-1) ?? NaN };
}

/** One list of times over another, round by round. @param {number[] | undefined} over @param {number[] | undefined} under */
export function ratio(over, under) {
	return over === undefined || under === undefined
		? undefined
		: spread(over.map((time, i) => time / (under[i] ?? NaN)));
}

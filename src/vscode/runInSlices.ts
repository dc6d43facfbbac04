import type { Steps } from '../core/base/steps.js';

/** Milliseconds that work keeps the thread before others have it: half a frame. */
const SLICE = 8;

/** What came of the work, and how many milliseconds it took, pauses aside. */
export interface Sliced<T> {
	readonly value: T;
	readonly lasted: number;
}

/** Carries work to its end that can pause between its steps, and lets others have the thread after every half frame. */
export function runInSlices<T>(steps: Steps<T>): Promise<Sliced<T>>;
/** The same for work that may be wanted no longer after a pause: then `undefined`. */
export function runInSlices<T>(steps: Steps<T>, isWanted: () => boolean): Promise<Sliced<T> | undefined>;
export async function runInSlices<T>(
	steps: Steps<T>,
	isWanted: () => boolean = () => true,
): Promise<Sliced<T> | undefined> {
	let lasted = 0;
	do {
		const started = performance.now();
		let step = steps.next();
		while (step.done !== true && performance.now() - started < SLICE) {
			step = steps.next();
		}
		lasted += performance.now() - started;
		if (step.done === true) {
			return { value: step.value, lasted };
		}
		await new Promise(resolve => setTimeout(resolve, 0));
	} while (isWanted());
	return undefined;
}

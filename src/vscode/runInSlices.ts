/** Milliseconds that work keeps the thread before others have it: half a frame. */
const SLICE = 8;

/** Carries work to its end that can pause between its steps, and lets others have the thread after every half frame. */
export async function runInSlices<T>(steps: Generator<void, T, void>): Promise<T> {
	for (;;) {
		const started = performance.now();
		let step = steps.next();
		while (step.done !== true && performance.now() - started < SLICE) {
			step = steps.next();
		}
		if (step.done === true) {
			return step.value;
		}
		await new Promise(resolve => setTimeout(resolve, 0));
	}
}

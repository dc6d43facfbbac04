/** A computation that may be paused after each of its steps, which take a millisecond or so. */
export type Steps<T> = Generator<void, T, void>;

/** Carries a computation through without a pause. */
export function finish<T>(steps: Steps<T>): T {
	let step = steps.next();
	while (step.done !== true) {
		step = steps.next();
	}
	return step.value;
}

/** So many items are a step: sentences, mostly. */
const STRIDE = 16;

/** The items one after the other, in steps; for what is done with each and yields nothing. */
export function* eachInSteps<T>(items: Iterable<T>, act: (item: T) => void): Steps<void> {
	let count = 0;
	for (const item of items) {
		if (++count % STRIDE === 0) {
			yield;
		}
		act(item);
	}
}

/** As `Array.map`, in steps. */
export function* mapInSteps<T, R>(items: readonly T[], map: (item: T, i: number) => R): Steps<R[]> {
	const mapped: R[] = [];
	for (const [i, item] of items.entries()) {
		if (i % STRIDE === STRIDE - 1) {
			yield;
		}
		mapped.push(map(item, i));
	}
	return mapped;
}

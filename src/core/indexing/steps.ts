import type { Cancellation } from './workspaceIndex.js';

/** Takes all steps at once. */
export function runSteps<T>(steps: Generator<void, T, void>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) {
			return value;
		}
	}
}

/** Takes steps for as long as they are wanted. */
export function wantedSteps(
	steps: Generator<void, void, void>,
	cancellation: Cancellation | undefined,
): void {
	while (steps.next().done !== true && cancellation?.isCancelled !== true);
}

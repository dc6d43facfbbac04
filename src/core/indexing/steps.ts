import type { Steps } from '../base/steps.js';
import type { Cancellation } from './workspaceIndex.js';

/** Carries a computation through for as long as it is wanted; `undefined` where that ended before it did. */
export function finishWanted<T>(steps: Steps<T>, cancellation: Cancellation | undefined): T | undefined {
	let step = steps.next();
	while (step.done !== true) {
		if (cancellation?.isCancelled === true) {
			return undefined;
		}
		step = steps.next();
	}
	return step.value;
}

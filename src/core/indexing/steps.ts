import type { Steps } from '../base/steps.js';
import type { Cancellation } from './workspaceIndex.js';

/** Takes steps for as long as they are wanted. */
export function wantedSteps(steps: Steps<void>, cancellation: Cancellation | undefined): void {
	while (steps.next().done !== true && cancellation?.isCancelled !== true);
}

/**
 * Makes something when it is first asked for, and hands out the same from then on. A failure is not kept: who asks after it has it made
 * again.
 */
export function keepIfMade<T>(make: () => Promise<T>): () => Promise<T> {
	let kept: Promise<T> | undefined;
	return () => {
		if (kept === undefined) {
			const made = make();
			kept = made;
			made.catch(() => {
				kept = undefined;
			});
		}
		return kept;
	};
}

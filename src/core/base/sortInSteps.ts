import type { Steps } from './steps.js';

/** So many items are sorted in a step; merging four times as many takes about as long. */
const ITEMS_A_STEP = 512;

type Compare<T> = (a: T, b: T) => number;

/**
 * As `Array.toSorted`, in steps: parts are sorted each by itself, then merged two by two. What `compare` says must stay the same until
 * the last step.
 */
export function* sortInSteps<T extends object | number | string>(
	items: readonly T[],
	compare: Compare<T>,
): Steps<T[]> {
	let parts: T[][] = [];
	for (let start = 0; start < items.length; start += ITEMS_A_STEP) {
		parts.push(items.slice(start, start + ITEMS_A_STEP).sort(compare));
		yield;
	}
	while (parts.length > 1) {
		const merged: T[][] = [];
		for (let at = 0; at < parts.length; at += 2) {
			merged.push(yield* merge(parts[at] ?? [], parts[at + 1] ?? [], compare));
		}
		parts = merged;
	}
	return parts[0] ?? [];
}

function* merge<T extends object | number | string>(
	left: readonly T[],
	right: readonly T[],
	compare: Compare<T>,
): Steps<T[]> {
	const merged: T[] = [];
	let from = 0;
	for (const item of left) {
		let other = right[from];
		while (other !== undefined && compare(item, other) > 0) {
			merged.push(other);
			other = right[++from];
		}
		if (merged.push(item) % (4 * ITEMS_A_STEP) === 0) {
			yield;
		}
	}
	for (; from < right.length; from++) {
		const other = right[from];
		if (other !== undefined) {
			merged.push(other);
		}
	}
	return merged;
}

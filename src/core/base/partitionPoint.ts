/**
 * How many of the first items fulfil a condition that, from some item on, none fulfils: of rising numbers, how many are below a limit.
 * Logarithmic in the number of items.
 */
export function partitionPoint<T>(items: ArrayLike<T>, holds: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const item = items[middle];
		if (item !== undefined && holds(item)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

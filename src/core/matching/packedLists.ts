/**
 * Lists of numbers by number, laid end to end in one stretch of memory: reading them does not wander about.
 *
 * List `i` stands in `items` from `offsets[i]` to before `offsets[i + 1]`.
 */
export interface PackedLists {
	readonly offsets: Int32Array;
	readonly items: Int32Array;
}

/** Packs lists; those that are missing are empty. */
export function packLists(lists: ReadonlyMap<number, readonly number[]>, count: number): PackedLists {
	const offsets = new Int32Array(count + 1);
	let size = 0;
	for (let i = 0; i < count; i++) {
		offsets[i] = size;
		size += lists.get(i)?.length ?? 0;
	}
	offsets[count] = size;
	const items = new Int32Array(size);
	for (const [i, list] of lists) {
		items.set(list, offsets[i]);
	}
	return { offsets, items };
}

/** Appends a number to one of the lists. */
export function append(lists: Map<number, number[]>, list: number, item: number): void {
	const known = lists.get(list);
	if (known === undefined) {
		lists.set(list, [item]);
	} else {
		known.push(item);
	}
}

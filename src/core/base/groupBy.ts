/** Items by their key, in the order in which they come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		add(groups, keyOf(item), item);
	}
	return groups;
}

/** As `groupBy`, of items that have several keys: each stands once under each. */
export function groupByMany<T, K>(items: Iterable<T>, keysOf: (item: T) => readonly K[]): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		for (const key of new Set(keysOf(item))) {
			add(groups, key, item);
		}
	}
	return groups;
}

function add<T, K>(groups: Map<K, T[]>, key: K, item: T): void {
	const group = groups.get(key);
	if (group === undefined) {
		groups.set(key, [item]);
	} else {
		group.push(item);
	}
}

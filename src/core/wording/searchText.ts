/** Where a query stands in a label as it is written, for a surface to highlight; `undefined` where folding has moved it. */
export function findInLabel(label: string, query: string): readonly [start: number, end: number] | undefined {
	const at = query === '' ? -1 : label.toLowerCase().indexOf(query.toLowerCase());
	return at < 0 ? undefined : [at, at + query.length];
}

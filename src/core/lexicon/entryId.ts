/** `Norrvind Energi` → `norrvind-energi`: the id of a company whose entry gives none. */
export function slugOf(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/** `Harbour share` → `harbour_share`: the id of a term whose entry gives none. */
export function termIdOf(label: string): string {
	return slugOf(label).replaceAll('-', '_');
}

/** An id as somebody wrote it, in one piece. */
export function cleanId(id: string): string {
	return id.trim().replace(/\s+/g, '_');
}

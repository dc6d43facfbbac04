import { ALIAS_COSTS, foldForSearch, rankName } from '../../../src/core/base/searchText.js';
import type { IndexHit, WorkspaceIndex } from '../../../src/core/indexing/workspaceIndex.js';
import { KINDS } from './someNotes.js';

/** Every name asked, and all that fit sorted: what finding comes to. */
export function findSlowly(index: WorkspaceIndex, query: string): IndexHit[] {
	const folded = foldForSearch(query);
	const hits = index.entities().flatMap((entity): IndexHit[] => {
		const names = [entity.label, ...entity.forms];
		const ranks = names.map((text, i) => {
			const rank = folded === '' ? 0 : (rankName(foldForSearch(text), folded) ?? Infinity);
			return rank + (i === 0 || folded === '' ? 0 : ALIAS_COSTS);
		});
		const rank = Math.min(...ranks);
		const best = ranks.indexOf(rank);
		return rank === Infinity ? [] : [{ entity, rank, form: best === 0 ? undefined : names[best] }];
	});
	const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
	return hits.sort(
		(a, b) =>
			a.rank - b.rank ||
			b.entity.notes - a.entity.notes ||
			b.entity.mentions - a.entity.mentions ||
			compare(a.entity.label, b.entity.label) ||
			KINDS.indexOf(a.entity.kind) - KINDS.indexOf(b.entity.kind) ||
			compare(a.entity.id, b.entity.id),
	);
}

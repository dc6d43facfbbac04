import type { EntityKind } from '../../core/indexing/noteSummary.js';
import type {
	Cancellation,
	IndexedEntity,
	IndexHit,
	WorkspaceIndex,
} from '../../core/indexing/workspaceIndex.js';

/** So many of the folder's names are listed at once; typing finds the rest. */
const MOST_HITS = 100;

/** The names of the folder's notes that fit a query; without one those that stand in most notes. */
export function findFolderHits(
	index: WorkspaceIndex,
	query: string,
	cancellation: Cancellation,
): readonly IndexHit[] {
	return index.find(query, { limit: MOST_HITS, cancellation });
}

/** What the index has of something. A company that gains is a beneficiary in its note, and a company in the index. */
export function indexedEntity(
	index: WorkspaceIndex,
	{ kind, id }: { readonly kind: EntityKind; readonly id: string },
): IndexedEntity | undefined {
	return index.entity(kind, id) ?? (kind === 'beneficiary' ? index.entity('company', id) : undefined);
}

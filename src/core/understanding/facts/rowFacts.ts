import type { TermHit } from '../../matching/hits.js';
import type { Fact } from '../reading.js';
import type { Scene } from '../scene.js';
import { sideOf, tableRows } from '../tables.js';
import { fitOf } from './factKinds.js';
import { findQuantities, toFact, type FoundQuantity, type NoteSource } from './termFacts.js';

/** A quantity in a cell that names no term. */
interface CellQuantity {
	readonly scene: Scene;
	readonly quantity: FoundQuantity;
}

/**
 * The amounts that stand beside their term in a row of a table: "| Royalties on net sales | 9% to 16% |".
 *
 * They are those of the one term that the row begins with, if it is about such quantities, and where only one cell has one; of two cells,
 * one in a column *Old* and one in a column *New*, the former is what it was. Rows that say more are left alone.
 */
export function findRowFacts(
	note: NoteSource,
	scenes: readonly Scene[],
	known: ReadonlyMap<TermHit, readonly Fact[]>,
): ReadonlyMap<TermHit, readonly Fact[]> {
	const found = new Map<TermHit, readonly Fact[]>();
	for (const row of tableRows(scenes)) {
		const [label, ...cells] = row;
		const [hit] = label?.terms ?? [];
		if (hit === undefined || label?.terms.length !== 1 || known.has(hit)) {
			continue;
		}
		const quantities = cells.flatMap(scene =>
			scene.terms.length > 0
				? []
				: findQuantities(scene)
						.filter(({ kind }) => fitOf(hit.term, kind) === 2)
						.map((quantity): CellQuantity => ({ scene, quantity })),
		);
		const facts = readCells(note, quantities, row);
		if (facts.length > 0) {
			found.set(hit, facts);
		}
	}
	return found;
}

function readCells(note: NoteSource, found: readonly CellQuantity[], row: readonly Scene[]): Fact[] {
	const cells = new Set(found.map(({ scene }) => scene));
	const areOfTwoTimes =
		cells.size === 2 &&
		found.length === 2 &&
		new Set([...cells].map(scene => sideOf(scene, row))).size === 2;
	if (cells.size > 1 && !areOfTwoTimes) {
		return [];
	}
	return found.flatMap(({ scene, quantity }): Fact[] => {
		const fact = toFact(note, scene, quantity);
		const isFormer = cells.size > 1 && sideOf(scene, row) === 'old';
		return fact === undefined ? [] : [isFormer ? { ...fact, bound: 'was' } : fact];
	});
}

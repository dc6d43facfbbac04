import { natureOf } from './data/termNature.js';
import type { Scene } from './scene.js';
import { findChangeCues, type Statement } from './statements.js';
import { effectOn } from './effects.js';

/** Heads of columns that say how it was, and how it is now. */
const OLD =
	/^\W*(?:old|before|was|were|previous(?:ly)?|until (?:now|then)|former(?:ly)?|original|past|then|to date|earlier|existing|current)\b/i;
const NEW = /^\W*(?:new|after|now|is|today|revised|amended|from now|future|proposed|renewed|next)\b/i;

/**
 * What a table says by its shape.
 *
 * - Columns *Old* and *New*: what stands under the one only has ended, under the other only is introduced, under both is unchanged.
 * - A cell that only says what happened ("dropped", "extended to 2032") speaks of the terms in its row.
 */
export function readTables(scenes: readonly Scene[], statements: readonly Statement[]): Statement[] {
	const rows = rowsOf(scenes);
	const bySentence = new Map<number, Statement[]>();
	for (const statement of statements) {
		const { index } = statement.scene.sentence;
		bySentence.set(index, [...(bySentence.get(index) ?? []), statement]);
	}
	const changed = new Map<Statement, Statement>();
	for (const row of rows) {
		const own = row.flatMap(scene => bySentence.get(scene.sentence.index) ?? []);
		for (const statement of own) {
			const read = byColumns(statement, own) ?? byOutcome(statement, row);
			if (read !== undefined) {
				changed.set(statement, read);
			}
		}
	}
	return statements.map(statement => changed.get(statement) ?? statement);
}

/** Sentences of a row beyond these are left alone, so that a row's cost stays bounded. */
const WIDEST_ROW = 24;

/** The scenes of each row of each table. */
function rowsOf(scenes: readonly Scene[]): Scene[][] {
	const rows: Scene[][] = [];
	let last: { readonly row: string; readonly column: string } | undefined;
	let columns = new Set<string>();
	for (const scene of scenes) {
		const { cell } = scene.sentence.block;
		if (cell === undefined || cell.isHead) {
			last = undefined;
			continue;
		}
		const isSame = last?.row === cell.row && (last.column === cell.column || !columns.has(cell.column));
		if (!isSame) {
			rows.push([]);
			columns = new Set();
		}
		const row = rows.at(-1);
		if (row !== undefined && row.length < WIDEST_ROW) {
			row.push(scene);
		}
		columns.add(cell.column);
		last = cell;
	}
	return rows;
}

function columnOf({ scene }: Statement): 'old' | 'new' | undefined {
	const head = scene.sentence.block.cell?.column ?? '';
	return OLD.test(head) ? 'old' : NEW.test(head) ? 'new' : undefined;
}

function byColumns(statement: Statement, row: readonly Statement[]): Statement | undefined {
	const column = columnOf(statement);
	if (column === undefined || statement.isExplicit || natureOf(statement.term) === 'background') {
		return undefined;
	}
	const isInBoth = row.some(
		other => other.term === statement.term && columnOf(other) !== undefined && columnOf(other) !== column,
	);
	const change = isInBoth ? 'revised' : column === 'old' ? 'ended' : 'introduced';
	return {
		...statement,
		change,
		polarity: change === 'ended' ? 'ended' : statement.polarity,
		isExplicit: true,
		rule: `column-${column}`,
	};
}

function byOutcome(statement: Statement, row: readonly Scene[]): Statement | undefined {
	if (statement.isExplicit) {
		return undefined;
	}
	for (const scene of row) {
		const [cue] = scene.terms.length === 0 ? findChangeCues(scene) : [];
		const change =
			cue === undefined || cue.from > 2 ? undefined : effectOn(statement.term, cue.row.effect);
		if (cue !== undefined && change !== undefined) {
			const polarity = change === 'ended' ? 'ended' : statement.polarity;
			return {
				...statement,
				scene: statement.scene,
				change,
				polarity,
				isExplicit: true,
				rule: 'outcome-cell',
			};
		}
	}
	return undefined;
}

import type { CompanyHit } from '../matching/hits.js';
import { natureOf } from './data/termNature.js';
import type { Scene } from './scene.js';
import { findChangeCues } from './findChangeCues.js';
import type { Statement } from './statements.js';
import { effectOn } from './effects.js';
import type { ChangeKind } from './reading.js';

/** Heads of columns that say how it was, how it is, and how it will be. */
const OLD =
	/^\W*(?:old|before|was|were|previous(?:ly)?|until (?:now|then|today|yesterday|recently|last)|former(?:ly)?|original|past|then|to date|earlier|existing|current(?:ly)?)\b/i;
const NOW = /^\W*(?:is|today|now|at present)\b/i;
const NEW =
	/^\W*(?:new|after|revised|amended|from (?:now|today|tomorrow)|since then|future|proposed|proposal|draft|offer|renewed|next|will be|under the (?:new|draft))\b/i;

/**
 * What a table says by its shape.
 *
 * - Columns *Old* and *New*: what stands under the one only has ended, under the other only is introduced, under both is revised; a figure in both says whether there is more or less of it. Beside a *Draft*, *Today* is old.
 * - A cell that only says what happened ("dropped", "extended to 2032") speaks of the terms in its row, as do answers ("yes" beside "no").
 * - A column *Status* says how far the deal of a row is.
 * - What a cell says is said of the companies that its row begins with or that fill other cells of it, else of the one that its column is headed with.
 */
export function readTables(scenes: readonly Scene[], statements: readonly Statement[]): Statement[] {
	const rows = tableRows(scenes);
	if (rows.length === 0) {
		return [...statements];
	}
	const bySentence = new Map<number, Statement[]>();
	for (const statement of statements) {
		const { index } = statement.scene.sentence;
		bySentence.set(index, [...(bySentence.get(index) ?? []), statement]);
	}
	const changed = new Map<Statement, Statement>();
	const heads = companiesOfHeads(scenes);
	for (const row of rows) {
		const own = row.flatMap(scene => bySentence.get(scene.sentence.index) ?? []);
		for (const statement of own) {
			const read =
				byRow(statement, own, row) ??
				byColumns(statement, own, row) ??
				byAnswers(statement, row) ??
				byStatus(statement, row) ??
				byOutcome(statement, row) ??
				statement;
			const also = companiesBeside(statement, row, heads);
			if (read !== statement || also.length > 0) {
				changed.set(statement, also.length > 0 ? { ...read, also } : read);
			}
		}
	}
	return statements.map(statement => changed.get(statement) ?? statement);
}

/** The companies named in the heads of columns, by the text of the head. */
function companiesOfHeads(scenes: readonly Scene[]): ReadonlyMap<string, readonly CompanyHit[]> {
	const heads = new Map<string, readonly CompanyHit[]>();
	for (const { sentence, companies } of scenes) {
		const { cell } = sentence.block;
		if (cell?.isHead === true && companies.length > 0) {
			heads.set(cell.column, companies);
		}
	}
	return heads;
}

/** The companies that a cell belongs to: those that its row begins with and those that are all that a cell holds, else those that its column is headed with. */
function companiesBeside(
	{ scene }: Statement,
	row: readonly Scene[],
	heads: ReturnType<typeof companiesOfHeads>,
): readonly CompanyHit[] {
	const first = columnOf(row[0]);
	const own = columnOf(scene);
	const beside = row
		.filter(one => columnOf(one) !== own && (columnOf(one) === first || holdsNamesAlone(one)))
		.flatMap(({ companies }) => companies.filter(hit => !hit.isSource));
	return own === first && beside.length < 2
		? []
		: beside.length > 0
			? beside
			: (heads.get(own ?? '') ?? []);
}

function columnOf(scene: Scene | undefined): string | undefined {
	return scene?.sentence.block.cell?.column;
}

/** Whether a cell says no more than who: "Corvid", "Corvid and Halloway". */
function holdsNamesAlone({ sentence: { words }, companies }: Scene): boolean {
	return words.every(
		({ folded }, at) =>
			/^(?:and|or|with|[&/,+])$/.test(folded) ||
			companies.some(({ from, to }) => from <= at && at < to),
	);
}

/** Sentences of a row beyond these are left alone, so that a row's cost stays bounded. */
const WIDEST_ROW = 24;

/** The scenes of each row of each table, without its head. */
export function tableRows(scenes: readonly Scene[]): Scene[][] {
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

type Side = 'old' | 'new';

/** Whether a cell's column says how it was or how it is now, if either. */
export function sideOf({ sentence }: Scene, row: readonly Scene[]): Side | undefined {
	const head = sentence.block.cell?.column ?? '';
	if (NEW.test(head)) {
		return 'new';
	}
	if (NOW.test(head)) {
		return row.some(other => NEW.test(other.sentence.block.cell?.column ?? '')) ? 'old' : 'new';
	}
	return OLD.test(head) ? 'old' : undefined;
}

function byColumns(
	statement: Statement,
	said: readonly Statement[],
	row: readonly Scene[],
): Statement | undefined {
	const side = sideOf(statement.scene, row);
	const isFree = !statement.isExplicit || (side === 'old' && statement.change === 'unchanged');
	if (!isFree || natureOf(statement.term) === 'background') {
		return undefined;
	}
	const change =
		side === 'new' ? newChange(statement, said, row) : oldChange(statement, { said, row, side });
	return change === undefined
		? undefined
		: { ...changedTo(statement, change), rule: `column-${side ?? 'both'}` };
}

function isOnBothSides(
	{ term, scene }: Statement,
	said: readonly Statement[],
	row: readonly Scene[],
): boolean {
	return said.some(other => {
		const side = sideOf(other.scene, row);
		return other.term === term && side !== undefined && side !== sideOf(scene, row);
	});
}

function newChange(statement: Statement, said: readonly Statement[], row: readonly Scene[]): ChangeKind {
	return isOnBothSides(statement, said, row) ? (compared(statement.term, row) ?? 'revised') : 'introduced';
}

/** For a term in the old column, or in a column of neither side: the name of the row. */
function oldChange(
	statement: Statement,
	{
		said,
		row,
		side,
	}: {
		readonly said: readonly Statement[];
		readonly row: readonly Scene[];
		readonly side: Side | undefined;
	},
): ChangeKind | undefined {
	const figures = compared(statement.term, row);
	if (side === 'old') {
		return figures ?? (isOnBothSides(statement, said, row) ? 'revised' : 'ended');
	}
	return figures;
}

/** What the figures of the two sides, of the same unit, say of a term: "80%" beside "86%". */
function compared(term: string, row: readonly Scene[]): ChangeKind | undefined {
	const figureOn = (side: Side): Figure | undefined =>
		row
			.filter(scene => sideOf(scene, row) === side)
			.map(readFigure)
			.find(figure => figure !== undefined);
	const [before, after] = [figureOn('old'), figureOn('new')];
	if (before === undefined || after === undefined || before.unit !== after.unit) {
		return undefined;
	}
	return before.value === after.value
		? 'unchanged'
		: effectOn(term, after.value > before.value ? 'more' : 'less');
}

interface Figure {
	readonly value: number;
	readonly unit: string;
}

/** The first figure of a cell with the sign before it or the word behind it. */
function readFigure({ sentence: { block, start, end } }: Scene): Figure | undefined {
	const match = /([£€$¥])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(%|\p{L}+)?/u.exec(
		block.text.slice(start, end),
	);
	return match === null
		? undefined
		: {
				value: Number(`${(match[2] ?? '').replaceAll(',', '')}${match[3] ?? ''}`),
				unit: `${match[1] ?? ''}${match[4] ?? ''}`.toLowerCase().replace(/s$/, ''),
			};
}

const GONE = /^\W*(?:no|none|nil|not any|no longer|deleted|dropped|removed|gone|waived|[–—-]+|n\/a)?\W*$/i;
const AS_BEFORE = /^\W*(?:same|unchanged|as before|idem|ditto)\W*$/i;

/** "| Exclusivity | yes | no |": what the two sides answer to the name of the row. */
function byAnswers(statement: Statement, row: readonly Scene[]): Statement | undefined {
	const [before, after] = (['old', 'new'] as const).map(side =>
		row
			.filter(scene => sideOf(scene, row) === side)
			.map(textOf)
			.join(' '),
	);
	const isFree = !statement.isExplicit && natureOf(statement.term) !== 'background';
	if (!isFree || before === undefined || after === undefined || before + after === '') {
		return undefined;
	}
	const change = AS_BEFORE.test(after)
		? 'unchanged'
		: GONE.test(before) === GONE.test(after)
			? undefined
			: GONE.test(after)
				? 'ended'
				: 'introduced';
	return change === undefined ? undefined : { ...changedTo(statement, change), rule: 'answer-cell' };
}

function textOf({ sentence: { block, start, end } }: Scene): string {
	return block.text.slice(start, end);
}

/** Heads of columns that say how far a deal is. */
const STATUS = /^\W*(?:status|stage|outcome|state of play)\b/i;
const IS_OVER =
	/^\W*(?:terminated|ended|expired|lapsed|cancel+ed|scrapped|dropped|collapsed|withdrawn|abandoned|dead|failed|void|called off)\b/i;
const IS_WANTED =
	/^\W*(?:in talks|talks|(?:under |in )?negotiati\w+|proposed|planned|offered|bid|sought|draft)\b/i;
const IS_DISPUTED = /^\W*(?:denied|disputed|contested|in (?:dispute|court|arbitration))\b/i;
const IS_HEARSAY = /^\W*(?:rumou?r(?:ed|s)?|reported(?:ly)?|unconfirmed|speculation|market talk)\b/i;
const IS_OPEN = /\b(?:subject to|conditional|awaiting|pending)\b/i;

/** What the column of the row that is there for it says of the deal: "Terminated", "In talks", "Rumoured". */
function byStatus(statement: Statement, row: readonly Scene[]): Statement | undefined {
	const status = row.find(scene => STATUS.test(columnOf(scene) ?? ''));
	if (
		status === undefined ||
		status === statement.scene ||
		statement.change !== 'introduced' ||
		statement.isExplicit
	) {
		return undefined;
	}
	const text = textOf(status);
	const change = IS_OVER.test(text)
		? 'ended'
		: IS_WANTED.test(text)
			? 'sought'
			: IS_DISPUTED.test(text)
				? 'disputed'
				: undefined;
	if (change !== undefined) {
		return { ...changedTo(statement, change), rule: 'status-cell' };
	}
	const certainty = IS_HEARSAY.test(text) ? 'reported' : IS_OPEN.test(text) ? 'conditional' : undefined;
	return certainty === undefined ? undefined : { ...statement, certainty };
}

/**
 * What a row is headed with, or what it was so far, says nothing by itself where another cell tells what became of it: "| Revenue share | 40%
 * | the revenue share is unchanged |".
 */
function byRow(
	statement: Statement,
	said: readonly Statement[],
	row: readonly Scene[],
): Statement | undefined {
	const { scene, term, isExplicit } = statement;
	const isHead = columnOf(scene) === columnOf(row[0]) || sideOf(scene, row) === 'old';
	const isTold =
		!isExplicit &&
		isHead &&
		said.some(
			other =>
				other.term === term &&
				other.isExplicit &&
				other.scene !== scene &&
				sideOf(other.scene, row) !== 'old',
		);
	return isTold ? { ...statement, change: undefined } : undefined;
}

function changedTo(statement: Statement, change: ChangeKind): Statement {
	return {
		...statement,
		change,
		polarity: change === 'ended' ? 'ended' : statement.polarity,
		isExplicit: true,
	};
}

function byOutcome(statement: Statement, row: readonly Scene[]): Statement | undefined {
	if (statement.isExplicit) {
		return undefined;
	}
	for (const scene of row.filter(one => columnOf(one) !== columnOf(row[0]))) {
		const [cue] = scene.terms.length === 0 ? scene.once(findChangeCues) : [];
		const change =
			cue === undefined || cue.from > 2 ? undefined : effectOn(statement.term, cue.row.effect);
		if (cue !== undefined && change !== undefined) {
			return { ...changedTo(statement, change), rule: 'outcome-cell' };
		}
	}
	return undefined;
}

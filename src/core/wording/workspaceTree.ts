import { TERM_GROUPS } from '../lexicon/entry.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { EntityKind } from '../indexing/noteSummary.js';
import type {
	Contradiction,
	IndexedEntity,
	RelatedNote,
	WorkspaceIndex,
} from '../indexing/workspaceIndex.js';
import { describeContradiction } from './dossier.js';
import { groupLabel } from './labels.js';
import type { TreeOrder } from './readingTree.js';
import type { Say } from './say.js';
import { foldForSearch } from '../base/searchText.js';
import type { TreeSign } from './treeRows.js';
import { valueLabel } from './valueLabel.js';
import { BARE_ROW, entityRow, entityRowId, noteRow, pageRows, type WorkspaceRow } from './workspaceRows.js';

/** What the rows of the workspace are made from. */
export interface WorkspaceTreeSource {
	readonly say: Say;
	/** For names; what takes longer to find is asked for below. */
	readonly index: Pick<WorkspaceIndex, 'entities' | 'entity' | 'find' | 'titleOf'>;
	readonly dossierOf: WorkspaceIndex['dossier'];
	readonly relatedTo: WorkspaceIndex['related'];
	readonly lexicon: Lexicon;
	readonly order: TreeOrder;
	/** Only what fits it is shown. */
	readonly filter: string;
	/** How many children of a row are shown now. */
	readonly limitOf: (id: string) => number;
	/** A note's path as it is shown. */
	readonly pathOf: (note: string) => string;
	/** What notes disagree on; `undefined` while they are still being read, since comparing all of them takes a moment. */
	readonly contradictions: (() => readonly Contradiction[]) | undefined;
	/** The note in front, if the index has it. */
	readonly inFront: string | undefined;
}

/**
 * The rows of the reading view over the whole workspace: which notes are related to the one in front, what notes disagree on, then companies,
 * terms and beneficiaries. A branch of entities without rows is left out; without any there are no rows at all.
 *
 * Costs one look at the names in the index; what stands under an entity is found when it is opened.
 */
export function createWorkspaceTree(source: WorkspaceTreeSource): readonly WorkspaceRow[] {
	const { say } = source;
	const branches = [
		entityBranch(source, 'company', say('Companies')),
		entityBranch(source, 'term', say('Terms')),
		entityBranch(source, 'beneficiary', say('Beneficiaries')),
	].filter(branch => branch !== undefined);
	return branches.length === 0 ? [] : [...relatedBranch(source), differingBranch(source), ...branches];
}

interface Heading {
	readonly id: string;
	readonly type: 'branch' | 'group';
	readonly sign: TreeSign;
	readonly label: string;
	/** `undefined` where it is only known once the row is opened. */
	readonly count: number | undefined;
}

function headingRow(
	say: Say,
	{ count, ...heading }: Heading,
	children: () => readonly WorkspaceRow[],
): WorkspaceRow {
	return {
		...BARE_ROW,
		...heading,
		description: count === undefined ? '' : String(count),
		spoken: count === undefined ? heading.label : say('{0}, {1}', heading.label, count),
		isOpen: count !== undefined,
		children,
	};
}

function entityBranch(
	source: WorkspaceTreeSource,
	kind: EntityKind,
	label: string,
): WorkspaceRow | undefined {
	const entities = inOrder(source, fittingEntities(source, kind));
	const id = `workspace/${kind}`;
	const heading = { id, type: 'branch', sign: kind, label, count: entities.length } as const;
	return entities.length === 0
		? undefined
		: headingRow(source.say, heading, () =>
				kind === 'term' && source.order === 'group'
					? termGroups(source, entities)
					: entityRows(source, id, entities),
			);
}

/** What fits the filter: by its name or how notes write it; a term also by its group or an alias. */
function fittingEntities(
	{ say, index, lexicon, filter }: WorkspaceTreeSource,
	kind: EntityKind,
): readonly IndexedEntity[] {
	const query = foldForSearch(filter);
	if (query === '') {
		return index.entities(kind);
	}
	const hits = index.find(filter, { kinds: [kind], limit: Infinity }).map(({ entity }) => entity);
	if (kind !== 'term') {
		return hits;
	}
	const found = new Set(hits.map(({ id }) => id));
	const others = index.entities('term').filter(({ id }) => {
		const known = lexicon.terms.get(id);
		const texts = known === undefined ? [] : [groupLabel(say, known.group), ...known.aliases];
		return !found.has(id) && texts.some(text => foldForSearch(text).includes(query));
	});
	return [...hits, ...others];
}

/** By name where the note's own order would be meant, which a folder has not; else what stands in most notes first. */
function inOrder(
	{ order }: WorkspaceTreeSource,
	entities: readonly IndexedEntity[],
): readonly IndexedEntity[] {
	const byLabel = (a: IndexedEntity, b: IndexedEntity): number => compare(a.label, b.label);
	const sorted = [...entities];
	switch (order) {
		case 'note':
			return sorted.sort(byLabel);
		case 'group':
			return sorted.sort((a, b) => b.notes - a.notes || byLabel(a, b));
		case 'count':
			return sorted.sort((a, b) => b.mentions - a.mentions || byLabel(a, b));
	}
}

function compare(a: string, b: string): number {
	const [one, other] = [a.toLowerCase(), b.toLowerCase()];
	return one < other ? -1 : one > other ? 1 : 0;
}

function termGroups(source: WorkspaceTreeSource, terms: readonly IndexedEntity[]): readonly WorkspaceRow[] {
	const groups = new Map<string, IndexedEntity[]>(TERM_GROUPS.map(([id]) => [id, []]));
	for (const term of terms) {
		const group = source.lexicon.terms.get(term.id)?.group ?? '';
		const members = groups.get(group);
		if (members === undefined) {
			groups.set(group, [term]);
		} else {
			members.push(term);
		}
	}
	return [...groups]
		.filter(([, members]) => members.length > 0)
		.map(([group, members]) => {
			const id = `workspace/terms/${group}`;
			const label = group === '' ? source.say('Others') : groupLabel(source.say, group);
			const heading = { id, type: 'group', sign: 'group', label, count: members.length } as const;
			return headingRow(source.say, heading, () => entityRows(source, id, members));
		});
}

function entityRows(
	source: WorkspaceTreeSource,
	id: string,
	entities: readonly IndexedEntity[],
): readonly WorkspaceRow[] {
	return pageRows(source, id, entities, entity =>
		entityRow(source.say, entity, source.filter, () => noteRows(source, entity)),
	);
}

/** What each note has on an entity, the newest first. */
function noteRows(source: WorkspaceTreeSource, { kind, id }: IndexedEntity): readonly WorkspaceRow[] {
	const notes = source.dossierOf(kind, id)?.notes ?? [];
	const owner = entityRowId(kind, id);
	return pageRows(source, owner, [...notes].reverse(), note =>
		noteRow(source.say, owner, note, source.pathOf(note.note)),
	);
}

/** The id of the branch whose rows `contradictions` is asked for. */
export const DIFFERING = 'workspace/differing';

function differingBranch(source: WorkspaceTreeSource): WorkspaceRow {
	const { say } = source;
	const id = DIFFERING;
	const label = say('Notes that give different values');
	return headingRow(say, { id, type: 'branch', sign: 'figures', label, count: undefined }, () => {
		if (source.contradictions === undefined) {
			return [nothingRow(`${id}/later`, say('Notes are compared when all of them have been read'))];
		}
		const query = foldForSearch(source.filter);
		const found = source
			.contradictions()
			.map(contradiction => ({ contradiction, label: labelOf(source, contradiction) }))
			.filter(each => foldForSearch(each.label).includes(query));
		return found.length === 0
			? [nothingRow(`${id}/none`, say('None'))]
			: pageRows(source, id, found, each => differingRow(source, each.contradiction, each.label));
	});
}

function labelOf(source: WorkspaceTreeSource, contradiction: Contradiction): string {
	return describeContradiction(
		{ say: source.say, nameOf: (...args) => nameIn(source, ...args) },
		contradiction,
	);
}

/** What something is called: in the lexicon, else in the notes, else its id in words. */
export function nameIn(
	{ index, lexicon }: Pick<WorkspaceTreeSource, 'index' | 'lexicon'>,
	id: string,
	...kinds: readonly EntityKind[]
): string {
	for (const kind of kinds) {
		const known =
			(kind === 'term' ? lexicon.terms.get(id)?.label : undefined) ??
			(kind === 'company' ? lexicon.companies.get(id)?.name : undefined) ??
			index.entity(kind, id)?.label;
		if (known !== undefined) {
			return known;
		}
	}
	return id.replaceAll(/[-_]/g, ' ');
}

function differingRow(
	source: WorkspaceTreeSource,
	contradiction: Contradiction,
	label: string,
): WorkspaceRow {
	const { say, index, pathOf } = source;
	const { term, parties, kind, values } = contradiction;
	const id = `workspace/differing/${[term, kind, ...parties].join('/')}`;
	const texts = [...new Set(values.map(({ value, bound }) => valueLabel(say, value, bound)))];
	return {
		...BARE_ROW,
		id,
		type: 'differing',
		sign: 'disputed',
		label,
		description: texts.join(' / '),
		spoken: [label, ...texts].join(', '),
		entity: { kind: 'term', id: term },
		children: () =>
			values.map(({ note, date, value, bound, evidence }, at) => {
				const title = index.titleOf(note) ?? '';
				const shown = title === '' ? pathOf(note) : title;
				const words = valueLabel(say, value, bound);
				return {
					...BARE_ROW,
					id: `${id}/${at}`,
					type: 'mention',
					sign: 'figures',
					label: words,
					description: [date, shown].filter(part => part !== '').join(' · '),
					spoken: [words, date, shown].join(', '),
					target: { note, place: evidence },
				};
			}),
	};
}

/** More notes than these have little in common with one. */
export const MOST_RELATED = 20;

/** The id of the row under which stand the notes related to the one in front. */
export const RELATED = 'workspace/related';

function relatedBranch(source: WorkspaceTreeSource): readonly WorkspaceRow[] {
	const { say, relatedTo, inFront, filter } = source;
	if (inFront === undefined || filter.trim() !== '') {
		return [];
	}
	const id = RELATED;
	const label = say('Related notes');
	return [
		headingRow(say, { id, type: 'branch', sign: 'together', label, count: undefined }, () => {
			const related = relatedTo(inFront, MOST_RELATED);
			return related.length === 0
				? [nothingRow(`${id}/none`, say('No other note is about the same companies'))]
				: related.map(note => relatedRow(source, note));
		}),
	];
}

function relatedRow(
	{ say, pathOf }: WorkspaceTreeSource,
	{ note, title, companies, terms }: RelatedNote,
): WorkspaceRow {
	const shared = [...companies, ...terms];
	const label = title === '' ? pathOf(note) : title;
	return {
		...BARE_ROW,
		id: `${RELATED}/${note}`,
		type: 'note',
		sign: 'note',
		label,
		description: shared.join(', '),
		spoken: say('{0}, shares {1}', label, shared.join(', ')),
		target: { note, place: NOTE_START },
	};
}

const NOTE_START = { start: 0, end: 0, line: 0, column: 0, endLine: 0, endColumn: 0 } as const;

function nothingRow(id: string, label: string): WorkspaceRow {
	return { ...BARE_ROW, id, type: 'nothing', sign: 'group', label, description: '', spoken: label };
}

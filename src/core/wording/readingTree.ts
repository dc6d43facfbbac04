import { unreachable } from '../base/unreachable.js';
import { TERM_GROUPS } from '../lexicon/entry.js';
import type { Effect } from '../understanding/reading.js';
import { certaintyLabel, changeLabel, effectLabel, groupLabel } from './labels.js';
import type { BeneficiaryEntry, Entry, TermEntry } from './outline.js';
import type { Say } from './say.js';
import { foldForSearch } from '../base/searchText.js';
import { branchRow, entryRows, groupRow, type RowSource, type TreeNode } from './treeRows.js';

/** How the rows are put in order: terms by the lexicon's groups, everything as the note brings it, or by number of mentions. */
export type TreeOrder = 'group' | 'note' | 'count';

/** What a tree is made from. */
export interface TreeSource extends RowSource {
	readonly order: TreeOrder;
}

/** The rows of the reading view: companies, terms, beneficiaries. A branch without rows is left out. */
export function createTree(source: TreeSource): readonly TreeNode[] {
	const { say, outline, order } = source;
	const fits = filterOf(source);
	const companies = inOrder(outline.companies.filter(fits), order);
	const terms = inOrder(outline.terms.filter(fits), order);
	const beneficiaries = inOrder(outline.beneficiaries.filter(fits), order);
	const groupsOfTerms = order === 'group' ? termGroups(source, terms) : entryRows(source, terms);
	return [
		branchRow(
			say,
			{ kind: 'company', label: say('Companies'), count: companies.length },
			entryRows(source, companies),
		),
		branchRow(say, { kind: 'term', label: say('Terms'), count: terms.length }, groupsOfTerms),
		branchRow(
			say,
			{ kind: 'beneficiary', label: say('Beneficiaries'), count: beneficiaries.length },
			effectGroups(source, beneficiaries),
		),
	].filter(({ count }) => count > 0);
}

/** Whether an entry fits the filter: by its name, an alias, its wording in the note, its group, or what happened to it. */
function filterOf({ say, filter }: TreeSource): (entry: Entry) => boolean {
	const query = foldForSearch(filter);
	return entry => query === '' || searchTexts(say, entry).some(text => foldForSearch(text).includes(query));
}

function searchTexts(say: Say, entry: Entry): string[] {
	const own = [entry.label, ...entry.mentions.map(({ text }) => text)];
	switch (entry.kind) {
		case 'term':
			return [
				...own,
				...(entry.known === undefined
					? []
					: [groupLabel(say, entry.known.group), ...entry.known.aliases]),
				...entry.changes.map(({ change }) => changeLabel(say, change)),
			];
		case 'company':
			return [
				...own,
				...(entry.known?.aliases ?? []),
				...entry.effects.map(({ effect }) => effectLabel(say, effect)),
			];
		case 'beneficiary':
			return [...own, effectLabel(say, entry.effect), certaintyLabel(say, entry.certainty)];
		default:
			return unreachable(entry);
	}
}

function inOrder<T extends Entry>(entries: readonly T[], order: TreeOrder): readonly T[] {
	return order === 'count' ? [...entries].sort((a, b) => b.mentions.length - a.mentions.length) : entries;
}

function termGroups(source: TreeSource, terms: readonly TermEntry[]): readonly TreeNode[] {
	const groups = new Map<string, TermEntry[]>(TERM_GROUPS.map(([id]) => [id, []]));
	for (const term of terms) {
		const group = term.known?.group ?? '';
		groups.set(group, [...(groups.get(group) ?? []), term]);
	}
	return [...groups]
		.filter(([, entries]) => entries.length > 0)
		.map(([id, entries]) => {
			const label = id === '' ? source.say('Others') : groupLabel(source.say, id);
			return groupRow(
				source.say,
				{ id: `terms/${id}`, label, sign: 'group' },
				entryRows(source, entries),
			);
		});
}

function effectGroups(source: TreeSource, beneficiaries: readonly BeneficiaryEntry[]): readonly TreeNode[] {
	const labels: readonly (readonly [Effect, string])[] = [
		['gains', source.say('Gains')],
		['loses', source.say('Loses')],
		['mixed', source.say('Gains and loses')],
	];
	return labels
		.map(([sign, label]) => ({
			sign,
			label,
			entries: beneficiaries.filter(({ effect }) => effect === sign),
		}))
		.filter(({ entries }) => entries.length > 0)
		.map(({ sign, label, entries }) =>
			groupRow(source.say, { id: `effects/${sign}`, label, sign }, entryRows(source, entries)),
		);
}

import type { Word } from '../base/words.js';
import type { Entity } from './entities.js';
import type { Scene } from './scene.js';

/**
 * Companies that only give examples of a group stand for it: "Smaller hosts may suffer: CoreWeave …",
 * "competitors such as Google Cloud and AWS". Behind a comma they are added to it: "Smaller hosts, such as CoreWeave, may suffer".
 */
export function withExamples(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	holders: readonly Entity[],
): readonly Entity[] {
	const all = holders.flatMap(holder => {
		const group = holder.kind === 'group' ? holder : groupBefore(words, entities, holder);
		if (group === undefined) {
			return [holder];
		}
		const suchAs = suchAsBehind(words, group.to);
		const colon = words.findIndex((word, at) => at > group.to && word.text === ':');
		const start = suchAs >= 0 ? suchAs : colon >= 0 && colon + 1 < words.length ? colon + 1 : -1;
		const examples = start < 0 ? [] : rowFrom(words, entities, start);
		const isAdded = suchAs >= 0 && words[group.to]?.text === ',';
		return examples.length === 0 ? [holder] : isAdded ? [group, ...examples] : examples;
	});
	return [...new Set(all)];
}

/** The group that a company is added to as an example: "hosts, such as Corvid and Halloway, …". */
function groupBefore(
	words: readonly Word[],
	entities: readonly Entity[],
	company: Entity,
): Entity | undefined {
	const group = entities.findLast(({ kind, to }) => kind === 'group' && to < company.from);
	const isAdded = group !== undefined && words[group.to]?.text === ',';
	const suchAs = isAdded ? suchAsBehind(words, group.to) : -1;
	return suchAs >= 0 && rowFrom(words, entities, suchAs).includes(company) ? group : undefined;
}

/** Companies in a row, from a place on: "Corvid, Halloway and Sky". */
function rowFrom(words: readonly Word[], entities: readonly Entity[], start: number): readonly Entity[] {
	const first = entities.find(entity => entity.from >= start);
	if (first === undefined || first.kind !== 'company' || first.isMeant || first.from > start + 1) {
		return [];
	}
	const row = [first];
	for (const entity of entities) {
		const last = row.at(-1) ?? first;
		const isNext =
			entity.from > last.from &&
			entity.from - last.to <= 2 &&
			entity.kind === 'company' &&
			words.slice(last.to, entity.from).every(word => /^(?:and|or|,)$/.test(word.folded));
		if (isNext) {
			row.push(entity);
		}
	}
	return row;
}

/** Where examples begin: behind "such as", "like" or "including", with a comma before it or not; -1 where none do. */
function suchAsBehind(words: readonly Word[], end: number): number {
	const at = words[end]?.text === ',' ? end + 1 : end;
	return /^(?:such|like|including)$/.test(words[at]?.folded ?? '') ? at + 1 : -1;
}

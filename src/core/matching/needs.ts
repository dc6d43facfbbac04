import { SLOT_PLACE, type PatternNode } from './pattern.js';
import { idOfForm, idOfSlot, LAST_SLOT_ID, lookUpFolded, UNKNOWN } from './wordSet.js';

/** Words so common that asking for one of them rules out next to no sentence. */
const COMMON = idsOf(
	'a an the of to in on for and or its it is are was were be by with at from that as has have had not no will would their his her this these than so up out any all',
);

/** Words that many a sentence about business has: a pattern is better looked up by another one. */
const FREQUENT = idsOf(
	'company companies new deal deals agreement contract year years million billion more other first said says one two also only but which who they he you we us can could may if when after before over into about under through between most some each both own same business market price prices sales customers products services rights right terms term shares share stake percent % $ , . ( ) : ; do does did been being make made get give given take use used pay buy sell sold group partner partners partnership technology cloud data exclusive exclusivity license licensed revenue minimum without third until now is less keeps gains loses end back offer offers signed supply power half three set part',
);

/** What one word of a kind weighs against one rare word. */
const WEIGHT = { common: 400, frequent: 30, slot: 40, company: 120, rare: 1 };

function idsOf(words: string): ReadonlySet<number> {
	return new Set(words.split(' ').map(idOfForm));
}

/** A set of words and slots one of which a sentence must have for a pattern to match in it. */
export interface Need {
	readonly ids: readonly number[];
	/** How much of a text is thought to have one of them. */
	readonly weight: number;
}

/** The needs of a sequence of elements, the rarest first; those that hardly any sentence fails are left out. */
export function needsOf(nodes: readonly PatternNode[]): Need[] {
	return nodes
		.map(needOf)
		.filter(need => need !== undefined)
		.sort((a, b) => a.weight - b.weight);
}

/** A need of any of these words and slots. */
export function needAnyOf(ids: readonly number[]): Need {
	let weight = 0;
	for (const id of ids) {
		weight += weightOf(id);
	}
	return { ids, weight };
}

/** What a word as patterns write it weighs, all its forms together. */
export function weightOfWord(written: string): number {
	const isInflected = written.endsWith('~');
	const id = lookUpFolded((isInflected ? written.slice(0, -1) : written).toLowerCase());
	return COMMON.has(id) ? Infinity : weightOf(id) * (isInflected ? 4 : 1);
}

function weightOf(id: number): number {
	if (id > UNKNOWN && id <= LAST_SLOT_ID) {
		return id === idOfSlot(SLOT_PLACE.company) ? WEIGHT.company : WEIGHT.slot;
	}
	return COMMON.has(id) ? WEIGHT.common : FREQUENT.has(id) ? WEIGHT.frequent : WEIGHT.rare;
}

/** Classes of words stand in hundreds of patterns as one and the same element. */
const known = new WeakMap<PatternNode, Need | null>();

function needOf(node: PatternNode): Need | undefined {
	let need = known.get(node);
	if (need === undefined) {
		need = findNeed(node) ?? null;
		known.set(node, need);
	}
	return need ?? undefined;
}

/** What a sentence must have one of for an element to match; `undefined` where it may match without anything rare. */
function findNeed(node: PatternNode): Need | undefined {
	switch (node.kind) {
		case 'words':
			return node.set.ids.some(id => COMMON.has(id)) ? undefined : needAnyOf(node.set.ids);
		case 'slot':
			return node.slot === 'name' ? undefined : needAnyOf([idOfSlot(SLOT_PLACE[node.slot])]);
		case 'choice': {
			const ids: number[] = [];
			let weight = 0;
			for (const option of node.options) {
				const [least] = needsOf(option);
				if (least === undefined) {
					return undefined;
				}
				ids.push(...least.ids);
				weight += least.weight;
			}
			return { ids, weight };
		}
		case 'gap':
		case 'open':
		case 'close':
			return undefined;
	}
}

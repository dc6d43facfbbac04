import type { PatternNode, Slot } from './pattern.js';
import type { SlottedWords } from './matchPattern.js';

/** Words so common that asking for one of them rules out next to no sentence. */
const COMMON = new Set(
	'a an the of to in on for and or its it is are was were be by with at from that as has have had not no will would their his her this these than so up out any all'.split(
		' ',
	),
);

/** More needs than the three smallest seldom rule out anything further. */
const MOST_NEEDS = 3;

/**
 * Rules out patterns that cannot match in a sentence before they are tried: of each of a pattern's needs, which are sets of
 * words, the sentence must have one.
 *
 * Most sentences have the first word of hundreds of patterns and all the words of very few.
 */
export class Needs {
	readonly #idByName = new Map<string, number>();
	/** Classes of words stand in hundreds of patterns as one and the same set. */
	readonly #idBySet = new Map<ReadonlySet<string>, number>();
	readonly #idsByKey = new Map<string, number[]>();

	/** The ids of a pattern's needs. */
	add(nodes: readonly PatternNode[]): readonly number[] {
		return needsOf(nodes)
			.toSorted((a, b) => a.size - b.size)
			.slice(0, MOST_NEEDS)
			.map(need => this.#idOf(need));
	}

	/** Marks which needs a sentence meets, by id. */
	metBy(text: SlottedWords, slots: readonly Slot[]): Uint8Array {
		const met = new Uint8Array(this.#idByName.size);
		const meet = (key: string): void => {
			for (const id of this.#idsByKey.get(key) ?? []) {
				met[id] = 1;
			}
		};
		for (const [from, word] of text.words.entries()) {
			meet(word.folded);
			if (word.isCapitalised) {
				meet(`=${word.text}`);
			}
			for (const slot of slots) {
				if (text.slotEnd(slot, from) > from) {
					meet(`$${slot}`);
				}
			}
		}
		return met;
	}

	#idOf(need: ReadonlySet<string>): number {
		let id = this.#idBySet.get(need);
		if (id === undefined) {
			id = this.#idOfName(need, [...need].sort().join('\n'));
			this.#idBySet.set(need, id);
		}
		return id;
	}

	#idOfName(need: ReadonlySet<string>, name: string): number {
		const known = this.#idByName.get(name);
		if (known !== undefined) {
			return known;
		}
		const id = this.#idByName.size;
		this.#idByName.set(name, id);
		for (const key of need) {
			const ids = this.#idsByKey.get(key);
			if (ids === undefined) {
				this.#idsByKey.set(key, [id]);
			} else {
				ids.push(id);
			}
		}
		return id;
	}
}

/** Whether all of a pattern's needs are met. */
export function isMet(needs: readonly number[], met: Uint8Array): boolean {
	return needs.every(id => met[id] === 1);
}

function needsOf(nodes: readonly PatternNode[]): ReadonlySet<string>[] {
	return nodes.map(needOf).filter(need => need !== undefined);
}

const known = new WeakMap<PatternNode, ReadonlySet<string> | null>();

function needOf(node: PatternNode): ReadonlySet<string> | undefined {
	let need = known.get(node);
	if (need === undefined) {
		need = findNeed(node) ?? null;
		known.set(node, need);
	}
	return need ?? undefined;
}

/** What a sentence must have one of for an element to match; `undefined` where it may match without anything rare. */
function findNeed(node: PatternNode): ReadonlySet<string> | undefined {
	switch (node.kind) {
		case 'words':
			if (node.isExact) {
				return new Set([...node.forms].map(form => `=${form}`));
			}
			return [...node.forms].some(form => COMMON.has(form)) ? undefined : node.forms;
		case 'slot':
			return node.slot === 'name' ? undefined : new Set([`$${node.slot}`]);
		case 'choice': {
			const union = new Set<string>();
			for (const option of node.options) {
				const [least] = needsOf(option).toSorted((a, b) => a.size - b.size);
				if (least === undefined) {
					return undefined;
				}
				least.forEach(key => union.add(key));
			}
			return union;
		}
		case 'gap':
		case 'open':
		case 'close':
			return undefined;
	}
}

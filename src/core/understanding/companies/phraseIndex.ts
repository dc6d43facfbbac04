import type { Lexicon } from '../../lexicon/lexicon.js';
import { addName, createNameIndex, type NameIndex } from './nameIndex.js';

const indexes = new WeakMap<Lexicon, NameIndex>();

/** The phrases that a lexicon has for its companies without their names ("search giant"), made when first asked. */
export function phraseIndexOf(lexicon: Lexicon): NameIndex {
	let index = indexes.get(lexicon);
	if (index === undefined) {
		index = createNameIndex();
		for (const { id, descriptors } of lexicon.companies.values()) {
			for (const phrase of descriptors) {
				addName(index, phrase, form => {
					form.companies = [...form.companies, id];
				});
			}
		}
		indexes.set(lexicon, index);
	}
	return index;
}

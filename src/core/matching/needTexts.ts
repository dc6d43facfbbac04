import { foldWord } from '../base/fold.js';
import { inflect } from '../base/inflect.js';
import type { Need } from './needs.js';
import { SLOT_PLACE, SLOTS, type Slot, type WordClasses } from './pattern.js';
import { quickNeeds } from './quickNeeds.js';
import { formOf, idOfExact, idOfForm, idOfSlot, isExactId, LAST_SLOT_ID } from './wordSet.js';

/**
 * The needs of a pattern as texts that can be kept: folded words with spaces between them, `~` behind one that stands for all its
 * inflected forms, `=` before one that must stand as written, `$` before a slot.
 *
 * ```text
 * <take-or-pay> (grant~ | give~) … [rights] → ['grant~ give~']
 * ```
 */
export function needTexts(pattern: string, classes: WordClasses): string[] {
	return quickNeeds(pattern, classes).map(({ ids }) => {
		const forms = new Set(ids.filter(id => id > LAST_SLOT_ID && !isExactId(id)).map(formOf));
		const others = ids.filter(id => !forms.has(formOf(id))).map(textOfOdd);
		return [...others, ...shortened(forms)].join(' ');
	});
}

function textOfOdd(id: number): string {
	return id <= LAST_SLOT_ID ? `$${SLOTS[id - 1] ?? ''}` : `=${formOf(id)}`;
}

/** Words, those together of which all the forms are there. */
function shortened(forms: ReadonlySet<string>): string[] {
	const left = new Set(forms);
	const texts: string[] = [];
	for (const form of [...forms].sort((a, b) => a.length - b.length)) {
		const inflected = left.has(form) ? inflectedForms(form) : [];
		if (inflected.length > 2 && inflected.every(other => forms.has(other))) {
			inflected.forEach(other => left.delete(other));
			texts.push(`${form}~`);
		}
	}
	return [...texts, ...left];
}

function inflectedForms(form: string): string[] {
	return inflect(form).map(foldWord);
}

/** Reads needs kept as texts; one object for each text, and each word read once. */
export class NeedReader {
	readonly #needs = new Map<string, Need>();
	readonly #ids = new Map<string, readonly number[]>();

	/** The need that a text of `needTexts` keeps. */
	read(text: string): Need {
		let need = this.#needs.get(text);
		if (need === undefined) {
			need = { ids: [...new Set(text.split(' ').flatMap(written => this.#idsOf(written)))], weight: 1 };
			this.#needs.set(text, need);
		}
		return need;
	}

	#idsOf(written: string): readonly number[] {
		let ids = this.#ids.get(written);
		if (ids === undefined) {
			ids = readIds(written);
			this.#ids.set(written, ids);
		}
		return ids;
	}
}

function readIds(written: string): readonly number[] {
	if (written.startsWith('$')) {
		return [idOfSlot(SLOT_PLACE[written.slice(1) as Slot])];
	}
	if (written.startsWith('=')) {
		return [idOfExact(written.slice(1))];
	}
	return written.endsWith('~') ? inflectedForms(written.slice(0, -1)).map(idOfForm) : [idOfForm(written)];
}

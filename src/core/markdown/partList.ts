import { partitionPoint } from '../base/partitionPoint.js';
import type { NotePart, PartPlace } from './notePart.js';

/** Parts on a page; with the square root of the parts of a long note both a page and the list of pages stay short. */
const PAGE = 128;

class Page implements PartPlace {
	start = 0;
	index = 0;
	length = 0;
	parts: NotePart[];

	constructor(parts: NotePart[]) {
		this.parts = parts;
		this.place();
	}

	/** Sets where its parts stand on it. */
	place(): void {
		let offset = 0;
		for (const part of this.parts) {
			part.page = this;
			part.offset = offset;
			offset += part.text.length;
		}
		this.length = offset;
	}
}

/**
 * The parts of a note in order, on pages, so that neither finding a place nor replacing a part takes time that grows with the note:
 * it goes with the square root of its length, at a nanosecond a step.
 */
export class PartList implements Iterable<NotePart> {
	readonly #pages: Page[] = [];

	/** How long all parts are together. */
	get length(): number {
		const last = this.#pages.at(-1);
		return last === undefined ? 0 : last.start + last.length;
	}

	get first(): NotePart | undefined {
		return this.#pages[0]?.parts[0];
	}

	*[Symbol.iterator](): Iterator<NotePart> {
		for (const page of this.#pages) {
			yield* page.parts;
		}
	}

	/** The last part that begins at or before an offset. */
	at(offset: number): NotePart | undefined {
		const page = this.#pages[partitionPoint(this.#pages, each => each.start <= offset) - 1];
		return page?.parts[partitionPoint(page.parts, each => page.start + each.offset <= offset) - 1];
	}

	/** The part that follows. */
	after(part: NotePart): NotePart | undefined {
		const page = this.#pageOf(part);
		return page?.parts[indexIn(page, part) + 1] ?? this.#pages[(page?.index ?? 0) + 1]?.parts[0];
	}

	/** The part before. */
	before(part: NotePart): NotePart | undefined {
		const page = this.#pageOf(part);
		const index = page === undefined ? 0 : indexIn(page, part);
		return index > 0 ? page?.parts[index - 1] : this.#pages[(page?.index ?? 0) - 1]?.parts.at(-1);
	}

	/** Puts other parts in the place of some that follow each other. */
	replace(removed: readonly NotePart[], added: readonly NotePart[]): void {
		const [first] = removed;
		const page = first && this.#pageOf(first);
		if (first === undefined || page === undefined) {
			this.#pages.push(...paged(added));
			this.#number(0);
			return;
		}
		const start = indexIn(page, first);
		let left = removed.length - (page.parts.length - start);
		const kept = page.parts.slice(start + removed.length);
		let next = page.index + 1;
		while (left > 0) {
			const other = this.#pages[next];
			kept.push(...(other?.parts.slice(left) ?? []));
			left -= other?.parts.length ?? left;
			next++;
		}
		const parts = [...page.parts.slice(0, start), ...added, ...kept];
		if (parts.length > 0 && parts.length <= PAGE && next === page.index + 1) {
			page.parts = parts;
			page.place();
		} else {
			this.#pages.splice(page.index, next - page.index, ...paged(parts));
		}
		this.#number(page.index);
	}

	#number(from: number): void {
		let start =
			from === 0 ? 0 : (this.#pages[from - 1]?.start ?? 0) + (this.#pages[from - 1]?.length ?? 0);
		for (let i = from; i < this.#pages.length; i++) {
			const page = this.#pages[i];
			if (page !== undefined) {
				page.start = start;
				page.index = i;
				start += page.length;
			}
		}
	}

	#pageOf(part: NotePart): Page | undefined {
		return part.page instanceof Page ? part.page : undefined;
	}
}

function indexIn(page: Page, part: NotePart): number {
	return page.parts.indexOf(part);
}

function paged(parts: readonly NotePart[]): Page[] {
	const pages: Page[] = [];
	for (let i = 0; i < parts.length; i += PAGE / 2) {
		pages.push(new Page(parts.slice(i, i + PAGE / 2)));
	}
	return pages;
}

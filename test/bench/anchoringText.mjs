// A text that remembers where each of its units came from, so that the truth about a passage is known after any edit.

/** Not from the original: new words, and new markup (which is no part of what the text says). */
export const NEW = -1;
export const MARKUP = -2;

/** Copies are told from originals by this much. */
export const COPY = 10_000_000;

/** A small generator of random numbers with a seed (mulberry32). */
export function randomFrom(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		chance: share => next() < share,
		below: count => Math.floor(next() * count),
		pick: list => list[Math.floor(next() * list.length)],
		shuffle: list => {
			const shuffled = [...list];
			for (let i = shuffled.length - 1; i > 0; i--) {
				const j = Math.floor(next() * (i + 1));
				[shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
			}
			return shuffled;
		},
	};
}

export function trace(text, origin = 0) {
	return {
		text,
		from: Int32Array.from({ length: text.length }, (_, i) => (origin < 0 ? origin : origin + i)),
	};
}

export function join(parts) {
	const from = new Int32Array(parts.reduce((sum, part) => sum + part.text.length, 0));
	let at = 0;
	for (const part of parts) {
		from.set(part.from, at);
		at += part.text.length;
	}
	return { text: parts.map(part => part.text).join(''), from };
}

export function cut(traced, start, end = traced.text.length) {
	return { text: traced.text.slice(start, end), from: traced.from.slice(start, end) };
}

/** The same text as a copy: its units are nobody's original. */
export function copyOf(traced, number = 1) {
	return {
		text: traced.text,
		from: traced.from.map(origin => (origin < 0 ? origin : origin + COPY * number)),
	};
}

/** Replaces every match of a pattern; `change` gives the parts to put there, or undefined to leave it. */
export function replaceAll(traced, pattern, change) {
	const parts = [];
	let at = 0;
	for (const match of traced.text.matchAll(pattern)) {
		const end = match.index + match[0].length;
		const made = change(cut(traced, match.index, end), match);
		if (made !== undefined) {
			parts.push(cut(traced, at, match.index), ...made);
			at = end;
		}
	}
	return join([...parts, cut(traced, at)]);
}

/** Paragraphs, headings, list items and rows, each with the white space after it. */
export function blocksOf(traced) {
	const blocks = [];
	let at = 0;
	for (const match of traced.text.matchAll(/\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+]|\d{1,3}\.|\|)[ \t])/g)) {
		const end = match.index + match[0].length;
		blocks.push(cut(traced, at, end));
		at = end;
	}
	blocks.push(cut(traced, at));
	return blocks.map(block => (block.text.endsWith('\n') ? block : join([block, trace('\n\n', MARKUP)])));
}

/** The letters and digits of a text that are no new markup, in lower case, and where each stands. */
export function lettersOf({ text, from }) {
	const places = [];
	const letters = [];
	for (let i = 0; i < text.length; i++) {
		const unit = text.charAt(i);
		if (from[i] !== MARKUP && /[\p{L}\p{N}]/u.test(unit)) {
			places.push(i);
			letters.push(unit.toLowerCase().charAt(0));
		}
	}
	return { letters: letters.join(''), places };
}

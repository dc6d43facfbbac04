import type { Pieces } from './pieces.js';
import { runLength } from './lines.js';

const ASTERISK = 0x2a;

/** What stands beside a mark of emphasis decides what it may do. */
type Side = 'space' | 'punctuation' | 'other';

/** Classes of the first 128 code units, so that ordinary text needs no regular expression. */
const ASCII: readonly Side[] = Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)));

function classify(character: string): Side {
	if (/\s/.test(character)) {
		return 'space';
	}
	return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'other';
}

function sideOf(source: string, at: number): Side {
	const code = source.charCodeAt(at);
	return ASCII[code] ?? classify(source.charAt(at));
}

/** `*`, `_` and `~`: beside one of these a mark may always open or close. */
function isMark(source: string, at: number): boolean {
	const code = source.charCodeAt(at);
	return code === ASTERISK || code === 0x5f || code === 0x7e;
}

interface Opener {
	readonly code: number;
	readonly size: number;
	readonly piece: number;
}

/**
 * Pairs marks of emphasis where there is but one way to see it: runs of the same length, each of which only opens or only closes,
 * standing well inside each other. Runs that can do neither are text, and so are those that find no partner.
 */
export class Emphasis {
	readonly #source: string;
	readonly #pieces: Pieces;
	readonly #openers: Opener[] = [];
	#asterisks = 0;

	constructor(source: string, pieces: Pieces) {
		this.#source = source;
		this.#pieces = pieces;
	}

	/** How many runs wait for what closes them. */
	get open(): number {
		return this.#openers.length;
	}

	/** The runs that opened since `count` were open stay text: they stand in a link that has ended. */
	forget(count: number): void {
		while (this.#openers.length > count) {
			this.#pop();
		}
	}

	/**
	 * Takes the run of marks at `at`, which stands on the line `[start, end)`, as a piece. `base` openers stand outside of the open bracket.
	 * Answers what became of it: a pair, text so far, or `undefined` where it takes more to say.
	 */
	take(
		at: number,
		line: { readonly start: number; readonly end: number },
		base: number,
	): 'pair' | 'text' | undefined {
		const source = this.#source;
		const code = source.charCodeAt(at);
		const size = runLength(source, at, line.end);
		const after: Side = at + size >= line.end ? 'space' : sideOf(source, at + size);
		const before: Side = at <= line.start ? 'space' : sideOf(source, at - 1);
		const opens =
			after === 'other' ||
			(after === 'punctuation' && before !== 'other') ||
			(at + size < line.end && isMark(source, at + size));
		const closes =
			before === 'other' ||
			(before === 'punctuation' && after !== 'other') ||
			(at > line.start && isMark(source, at - 1));
		const isOpener = code === ASTERISK ? opens : opens && (before !== 'other' || !closes);
		const isCloser = code === ASTERISK ? closes : closes && (after !== 'other' || !opens);
		const piece = this.#pieces.count;
		this.#pieces.copy(at, at + size);
		if (isOpener === isCloser) {
			return isOpener ? undefined : 'text';
		}
		if (size > 3) {
			return undefined;
		}
		if (isOpener) {
			this.#openers.push({ code, size, piece });
			this.#asterisks += code === ASTERISK ? 1 : 0;
			return 'text';
		}
		return this.#close(code, size, { piece, base });
	}

	#close(
		code: number,
		size: number,
		{ piece, base }: { readonly piece: number; readonly base: number },
	): 'pair' | 'text' | undefined {
		const top = this.#openers.at(-1);
		if (top?.code === code && top.size === size && this.#openers.length > base) {
			this.#pop();
			this.#pieces.drop(top.piece, top.piece + 1);
			this.#pieces.drop(piece, piece + 1);
			return 'pair';
		}
		const waiting = code === ASTERISK ? this.#asterisks : this.#openers.length - this.#asterisks;
		return waiting === 0 ? 'text' : undefined;
	}

	#pop(): void {
		this.#asterisks -= this.#openers.pop()?.code === ASTERISK ? 1 : 0;
	}
}

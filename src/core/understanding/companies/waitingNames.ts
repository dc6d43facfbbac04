/** Buckets of names: a power of two. */
const BUCKETS = 4096;

/**
 * Names that wait until a text may have one of them: most never come up.
 *
 * A name is kept as it came, by the first three letters of its first word; cutting it into words waits until a text has
 * a word that begins so.
 */
export class WaitingNames<T> {
	readonly #names: string[] = [];
	readonly #subjects: T[] = [];
	/** The name after each in its bucket, or -1. */
	readonly #next: number[] = [];
	/** The first and the last name of each bucket, or -1. */
	readonly #heads = new Int32Array(BUCKETS).fill(-1);
	readonly #tails = new Int32Array(BUCKETS).fill(-1);

	/** `firstKey` gives the folded first word where its first letters do not show in the name. */
	add(name: string, subject: T, firstKey: (name: string) => string): void {
		const plain = bucketOfName(name);
		const bucket = plain < 0 ? bucketOf(firstKey(name)) : plain;
		const place = this.#names.length;
		this.#names.push(name);
		this.#subjects.push(subject);
		this.#next.push(-1);
		const last = this.#tails[bucket] ?? -1;
		if (last < 0) {
			this.#heads[bucket] = place;
		} else {
			this.#next[last] = place;
		}
		this.#tails[bucket] = place;
	}

	/** Whether names wait that may begin with a folded word. */
	has(key: string): boolean {
		return (this.#heads[bucketOf(key)] ?? -1) >= 0;
	}

	/** Hands over the names that may begin with a folded word, in the order in which they came. Each name once. */
	take(key: string, enter: (name: string, subject: T) => void): void {
		const bucket = bucketOf(key);
		let place = this.#heads[bucket] ?? -1;
		if (place < 0) {
			return;
		}
		this.#heads[bucket] = -1;
		this.#tails[bucket] = -1;
		for (; place >= 0; place = this.#next[place] ?? -1) {
			const subject = this.#subjects[place];
			if (subject !== undefined) {
				enter(this.#names[place] ?? '', subject);
			}
		}
	}
}

function bucketOf(key: string): number {
	const { length } = key;
	return mix(
		length > 0 ? key.charCodeAt(0) : 0,
		length > 1 ? key.charCodeAt(1) : 0,
		length > 2 ? key.charCodeAt(2) : 0,
	);
}

function mix(first: number, second: number, third: number): number {
	return (((first * 31 + second) * 31 + third) * 7) & (BUCKETS - 1);
}

/** The bucket of a name that begins with plain letters, which folding leaves as they are; else -1. */
function bucketOfName(name: string): number {
	const first = smallLetter(name.charCodeAt(0));
	if (first < 0 || name.length === 1) {
		return -1;
	}
	const second = smallLetter(name.charCodeAt(1));
	if (second < 0 || name.length === 2) {
		return -1;
	}
	const third = smallLetter(name.charCodeAt(2));
	const mayFold =
		third < 0 ||
		isPair(first, second, 'is') ||
		isPair(second, third, 'is') ||
		isPair(first, second, 'ou') ||
		isPair(second, third, 'ou'); // Rising, Touring
	return mayFold ? -1 : mix(first, second, third);
}

function isPair(first: number, second: number, pair: string): boolean {
	return first === pair.charCodeAt(0) && second === pair.charCodeAt(1);
}

/** The code of a plain letter in small, or -1. */
function smallLetter(code: number): number {
	const small = code | 32;
	return small >= 97 && small <= 122 ? small : -1;
}

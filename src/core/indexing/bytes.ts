/** Numbers and strings put one behind the other: whole numbers from 0 up to 2^53 in seven bits a byte, the lowest first. */
export class ByteWriter {
	#bytes: Uint8Array<ArrayBuffer>;
	#length = 0;

	constructor(capacity = 1024) {
		this.#bytes = new Uint8Array(capacity);
	}

	get length(): number {
		return this.#length;
	}

	/** A whole number of 0 or more. */
	number(value: number): void {
		this.reserve(8);
		let rest = value;
		while (rest >= 0x80) {
			this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
			rest = rest > 0x7fffffff ? Math.floor(rest / 0x80) : rest >>> 7;
		}
		this.#bytes[this.#length++] = rest;
	}

	/** A whole number, negative ones too. */
	difference(value: number): void {
		this.number(value < 0 ? -2 * value - 1 : 2 * value);
	}

	/** Writes a part with its length before it, so that a reader can pass over it. */
	part(write: () => void): void {
		this.reserve(4);
		const start = this.#length;
		this.#length += 4;
		write();
		const length = this.#length - start - 4;
		for (let byte = 0; byte < 4; byte++) {
			this.#bytes[start + byte] = (length >>> (8 * byte)) & 0xff;
		}
	}

	bytes(bytes: Uint8Array): void {
		this.reserve(bytes.length);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	/** Strings with their number; every code unit as it is, lone surrogates too. */
	strings(strings: readonly string[]): void {
		this.number(strings.length);
		for (const string of strings) {
			this.number(2 * string.length + (isNarrow(string) ? 0 : 1));
		}
		for (const string of strings) {
			this.#units(string);
		}
	}

	#units(string: string): void {
		const isOneByte = isNarrow(string);
		this.reserve(2 * string.length);
		for (let at = 0; at < string.length; at++) {
			const code = string.charCodeAt(at);
			this.#bytes[this.#length++] = code & 0xff;
			if (!isOneByte) {
				this.#bytes[this.#length++] = code >> 8;
			}
		}
	}

	/** Makes room, so that many small writes do not each look whether there is some. */
	reserve(count: number): void {
		const needed = this.#length + count;
		if (needed > this.#bytes.length) {
			const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
	}

	/** A view on what was written, good until the next writing. */
	view(): Uint8Array<ArrayBuffer> {
		return this.#bytes.subarray(0, this.#length);
	}

	/** What was written, in a buffer of its own size, which can be handed to another thread. */
	take(): Uint8Array<ArrayBuffer> {
		return this.#bytes.slice(0, this.#length);
	}

	clear(): void {
		this.#length = 0;
	}
}

/** Reads what a `ByteWriter` wrote. Past the end it reads zeros and `isBroken` says so; never throws. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at: number;
	readonly #end: number;
	#isBroken = false;

	constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
		this.#bytes = bytes;
		this.#at = start;
		this.#end = end;
	}

	/** Whether more was asked for than there was. What was read then means nothing. */
	get isBroken(): boolean {
		return this.#isBroken;
	}

	get isAtEnd(): boolean {
		return this.#at === this.#end;
	}

	number(): number {
		const bytes = this.#bytes;
		let at = this.#at;
		const first = at < this.#end ? (bytes[at] ?? 0) : 0x80;
		if (first < 0x80) {
			this.#at = at + 1; // As nearly all are.
			return first;
		}
		let byte = at < this.#end ? (bytes[at++] ?? 0) : this.#broken();
		let value = byte & 0x7f;
		for (let factor = 0x80; byte >= 0x80; factor *= 0x80) {
			byte = at < this.#end && factor < Number.MAX_SAFE_INTEGER ? (bytes[at++] ?? 0) : this.#broken();
			value += (byte & 0x7f) * factor;
		}
		this.#at = at;
		return value;
	}

	/** Numbers with how many they are before them. */
	numbers(): number[] {
		const numbers: number[] = [];
		for (let left = this.count(); left > 0; left--) {
			numbers.push(this.number());
		}
		return numbers;
	}

	/** All numbers that are left. */
	rest(): number[] {
		const numbers: number[] = [];
		while (this.#at < this.#end) {
			numbers.push(this.number());
		}
		return numbers;
	}

	/** A reader of the part that a `ByteWriter` put here; this one goes on behind it. */
	part(): ByteReader {
		const head = this.#at;
		const bytes = this.#bytes;
		let length = 0;
		for (let byte = 3; byte >= 0; byte--) {
			length = length * 0x100 + (bytes[head + byte] ?? 0xff);
		}
		if (length > this.#end - head - 4) {
			this.#broken();
			return new ByteReader(this.#bytes, this.#end, this.#end);
		}
		this.#at = head + 4 + length;
		return new ByteReader(this.#bytes, head + 4, this.#at);
	}

	difference(): number {
		const value = this.number();
		return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
	}

	/** How many of something follow, each at least a byte long. */
	count(): number {
		const count = this.number();
		return count <= this.#end - this.#at ? count : this.#broken();
	}

	/** All bytes that are left, not copied. */
	restBytes(): Uint8Array {
		return this.bytes(this.#end - this.#at);
	}

	/** The next bytes, not copied. */
	bytes(length: number): Uint8Array {
		if (length > this.#end - this.#at) {
			this.#broken();
			return new Uint8Array();
		}
		this.#at += length;
		return this.#bytes.subarray(this.#at - length, this.#at);
	}

	strings(): string[] {
		return this.numbers().map(size =>
			size % 2 === 0 ? this.#narrow(size / 2) : this.#wide((size - 1) / 2),
		);
	}

	/** The same, read when they are asked for, and ten times as fast for thousands; any one of them keeps all in memory. */
	manyStrings(): () => string[] {
		const sizes = this.numbers();
		const total = sizes.reduce((sum, size) => sum + (size % 2 === 0 ? size / 2 : size - 1), 0);
		const bytes = this.bytes(total);
		return () => {
			const all = fromUnits(bytes);
			const reader = new ByteReader(bytes);
			return sizes.map(size => {
				const length = size >>> 1;
				if (size % 2 === 1) {
					return reader.#wide(length);
				}
				reader.#at += length;
				return all.slice(reader.#at - length, reader.#at);
			});
		};
	}

	#narrow(length: number): string {
		return fromUnits(this.bytes(length));
	}

	#wide(length: number): string {
		const bytes = this.bytes(2 * length);
		const units = new Uint16Array(bytes.length >> 1);
		for (let at = 0; at < units.length; at++) {
			units[at] = (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8);
		}
		return fromUnits(units);
	}

	#broken(): number {
		this.#isBroken = true;
		this.#at = this.#end;
		return 0;
	}
}

/** As many arguments as every engine takes. */
const MOST_ARGUMENTS = 8192;

function fromUnits(units: Uint8Array | Uint16Array): string {
	let text = '';
	for (let start = 0; start < units.length; start += MOST_ARGUMENTS) {
		const end = Math.min(start + MOST_ARGUMENTS, units.length);
		const codes = new Array<number>(end - start); // A plain array is several times faster to spread than a typed one.
		for (let at = start; at < end; at++) {
			codes[at - start] = units[at] ?? 0;
		}
		text += String.fromCharCode(...codes);
	}
	return text;
}

function isNarrow(string: string): boolean {
	for (let at = 0; at < string.length; at++) {
		if (string.charCodeAt(at) > 0xff) {
			return false;
		}
	}
	return true;
}

/** Strings that many notes share, each kept once under a number, for as long as somebody uses it. */
export class StringTable {
	#strings: string[] | undefined;
	readonly #read: () => string[];
	readonly #uses: number[];
	readonly #free: number[] = [];
	#numbers: Map<string, number> | undefined;

	/** `read` gives the strings when they are first asked for, beside `uses`; a string without a use is a free number. */
	constructor(read: () => string[] = () => [], uses: number[] = []) {
		this.#read = read;
		this.#uses = uses;
		uses.forEach((count, number) => {
			if (count === 0) {
				this.#free.push(number);
			}
		});
	}

	/** With free numbers as empty strings, and how often each is used. */
	get columns(): { readonly strings: readonly string[]; readonly uses: readonly number[] } {
		return { strings: this.#all(), uses: this.#uses };
	}

	at(number: number): string {
		return (this.#strings ?? this.#all())[number] ?? '';
	}

	find(string: string): number | undefined {
		return this.#byString().get(string);
	}

	/** The number of a string, which is now used once more. */
	use(string: string): number {
		const numbers = this.#byString();
		let number = numbers.get(string);
		if (number === undefined) {
			const strings = this.#all();
			number = this.#free.pop() ?? strings.length;
			strings[number] = string;
			this.#uses[number] = 0;
			numbers.set(string, number);
		}
		this.#uses[number] = (this.#uses[number] ?? 0) + 1;
		return number;
	}

	/** Takes back one use. */
	release(number: number): void {
		const uses = (this.#uses[number] ?? 1) - 1;
		this.#uses[number] = uses;
		if (uses === 0) {
			this.#byString().delete(this.at(number));
			this.#all()[number] = '';
			this.#free.push(number);
		}
	}

	#all(): string[] {
		this.#strings ??= this.#read();
		return this.#strings;
	}

	/** Made when first asked for: whoever only reads needs none. */
	#byString(): Map<string, number> {
		if (this.#numbers === undefined) {
			this.#numbers = new Map();
			for (const [number, string] of this.#all().entries()) {
				if ((this.#uses[number] ?? 0) > 0) {
					this.#numbers.set(string, number);
				}
			}
		}
		return this.#numbers;
	}
}

import type { ByteReader, ByteWriter } from './bytes.js';
import { KINDS } from './recordCodes.js';

/** Numbers of an entity before its forms: kind and whether the note only comes from it, id, label, mentions, how many forms. */
const HEAD = 5;

/** The entities of a record as the numbers that it has of them; strings are numbers too. An entity's place is its place in the summary. */
export class EntityRows {
	readonly #numbers: readonly number[];
	readonly #starts: number[] = [];
	/** Whether the record had all that it said it has, and no more. */
	readonly isWhole: boolean;

	constructor(reader: ByteReader) {
		const count = reader.number();
		const numbers = reader.rest();
		let at = 0;
		while (this.#starts.length < count && at < numbers.length) {
			this.#starts.push(at);
			at += HEAD + (numbers[at + HEAD - 1] ?? 0);
		}
		this.#numbers = numbers;
		this.isWhole = !reader.isBroken && this.#starts.length === count && at === numbers.length;
	}

	get length(): number {
		return this.#starts.length;
	}

	/** A place in `KINDS`. */
	kindOf(entity: number): number {
		return this.#at(entity, 0) & 3;
	}

	/** Whether the note only comes from it. */
	isSource(entity: number): boolean {
		return this.#at(entity, 0) >= 4;
	}

	idOf(entity: number): number {
		return this.#at(entity, 1);
	}

	/** Kind and id in one number. */
	keyOf(entity: number): number {
		return 4 * this.idOf(entity) + this.kindOf(entity);
	}

	labelOf(entity: number): number {
		return this.#at(entity, 2);
	}

	mentionsOf(entity: number): number {
		return this.#at(entity, 3);
	}

	formCountOf(entity: number): number {
		return this.#at(entity, 4);
	}

	formOf(entity: number, form: number): number {
		return this.#at(entity, HEAD + form);
	}

	formsOf(entity: number): number[] {
		const forms: number[] = [];
		for (let form = 0; form < this.formCountOf(entity); form++) {
			forms.push(this.formOf(entity, form));
		}
		return forms;
	}

	/** The place of an entity; -1 where it is not here. */
	find(kind: number, id: number): number {
		for (let entity = 0; entity < this.#starts.length; entity++) {
			if (this.idOf(entity) === id && this.kindOf(entity) === kind) {
				return entity;
			}
		}
		return -1;
	}

	/** Whether every kind is one. */
	areKnown(): boolean {
		return this.#starts.every((_, entity) => this.kindOf(entity) < KINDS.length);
	}

	/** Writes them with other numbers for their strings. */
	write(writer: ByteWriter, numberOf: (string: number) => number): void {
		writer.number(this.length);
		for (let entity = 0; entity < this.length; entity++) {
			writer.number(this.#at(entity, 0));
			writer.number(numberOf(this.idOf(entity)));
			writer.number(numberOf(this.labelOf(entity)));
			writer.number(this.mentionsOf(entity));
			writer.number(this.formCountOf(entity));
			for (let form = 0; form < this.formCountOf(entity); form++) {
				writer.number(numberOf(this.formOf(entity, form)));
			}
		}
	}

	#at(entity: number, column: number): number {
		const start = this.#starts[entity];
		return start === undefined ? 0 : (this.#numbers[start + column] ?? 0);
	}
}

import { isFields, type Field, type Json } from './json.js';

/** The fields of one record, taken out by name and kind; what nobody asked for is left in `rest`. */
export interface RecordFields {
	/** A text, or `undefined` where there is none. A value of another kind is a fault. */
	text(name: string): string | undefined;
	number(name: string): number | undefined;
	/** A list of texts; empty where there is none. */
	texts(name: string): readonly string[];
	/** The fields of an object within, or `undefined` where there is none. */
	object(name: string): RecordFields | undefined;
	/** The first thing that was not as it should be, here or within, as a sentence. */
	fault(): string | undefined;
	/** The fields that were not asked for, in their order. */
	rest(): readonly Field[];
}

/** Takes a record's fields out one by one. The same name twice: the last one counts, as in JSON. */
export function readFields(fields: readonly Field[], path = ''): RecordFields {
	const values = new Map(fields);
	const asked = new Set<string>();
	const inner = new Map<string, RecordFields>();
	let ownFault: string | undefined;
	const take = <T extends Json>(
		name: string,
		kind: string,
		is: (value: Json) => value is T,
	): T | undefined => {
		asked.add(name);
		const value = values.get(name);
		if (value === undefined || value === null || is(value)) {
			return value ?? undefined;
		}
		ownFault ??= `“${path}${name}” should be ${kind}.`;
		return undefined;
	};
	return {
		text: name => take(name, 'a text', (value): value is string => typeof value === 'string'),
		number: name => take(name, 'a whole number', isCount),
		texts: name => take(name, 'a list of texts', isTexts) ?? [],
		object: name => {
			const value = take(name, 'an object', isFields);
			const found = inner.get(name) ?? (value && readFields(Object.entries(value), `${name}.`));
			if (found !== undefined) {
				inner.set(name, found);
			}
			return found;
		},
		fault: () =>
			ownFault ?? [...inner.values()].map(each => each.fault()).find(fault => fault !== undefined),
		rest: () => fields.filter(([name]) => !asked.has(name)),
	};
}

function isCount(value: Json): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTexts(value: Json): value is readonly string[] {
	return Array.isArray(value) && value.every(part => typeof part === 'string');
}

/** A value as JSON has them. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A field of a JSON object. Kept as a pair, so that a field called `__proto__` is a field like any other. */
export type Field = readonly [name: string, value: Json];

/**
 * How deep a record may nest. Ours nest twice; a line built of brackets alone would exhaust the stack when it is written again.
 */
const DEEPEST = 32;

/** The fields of a JSON object in the order of the text; `undefined` where the text is no JSON object or nests without end. */
export function parseFields(text: string): readonly Field[] | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	return isFields(value) && !isDeep(value) ? Object.entries(value) : undefined;
}

/** A JSON object on one line, its fields in the order given. */
export function printFields(fields: readonly Field[]): string {
	return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Whether a value is a JSON object (and no list). */
export function isFields(value: unknown): value is { readonly [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeep(value: Json): boolean {
	let level: readonly Json[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) {
			return true;
		}
		level = level.flatMap(part => (typeof part === 'object' && part !== null ? Object.values(part) : []));
	}
	return false;
}

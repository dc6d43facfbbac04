import type { Node } from 'yaml';

/** The fields of an entry that is written, in the order in which they are. Those that are `undefined` or empty are left out. */
export interface EntryFields {
	readonly id?: string;
	readonly label?: string;
	readonly name?: string;
	readonly group?: string;
	readonly aliases?: readonly string[];
	readonly descriptors?: readonly string[];
	readonly products?: readonly string[];
	readonly patterns?: readonly string[];
	readonly definition?: string;
	readonly favours?: string;
	readonly sector?: string;
	readonly country?: string;
	readonly hq?: string;
	readonly ticker?: string;
}

/** The fields that say something, in their order. */
export function writtenFields(
	fields: EntryFields,
): readonly (readonly [string, string | readonly string[]])[] {
	const values = Object.entries(fields) as readonly (readonly [string, string | readonly string[]])[];
	return values.filter(([, value]) => value.length > 0);
}

/** An entry as the lines of a list: the first with its dash, the others below its text. */
export function printEntry(fields: EntryFields, indent: string): readonly string[] {
	return writtenFields(fields).map(
		([key, value], at) => `${indent}${at === 0 ? '- ' : '  '}${key}: ${printValue(value)}`,
	);
}

function printValue(value: string | readonly string[]): string {
	return typeof value === 'string' ? printText(value) : `[${value.map(printText).join(', ')}]`;
}

/** Words that YAML takes for something else than a text, in one of its versions. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|[\d.,:_+-]+(?:e\d+)?)$/i;

/** A text as YAML: plain where it can be read as nothing else, be it between brackets; in quotation marks otherwise. */
export function printText(text: string): string {
	const isPlain =
		/^[\p{L}\p{N}](?:[\p{L}\p{N} .&’'/+-]*[\p{L}\p{N}.])?$/u.test(text) && !NO_TEXT.test(text);
	return isPlain ? text : JSON.stringify(text);
}

/** The end of the line in which a node ends, behind its comment; `undefined` for one without a place. */
export function afterNode(text: string, { range }: Node): number | undefined {
	if (range == null) {
		return undefined;
	}
	const end = text.slice(0, range[1]).trimEnd().length;
	const line = text.indexOf('\n', end);
	return line < 0 ? text.length : line - (text[line - 1] === '\r' ? 1 : 0);
}

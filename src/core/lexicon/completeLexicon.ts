import type { Span } from '../base/span.js';

/** What a schema of the lexicon file says, as far as completion needs it. */
export interface LexiconSchema {
	readonly properties: Readonly<Record<string, FieldSchema>>;
	readonly definitions: {
		readonly term: { readonly properties: Readonly<Record<string, FieldSchema>> };
		readonly company: { readonly properties: Readonly<Record<string, FieldSchema>> };
	};
}

/** One field as the schema has it. */
export interface FieldSchema {
	readonly description?: string;
	readonly type?: string;
	readonly enum?: readonly (string | boolean)[];
	readonly enumDescriptions?: readonly string[];
}

/** One proposal: what is inserted in the place of `span`, and what is said of it. */
export interface LexiconProposal {
	readonly kind: 'field' | 'value' | 'id';
	readonly label: string;
	readonly insert: string;
	readonly detail: string;
}

/** Proposals for one place of a file. */
export interface LexiconProposals {
	/** What was typed of it so far. */
	readonly span: Span;
	readonly proposals: readonly LexiconProposal[];
}

/** What an entry may be called by its id. */
export interface KnownIds {
	readonly terms: readonly (readonly [id: string, label: string])[];
	readonly companies: readonly (readonly [id: string, label: string])[];
}

/**
 * What may stand at a place of a lexicon file: fields that the entry does not have yet, groups, ids of what is known, true.
 *
 * It goes by lines and indentation and not by parsing, since a file that is being typed is no YAML half of the time. Nothing is proposed
 * in comments, in lists and in free text.
 */
export function completeLexicon(
	text: string,
	offset: number,
	schema: LexiconSchema,
	known: () => KnownIds,
): LexiconProposals | undefined {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	const line = text.slice(lineStart, offset);
	const list = /^\S/.test(line) ? undefined : listAbove(text.slice(0, lineStart));
	const key = /^(\s*(?:- +)?)([\w-]*)$/.exec(line);
	if (key !== null) {
		const [, lead = '', typed = ''] = key;
		const fields = lead === '' ? schema.properties : list && schema.definitions[ENTRIES[list]].properties;
		if (fields === undefined || (lead !== '' && !isFieldPlace(text, lineStart, lead))) {
			return undefined;
		}
		const taken = lead === '' ? topFields(text) : entryFields(text, lineStart, lead);
		const span = { start: offset - typed.length, end: offset };
		return { span, proposals: proposeFields(fields, taken) };
	}
	const [, name = '', typed = ''] = /^\s+(?:- +)?([\w-]+): +([\w-]*)$/.exec(line) ?? [];
	const field = list && schema.definitions[ENTRIES[list]].properties[name];
	if (list === undefined || field === undefined) {
		return undefined;
	}
	const span = { start: offset - typed.length, end: offset };
	return { span, proposals: name === 'id' ? proposeIds(known()[list]) : proposeValues(field) };
}

const ENTRIES = { terms: 'term', companies: 'company' } as const;

/** The list that a line stands in: the last line above that is not indented names it. */
function listAbove(above: string): keyof typeof ENTRIES | undefined {
	const [last] = [...above.matchAll(/^([\w-]+):/gm)].slice(-1);
	const name = last?.[1];
	return name === 'terms' || name === 'companies' ? name : undefined;
}

/** Whether a field may begin here: behind a dash, or where the fields of the entry above begin. A deeper line is of a list or a text. */
function isFieldPlace(text: string, lineStart: number, lead: string): boolean {
	const dash = lastDash(text, lineStart);
	if (lead.includes('-')) {
		return dash === undefined || lead.indexOf('-') <= dash.indexOf('-');
	}
	return dash !== undefined && lead.length === dash.length;
}

/** The beginning of the entry that a line belongs to, up to its first field: `  - `. */
function lastDash(text: string, lineStart: number): string | undefined {
	const [last] = [...text.slice(0, lineStart).matchAll(/^( *- +)[\w-]+:/gm)].slice(-1);
	return last?.[1];
}

function topFields(text: string): ReadonlySet<string> {
	return new Set([...text.matchAll(/^([\w-]+):/gm)].map(([, name]) => name ?? ''));
}

function entryFields(text: string, lineStart: number, lead: string): ReadonlySet<string> {
	if (lead.includes('-')) {
		return new Set();
	}
	const above = text.slice(0, lineStart);
	const begin = Math.max(...[...above.matchAll(/^ *- +[\w-]+:/gm)].map(({ index }) => index), 0);
	const end = /^(?: *- +[\w-]+:|\S)/m.exec(text.slice(lineStart));
	const entry = text.slice(begin, end === null ? undefined : lineStart + end.index);
	return new Set([...entry.matchAll(/^ *(?:- +)?([\w-]+):/gm)].map(([, name]) => name ?? ''));
}

function proposeFields(
	fields: Readonly<Record<string, FieldSchema>>,
	taken: ReadonlySet<string>,
): readonly LexiconProposal[] {
	return Object.entries(fields)
		.filter(([name]) => !taken.has(name))
		.map(([name, { type, description = '' }]) => {
			const isTop = name === 'terms' || name === 'companies';
			const insert = isTop ? `${name}:\n  - ` : type === 'array' ? `${name}: [$0]` : `${name}: `;
			return { kind: 'field', label: name, insert, detail: description };
		});
}

function proposeValues({
	enum: values,
	enumDescriptions = [],
	type,
}: FieldSchema): readonly LexiconProposal[] {
	const known = values ?? (type === 'boolean' ? [true] : []);
	return known.map((value, at) => ({
		kind: 'value',
		label: String(value),
		insert: String(value),
		detail: enumDescriptions[at] ?? '',
	}));
}

function proposeIds(ids: readonly (readonly [id: string, label: string])[]): readonly LexiconProposal[] {
	return ids.map(([id, label]) => ({ kind: 'id', label: id, insert: id, detail: label }));
}

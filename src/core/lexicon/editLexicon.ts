import { isMap, isSeq, parseDocument, YAMLMap, YAMLSeq, type Document, type Node } from 'yaml';
import { sayEnglish, type Say } from '../base/say.js';
import type { Span } from '../base/span.js';
import { isTooDeepForYaml } from '../base/yamlDepth.js';
import { cleanId, slugOf, termIdOf } from './entryId.js';
import { afterNode, printEntry, printText, writtenFields, type EntryFields } from './lexiconLines.js';

/** Which entry is meant: by its id, and the label or name it gets where the file has none of that id yet. */
export interface EntryName {
	readonly kind: 'term' | 'company';
	readonly id: string;
	readonly label: string;
}

/** What is to become of a lexicon file. */
export type LexiconEdit =
	| { readonly kind: 'addEntry'; readonly of: 'term' | 'company'; readonly fields: EntryFields }
	| { readonly kind: 'addAlias'; readonly entry: EntryName; readonly alias: string }
	| { readonly kind: 'removeAlias'; readonly entry: EntryName; readonly alias: string }
	| { readonly kind: 'removeEntry'; readonly entry: Omit<EntryName, 'label'> };

/** A lexicon file as it is to be, with the place of what was added, or why it is left alone. */
export type EditedLexicon =
	| { readonly kind: 'edited'; readonly text: string; readonly place: Span | undefined }
	| { readonly kind: 'unreadable'; readonly message: string; readonly place: Span };

/**
 * Changes a lexicon file and leaves everything else in it as it is written: comments, order, quotes, blank lines.
 *
 * What is added is put in as lines of its own, or between the brackets of a list. Where that would not say what is meant (a list in braces,
 * an anchor), the file is printed anew from its parsed form, which keeps comments and order. A file with a fault is not touched.
 */
export function editLexicon(text: string, edit: LexiconEdit, say: Say = sayEnglish): EditedLexicon {
	const isTooDeep = isTooDeepForYaml(text);
	const document = parse(isTooDeep ? '' : text);
	const fault = document.errors[0];
	if (isTooDeep || fault !== undefined || (document.contents !== null && !isMap(document.contents))) {
		const [start, end] = fault?.pos ?? [0, 0];
		return {
			kind: 'unreadable',
			message: say('The lexicon has a fault. Mend it first; then what you add can be written.'),
			place: { start, end },
		};
	}
	const spliced = splice(text, document, edit);
	apply(document, edit);
	const isTrue = spliced !== undefined && isSameValue(parse(spliced.text), document);
	if (isTrue) {
		return { kind: 'edited', ...spliced };
	}
	const printed = document.toString({ lineWidth: 0 });
	return { kind: 'edited', text: printed, place: findAdded(printed, edit) };
}

function parse(text: string): Document {
	return parseDocument(text, { logLevel: 'silent', prettyErrors: false });
}

function isSameValue(one: Document, other: Document): boolean {
	const value = (document: Document): string => JSON.stringify(document.toJS({ maxAliasCount: 100 }));
	return one.errors.length === 0 && value(one) === value(other);
}

const LISTS = { term: 'terms', company: 'companies' } as const;

/** The entry that an edit speaks of, in the file: by its written id, or by the one that its label gives it. */
function findEntry(document: Document, { kind, id }: Omit<EntryName, 'label'>): YAMLMap | undefined {
	const list = listOf(document, kind);
	return list?.items.filter(isMap).find(item => entryId(item, kind) === id);
}

function listOf(document: Document, kind: EntryName['kind']): YAMLSeq | undefined {
	const list = isMap(document.contents) ? document.contents.get(LISTS[kind], true) : undefined;
	return isSeq(list) ? list : undefined;
}

function entryId(item: YAMLMap, kind: EntryName['kind']): string | undefined {
	const [id, label] = [item.get('id'), item.get(kind === 'term' ? 'label' : 'name')];
	if (typeof id === 'string' && id.trim() !== '') {
		return cleanId(id);
	}
	return typeof label === 'string' ? (kind === 'term' ? termIdOf(label) : slugOf(label)) : undefined;
}

/** The edit on the parsed form: what the file must say in the end. */
function apply(document: Document, edit: LexiconEdit): void {
	switch (edit.kind) {
		case 'addEntry':
			addTo(document, edit.of, edit.fields);
			break;
		case 'addAlias': {
			const entry = findEntry(document, edit.entry);
			if (entry === undefined) {
				addTo(document, edit.entry.kind, fieldsOf(edit.entry, edit.alias));
				break;
			}
			const list = entry.get('aliases', true);
			if (isSeq(list)) {
				list.add(document.createNode(edit.alias));
			} else {
				entry.set('aliases', document.createNode(aliasesWith(entry, edit)));
			}
			break;
		}
		case 'removeAlias': {
			const list = findEntry(document, edit.entry)?.get('aliases', true);
			const at = isSeq(list) ? (list.toJSON() as unknown[]).lastIndexOf(edit.alias) : -1;
			if (isSeq(list) && at >= 0) {
				list.delete(at);
			}
			break;
		}
		case 'removeEntry': {
			const list = listOf(document, edit.entry.kind);
			const entry = findEntry(document, edit.entry);
			list?.items.splice(list.items.indexOf(entry), entry === undefined ? 0 : 1);
			break;
		}
	}
}

/** A term without aliases goes by its label, and shall go on doing so. */
function aliasesWith(
	entry: YAMLMap,
	{ entry: { kind }, alias }: { entry: EntryName; alias: string },
): string[] {
	const label = entry.get('label');
	return kind === 'term' && typeof label === 'string' && !entry.has('aliases')
		? [...new Set([label.toLowerCase(), alias])]
		: [alias];
}

function fieldsOf({ kind, id, label }: EntryName, alias: string): EntryFields {
	const named: EntryFields = kind === 'term' ? { id, label } : { id, name: label };
	return { ...named, aliases: [alias] };
}

function addTo(document: Document, kind: EntryName['kind'], fields: EntryFields): void {
	if (!isMap(document.contents)) {
		document.contents = new YAMLMap();
	}
	let list = listOf(document, kind);
	if (list === undefined) {
		list = new YAMLSeq();
		document.set(LISTS[kind], list);
	}
	list.add(document.createNode(Object.fromEntries(writtenFields(fields))));
}

interface Spliced {
	readonly text: string;
	readonly place: Span;
}

/** The edit on the text itself; `undefined` for what has no simple place in it. */
function splice(text: string, document: Document, edit: LexiconEdit): Spliced | undefined {
	if (edit.kind === 'addEntry') {
		return spliceEntry(text, document, edit.of, edit.fields);
	}
	if (edit.kind !== 'addAlias') {
		return undefined;
	}
	const entry = findEntry(document, edit.entry);
	return entry === undefined
		? spliceEntry(text, document, edit.entry.kind, fieldsOf(edit.entry, edit.alias))
		: spliceAlias(text, entry, edit);
}

function spliceEntry(
	text: string,
	document: Document,
	kind: EntryName['kind'],
	fields: EntryFields,
): Spliced | undefined {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const last = listOf(document, kind)?.items.at(-1) as Node | undefined;
	if (last === undefined) {
		const isNamed = isMap(document.contents) && document.contents.has(LISTS[kind]);
		const start = text === '' || text.endsWith('\n') ? '' : eol;
		const lines = [`${LISTS[kind]}:`, ...printEntry(fields, '  ')].join(eol);
		return isNamed ? undefined : insert(text, text.length, `${start}${lines}${eol}`);
	}
	const indent = isMap(last) && !last.flow ? dashBefore(text, last) : undefined;
	const at = afterNode(text, last);
	return indent === undefined || at === undefined
		? undefined
		: insert(text, at, `${eol}${printEntry(fields, indent).join(eol)}`);
}

function spliceAlias(
	text: string,
	entry: YAMLMap,
	edit: { readonly entry: EntryName; readonly alias: string },
): Spliced | undefined {
	const eol = text.includes('\r\n') ? '\r\n' : '\n';
	const list = entry.get('aliases', true);
	const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
	if (isSeq(list) && last?.range != null) {
		if (list.flow === true) {
			return insert(text, last.range[1], `, ${printText(edit.alias)}`);
		}
		const [indent, at] = [dashBefore(text, last), afterNode(text, last)];
		return indent === undefined || at === undefined
			? undefined
			: insert(text, at, `${eol}${indent}- ${printText(edit.alias)}`);
	}
	const name = entry.get(edit.entry.kind === 'term' ? 'label' : 'name', true) as Node | undefined;
	const at = name === undefined ? undefined : afterNode(text, name);
	const column = entry.flow === true ? undefined : columnOf(text, entry);
	if (entry.has('aliases') || at === undefined || column === undefined) {
		return undefined;
	}
	const aliases = aliasesWith(entry, edit).map(printText).join(', ');
	return insert(text, at, `${eol}${' '.repeat(column)}aliases: [${aliases}]`);
}

function insert(text: string, at: number, added: string): Spliced {
	const lead = added.length - added.trimStart().length;
	return {
		text: `${text.slice(0, at)}${added}${text.slice(at)}`,
		place: { start: at + lead, end: at + added.trimEnd().length },
	};
}

/** The white space before the dash of a list's entry; `undefined` where there is something else. */
function dashBefore(text: string, { range }: Node): string | undefined {
	const start = range?.[0] ?? 0;
	const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	return /^( *)- +$/.exec(line)?.[1];
}

function columnOf(text: string, { range }: Node): number {
	const start = range?.[0] ?? 0;
	return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function findAdded(text: string, edit: LexiconEdit): Span | undefined {
	const wanted =
		edit.kind === 'addAlias'
			? edit.alias
			: edit.kind === 'addEntry'
				? (edit.fields.label ?? edit.fields.name)
				: undefined;
	const start = wanted === undefined ? -1 : text.lastIndexOf(wanted);
	return start < 0 || wanted === undefined ? undefined : { start, end: start + wanted.length };
}

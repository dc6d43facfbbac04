import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { sayEnglish, type Say } from '../base/say.js';
import type { Span } from '../base/span.js';
import { isTooDeepForYaml } from '../base/yamlDepth.js';
import { TERM_GROUPS, type Company, type Term } from './entry.js';
import { cleanId, slugOf, termIdOf } from './entryId.js';
import type { PatternEntry } from './patternEntry.js';

/** What is wrong with a lexicon file: one sentence, and where. Lines count from 1. */
export interface LexiconProblem extends Span {
	readonly message: string;
	readonly line: number;
	/** Left out: something of the file could not be read. `advice`: all of it counts, and something is missing. */
	readonly severity?: 'warning' | 'advice';
}

/** Ids of entries, by their kind. */
export interface EntryIds {
	readonly terms: readonly string[];
	readonly companies: readonly string[];
}

/** The entries of one lexicon file. */
export interface LexiconEntries {
	readonly terms: readonly Term[];
	readonly companies: readonly Company[];
	readonly patterns: readonly PatternEntry[];
	/** Entries of the layers below that go (`remove: true`). */
	readonly removed?: EntryIds;
	/** Entries of the layers below in whose place this file's stand, instead of being laid over them (`override: true`). */
	readonly overridden?: EntryIds;
}

/** A text of the file with its place. */
export interface PlacedText extends Span {
	readonly text: string;
}

/** Where an entry stands in its file. */
export interface EntryPlace {
	readonly kind: 'term' | 'company';
	readonly id: string;
	readonly label: string;
	/** Of its label, name or id: where a cursor that looks for it belongs. */
	readonly span: Span;
	/** Its label or name, where that itself is looked for in notes: a company's always is, a term's where it has no aliases. */
	readonly names: readonly PlacedText[];
	readonly aliases: readonly PlacedText[];
	readonly patterns: readonly PlacedText[];
	readonly isRemoval: boolean;
	readonly isDefined: boolean;
}

/** What could be read of a lexicon file, and what could not; the one never hides the other. */
export interface ParsedLexicon {
	readonly entries: LexiconEntries;
	readonly problems: readonly LexiconProblem[];
	/** False where the file as a whole is no lexicon; then there are no entries and at least one problem. */
	readonly isReadable: boolean;
	readonly places: readonly EntryPlace[];
}

/** The fields of a term, as they may stand in a file. */
export const TERM_KEYS: readonly string[] = [
	'id',
	'label',
	'group',
	'aliases',
	'patterns',
	'definition',
	'favours',
	'override',
	'remove',
];

/** The fields of a company, as they may stand in a file. */
export const COMPANY_KEYS: readonly string[] = [
	'id',
	'name',
	'aliases',
	'descriptors',
	'products',
	'sector',
	'country',
	'hq',
	'ticker',
	'override',
	'remove',
];

/** The group of a term that names none. */
export const OWN_GROUP = 'deal_form';

/**
 * Reads a lexicon file.
 *
 * ```yaml
 * terms:
 *   - label: Harbour share
 *     group: governance
 *     aliases: [harbour share]
 *     patterns: ['[share~ with a veto]']
 *     definition: A share that lets its holder block decisions.
 *     favours: its holder
 *   - id: standstill
 *     remove: true
 * companies:
 *   - name: Norrvind
 *     aliases: [Norrvind Energi]
 * ```
 * Never throws. A faulty entry is left out and reported; the others are read.
 */
export function parseLexicon(text: string, say: Say = sayEnglish): ParsedLexicon {
	if (isTooDeepForYaml(text)) {
		const message = say('This lexicon can not be read: its lists are nested too deeply.');
		const entries = { terms: [], companies: [], patterns: [] };
		return { entries, problems: [{ message, start: 0, end: 0, line: 1 }], places: [], isReadable: false };
	}
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
	const reader = new LexiconReader(lines, say);
	for (const { pos, message } of document.errors) {
		reader.report(say('This is no YAML: {0}', message.replace(/\.?$/, '.')), {
			start: pos[0],
			end: pos[1],
		});
	}
	const root = document.contents;
	const isReadable = document.errors.length === 0 && (root === null || isMap(root));
	if (document.errors.length === 0 && root !== null) {
		reader.readRoot(root);
	}
	return { entries: reader, problems: reader.problems, places: reader.places, isReadable };
}

class LexiconReader implements LexiconEntries {
	readonly terms: Term[] = [];
	readonly companies: Company[] = [];
	readonly patterns: PatternEntry[] = [];
	readonly removed = { terms: [] as string[], companies: [] as string[] };
	readonly overridden = { terms: [] as string[], companies: [] as string[] };
	readonly problems: LexiconProblem[] = [];
	readonly places: EntryPlace[] = [];
	readonly #lines: LineCounter;
	readonly #say: Say;

	constructor(lines: LineCounter, say: Say) {
		this.#lines = lines;
		this.#say = say;
	}

	report(message: string, span: Span): void {
		this.problems.push({ message, ...span, line: this.#lines.linePos(span.start).line });
	}

	readRoot(root: Node): void {
		if (!isMap(root)) {
			this.report(this.#say('A lexicon has two lists: terms and companies.'), spanOf(root));
			return;
		}
		this.#checkKeys(root, ['terms', 'companies', 'version']);
		this.#readList(root, 'terms', entry => this.#readTerm(entry));
		this.#readList(root, 'companies', entry => this.#readCompany(entry));
	}

	#readList(root: YAMLMap, key: string, read: (entry: YAMLMap) => void): void {
		const list = root.get(key, true) as Node | undefined;
		if (list === undefined || (isScalar(list) && list.value === null)) {
			return;
		}
		if (!isSeq(list)) {
			this.report(this.#say('“{0}” is a list; begin each entry with a dash.', key), spanOf(list));
			return;
		}
		for (const item of list.items) {
			if (isMap(item)) {
				read(item);
			} else {
				this.report(
					this.#say('An entry of “{0}” has fields such as name and aliases.', key),
					spanOf(item as Node),
				);
			}
		}
	}

	#readTerm(entry: YAMLMap): void {
		this.#checkKeys(entry, TERM_KEYS);
		const [label, ownId] = [this.#text(entry, 'label'), this.#id(entry)];
		if (this.#readRemoval(entry, 'term', ownId ?? (label === undefined ? undefined : termIdOf(label)))) {
			return;
		}
		if (label === undefined) {
			this.report(this.#say('A term needs a label.'), spanOf(entry));
			return;
		}
		const group = this.#text(entry, 'group') ?? OWN_GROUP;
		if (!TERM_GROUPS.some(([id]) => id === group)) {
			const known = TERM_GROUPS.map(([id]) => id).join(', ');
			const message = this.#say('There is no group “{0}”. There are {1}.', group, known);
			this.report(message, this.#spanOfKey(entry, 'group'));
			return;
		}
		const id = ownId ?? termIdOf(label);
		const aliases = this.#texts(entry, 'aliases');
		const patterns = this.#texts(entry, 'patterns') ?? [];
		const definition = this.#text(entry, 'definition') ?? '';
		const favours = this.#text(entry, 'favours') ?? '';
		const words = aliases?.map(({ text }) => text) ?? [label.toLowerCase()];
		this.terms.push({ id, label, group, aliases: words, definition, favours });
		this.patterns.push(...patterns.map(({ text }) => ({ term: id, pattern: text })));
		if (this.#flag(entry, 'override')) {
			this.overridden.terms.push(id);
		}
		const place = { kind: 'term', id, label, span: this.#spanOfKey(entry, 'label') } as const;
		const isDefined = definition !== '';
		const names = aliases === undefined ? [{ ...place.span, text: label }] : [];
		this.places.push({ ...place, names, aliases: aliases ?? [], patterns, isRemoval: false, isDefined });
	}

	#readCompany(entry: YAMLMap): void {
		this.#checkKeys(entry, COMPANY_KEYS);
		const [name, ownId] = [this.#text(entry, 'name'), this.#id(entry)];
		if (this.#readRemoval(entry, 'company', ownId ?? (name === undefined ? undefined : slugOf(name)))) {
			return;
		}
		if (name === undefined) {
			this.report(this.#say('A company needs a name.'), spanOf(entry));
			return;
		}
		const id = ownId ?? slugOf(name);
		const aliases = this.#texts(entry, 'aliases') ?? [];
		const plain = (key: string): readonly string[] =>
			this.#texts(entry, key)?.map(({ text }) => text) ?? [];
		this.companies.push({
			id,
			name,
			aliases: aliases.map(({ text }) => text),
			descriptors: plain('descriptors'),
			products: plain('products'),
			parent: undefined,
			sector: this.#text(entry, 'sector') ?? '',
			country: this.#text(entry, 'country'),
			hq: this.#text(entry, 'hq'),
			ticker: this.#text(entry, 'ticker'),
			ambiguousForms: [],
			sharedForms: [],
		});
		if (this.#flag(entry, 'override')) {
			this.overridden.companies.push(id);
		}
		const place = { kind: 'company', id, label: name, span: this.#spanOfKey(entry, 'name') } as const;
		const names = [{ ...place.span, text: name }];
		this.places.push({ ...place, names, aliases, patterns: [], isRemoval: false, isDefined: true });
	}

	/** Whether the entry takes one of the layers below out, and with that is read. */
	#readRemoval(entry: YAMLMap, kind: EntryPlace['kind'], id: string | undefined): boolean {
		if (!this.#flag(entry, 'remove')) {
			return false;
		}
		if (id === undefined) {
			this.report(this.#say('Say by its id which entry is to be removed.'), spanOf(entry));
			return true;
		}
		this.removed[kind === 'term' ? 'terms' : 'companies'].push(id);
		const key = entry.has('id') ? 'id' : kind === 'term' ? 'label' : 'name';
		const span = this.#spanOfKey(entry, key);
		const nothing = { names: [], aliases: [], patterns: [], isRemoval: true, isDefined: true };
		this.places.push({ kind, id, label: id, span, ...nothing });
		return true;
	}

	#checkKeys(entry: YAMLMap, known: readonly string[]): void {
		for (const { key } of entry.items) {
			const name = isScalar(key) ? String(key.value) : '';
			if (!known.includes(name)) {
				const message = this.#say('“{0}” is not known here. Known are {1}.', name, known.join(', '));
				this.report(message, spanOf(key as Node));
			}
		}
	}

	#id(entry: YAMLMap): string | undefined {
		const id = this.#text(entry, 'id');
		return id === undefined ? undefined : cleanId(id);
	}

	#flag(entry: YAMLMap, key: string): boolean {
		const value = entry.get(key);
		if (value !== undefined && typeof value !== 'boolean') {
			this.report(this.#say('“{0}” is true or false.', key), this.#spanOfKey(entry, key));
		}
		return value === true;
	}

	#text(entry: YAMLMap, key: string): string | undefined {
		const value = entry.get(key);
		if (value === undefined || value === null) {
			return undefined;
		}
		if (typeof value === 'string' || typeof value === 'number') {
			return String(value).trim() === '' ? undefined : String(value).trim();
		}
		this.report(this.#say('“{0}” is a text.', key), this.#spanOfKey(entry, key));
		return undefined;
	}

	#texts(entry: YAMLMap, key: string): readonly PlacedText[] | undefined {
		const list = entry.get(key, true) as Node | undefined;
		if (list === undefined) {
			return undefined;
		}
		if (!isSeq(list)) {
			const message = this.#say('“{0}” is a list, for instance [one, another].', key);
			this.report(message, this.#spanOfKey(entry, key));
			return undefined;
		}
		return list.items.flatMap(item => {
			if (isScalar(item) && typeof item.value === 'string' && item.value.trim() !== '') {
				return [{ text: item.value.trim(), ...spanOf(item) }];
			}
			this.report(this.#say('An entry of “{0}” is a text.', key), spanOf(item as Node));
			return [];
		});
	}

	#spanOfKey(entry: YAMLMap, key: string): Span {
		return spanOf(entry.get(key, true) ?? entry);
	}
}

function spanOf(node: Node | null | undefined): Span {
	const [start = 0, end = 0] = node?.range ?? [];
	return { start, end };
}

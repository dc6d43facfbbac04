import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Span } from '../base/span.js';
import { TERM_GROUPS, type Company, type Term } from './entry.js';
import type { PatternEntry } from './patternEntry.js';

/** What is wrong with a lexicon file: one sentence, and where. Lines count from 1. */
export interface LexiconProblem extends Span {
	readonly message: string;
	readonly line: number;
}

/** The entries of one lexicon file. */
export interface LexiconEntries {
	readonly terms: readonly Term[];
	readonly companies: readonly Company[];
	readonly patterns: readonly PatternEntry[];
}

/** What could be read of a lexicon file, and what could not; the one never hides the other. */
export interface ParsedLexicon {
	readonly entries: LexiconEntries;
	readonly problems: readonly LexiconProblem[];
	/** False where the file as a whole is no lexicon; then there are no entries and at least one problem. */
	readonly isReadable: boolean;
}

const TERM_KEYS = ['id', 'label', 'group', 'aliases', 'patterns', 'definition', 'favours'];
const COMPANY_KEYS = [
	'id',
	'name',
	'aliases',
	'descriptors',
	'products',
	'sector',
	'country',
	'hq',
	'ticker',
];

/** The group of a term that names none. */
const OWN_GROUP = 'deal_form';

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
 * companies:
 *   - name: Norrvind
 *     aliases: [Norrvind Energi]
 * ```
 * Never throws. A faulty entry is left out and reported; the others are read.
 */
export function parseLexicon(text: string): ParsedLexicon {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
	const reader = new LexiconReader(lines);
	for (const { pos, message } of document.errors) {
		reader.report(`This is no YAML: ${message.replace(/\.?$/, '.')}`, { start: pos[0], end: pos[1] });
	}
	const root = document.contents;
	const isReadable = document.errors.length === 0 && (root === null || isMap(root));
	if (document.errors.length === 0 && root !== null) {
		reader.readRoot(root);
	}
	return { entries: reader, problems: reader.problems, isReadable };
}

class LexiconReader implements LexiconEntries {
	readonly terms: Term[] = [];
	readonly companies: Company[] = [];
	readonly patterns: PatternEntry[] = [];
	readonly problems: LexiconProblem[] = [];
	readonly #lines: LineCounter;

	constructor(lines: LineCounter) {
		this.#lines = lines;
	}

	report(message: string, span: Span): void {
		this.problems.push({ message, ...span, line: this.#lines.linePos(span.start).line });
	}

	readRoot(root: Node): void {
		if (!isMap(root)) {
			this.report('A lexicon has two lists: terms and companies.', spanOf(root));
			return;
		}
		this.#checkKeys(root, ['terms', 'companies', 'version']);
		this.#readList(root, 'terms', entry => this.#readTerm(entry));
		this.#readList(root, 'companies', entry => this.#readCompany(entry));
	}

	#readList(root: YAMLMap, key: string, read: (entry: YAMLMap) => void): void {
		const list = root.get(key, true) as Node | undefined;
		if (list === undefined) {
			return;
		}
		if (!isSeq(list)) {
			this.report(`“${key}” is a list; begin each entry with a dash.`, spanOf(list));
			return;
		}
		for (const item of list.items) {
			if (isMap(item)) {
				read(item);
			} else {
				this.report(
					`An entry of “${key}” has fields such as name and aliases.`,
					spanOf(item as Node),
				);
			}
		}
	}

	#readTerm(entry: YAMLMap): void {
		this.#checkKeys(entry, TERM_KEYS);
		const label = this.#text(entry, 'label');
		if (label === undefined) {
			this.report('A term needs a label.', spanOf(entry));
			return;
		}
		const group = this.#text(entry, 'group') ?? OWN_GROUP;
		if (!TERM_GROUPS.some(([id]) => id === group)) {
			const known = TERM_GROUPS.map(([id]) => id).join(', ');
			this.report(`There is no group “${group}”. There are ${known}.`, this.#spanOfKey(entry, 'group'));
			return;
		}
		const id = this.#text(entry, 'id') ?? slugOf(label).replaceAll('-', '_');
		this.terms.push({
			id,
			label,
			group,
			aliases: this.#texts(entry, 'aliases') ?? [label.toLowerCase()],
			definition: this.#text(entry, 'definition') ?? '',
			favours: this.#text(entry, 'favours') ?? '',
		});
		this.patterns.push(...(this.#texts(entry, 'patterns') ?? []).map(pattern => ({ term: id, pattern })));
	}

	#readCompany(entry: YAMLMap): void {
		this.#checkKeys(entry, COMPANY_KEYS);
		const name = this.#text(entry, 'name');
		if (name === undefined) {
			this.report('A company needs a name.', spanOf(entry));
			return;
		}
		this.companies.push({
			id: this.#text(entry, 'id') ?? slugOf(name),
			name,
			aliases: this.#texts(entry, 'aliases') ?? [],
			descriptors: this.#texts(entry, 'descriptors') ?? [],
			products: this.#texts(entry, 'products') ?? [],
			parent: undefined,
			sector: this.#text(entry, 'sector') ?? '',
			country: this.#text(entry, 'country'),
			hq: this.#text(entry, 'hq'),
			ticker: this.#text(entry, 'ticker'),
			ambiguousForms: [],
			sharedForms: [],
		});
	}

	#checkKeys(entry: YAMLMap, known: readonly string[]): void {
		for (const { key } of entry.items) {
			const name = isScalar(key) ? String(key.value) : '';
			if (!known.includes(name)) {
				this.report(
					`“${name}” is not known here. Known are ${known.join(', ')}.`,
					spanOf(key as Node),
				);
			}
		}
	}

	#text(entry: YAMLMap, key: string): string | undefined {
		const value = entry.get(key);
		if (value === undefined || value === null) {
			return undefined;
		}
		if (typeof value === 'string' || typeof value === 'number') {
			return String(value).trim() === '' ? undefined : String(value).trim();
		}
		this.report(`“${key}” is a text.`, this.#spanOfKey(entry, key));
		return undefined;
	}

	#texts(entry: YAMLMap, key: string): readonly string[] | undefined {
		const list = entry.get(key, true) as Node | undefined;
		if (list === undefined) {
			return undefined;
		}
		if (!isSeq(list)) {
			this.report(`“${key}” is a list, for instance [one, another].`, this.#spanOfKey(entry, key));
			return undefined;
		}
		return list.items.flatMap(item => {
			if (isScalar(item) && typeof item.value === 'string' && item.value.trim() !== '') {
				return [item.value.trim()];
			}
			this.report(`An entry of “${key}” is a text.`, spanOf(item as Node));
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

/** `Norrvind Energi` → `norrvind-energi`. */
function slugOf(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

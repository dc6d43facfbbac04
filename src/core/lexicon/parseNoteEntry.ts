import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../base/span.js';
import { isTooDeepForYaml } from '../base/yamlDepth.js';
import { TERM_GROUPS } from './entry.js';
import { cleanId, slugOf, termIdOf } from './entryId.js';
import { OWN_GROUP, type LexiconEntries } from './parseLexicon.js';

/** A note that is an entry of the lexicon. */
export interface NoteEntry {
	readonly kind: 'term' | 'company';
	readonly id: string;
	readonly entries: LexiconEntries;
	/** Its front matter, in UTF-16 units of the note. */
	readonly span: Span;
}

/** How much of a note is looked at for its front matter, in UTF-16 units. Long ones of clippers have a fifth of it. */
export const FRONT_MATTER_LIMIT = 8192;

/**
 * Reads a note as an entry of the lexicon, as note-takers keep them:
 *
 * ```markdown
 * ---
 * type: company
 * aliases: [Norrvind Energi, NVE]
 * ---
 * ```
 * The entry's name is `name`, `label` or `title`, else the name of the file. `undefined` for all other notes. `start` may be the
 * beginning of the note only. Never throws.
 */
export function parseNoteEntry(start: string, fileName: string): NoteEntry | undefined {
	const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
		start.slice(0, FRONT_MATTER_LIMIT),
	);
	if (front === null || !/^type[ \t]*:/im.test(front[1] ?? '')) {
		return undefined;
	}
	const fields = readFields(front[1] ?? '');
	const kind = fields.get('type')?.[0]?.toLowerCase();
	const first = (...keys: readonly string[]): string | undefined =>
		keys.flatMap(key => fields.get(key) ?? []).find(value => value !== '');
	const name = first('name', 'label', 'title') ?? fileName.replace(/\.[^.]+$/, '').trim();
	if ((kind !== 'company' && kind !== 'term') || name === '') {
		return undefined;
	}
	const written = first('id');
	const id = written === undefined ? (kind === 'term' ? termIdOf(name) : slugOf(name)) : cleanId(written);
	const aliases = [...(fields.get('aliases') ?? []), ...(fields.get('alias') ?? [])];
	const text = (key: string): string => first(key) ?? '';
	const entries =
		kind === 'term'
			? termEntries({ id, name, aliases, text })
			: companyEntries({ id, name, aliases, text });
	return { kind, id, entries, span: { start: 0, end: front[0].trimEnd().length } };
}

interface Facts {
	readonly id: string;
	readonly name: string;
	readonly aliases: readonly string[];
	readonly text: (key: string) => string;
}

function termEntries({ id, name, aliases, text }: Facts): LexiconEntries {
	const wanted = text('group').toLowerCase();
	const group = TERM_GROUPS.find(
		([known, label]) => known === wanted || label.toLowerCase() === wanted,
	)?.[0];
	const term = {
		id,
		label: name,
		group: group ?? OWN_GROUP,
		aliases: [...new Set([name.toLowerCase(), ...aliases])],
		definition: text('definition'),
		favours: text('favours'),
	};
	return { terms: [term], companies: [], patterns: [] };
}

function companyEntries({ id, name, aliases, text }: Facts): LexiconEntries {
	const optional = (key: string): string | undefined => (text(key) === '' ? undefined : text(key));
	const company = {
		id,
		name,
		aliases,
		descriptors: [],
		products: [],
		parent: undefined,
		sector: text('sector'),
		country: optional('country'),
		hq: optional('hq'),
		ticker: optional('ticker'),
		ambiguousForms: [],
		sharedForms: [],
	};
	return { terms: [], companies: [company], patterns: [] };
}

/** So many values of one field are taken: a list of aliases a person keeps, and no dump. */
const MOST_VALUES = 100;

/** The texts of a mapping's fields; those of a field that is no list are one. What is no text is left out. */
function readFields(yaml: string): ReadonlyMap<string, readonly string[]> {
	const fields = new Map<string, readonly string[]>();
	if (isTooDeepForYaml(yaml)) {
		return fields;
	}
	const root = parseDocument(yaml, {
		schema: 'failsafe',
		logLevel: 'silent',
		prettyErrors: false,
	}).contents;
	for (const { key, value } of isMap(root) ? root.items : []) {
		const values = isSeq(value) ? value.items.slice(0, MOST_VALUES) : [value];
		const texts = values.flatMap(each =>
			isScalar(each) && typeof each.value === 'string' ? [each.value.replace(/\s+/g, ' ').trim()] : [],
		);
		if (isScalar(key) && typeof key.value === 'string') {
			fields.set(
				key.value.toLowerCase(),
				texts.filter(each => each !== '' && each.length <= 1000),
			);
		}
	}
	return fields;
}

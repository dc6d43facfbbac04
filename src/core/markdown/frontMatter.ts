import { isAlias, isMap, isScalar, parseDocument } from 'yaml';
import { isTooDeepForYaml } from '../base/yamlDepth.js';

/** What a note's front matter says; empty where it has none or where it does not parse. */
export interface FrontMatter {
	readonly title: string | undefined;
	readonly date: string | undefined;
	readonly source: string | undefined;
}

const TITLE_KEYS = ['title', 'headline', 'name'];
const DATE_KEYS = [
	'date',
	'published',
	'publishedat',
	'published_at',
	'date_published',
	'created',
	'updated',
];
const SOURCE_KEYS = ['source', 'publisher', 'publication', 'site', 'site_name', 'outlet', 'url'];

/** Reads the YAML between the two `---` lines. Clippers write different keys for the same; the usual ones are known. */
export function readFrontMatter(yaml: string): FrontMatter {
	const values = new Map<string, string>();
	// Dates stay as written: `schema: 'failsafe'` reads every scalar as a string. A fault yields what could be read.
	const document = parseDocument(isTooDeepForYaml(yaml) ? '' : yaml, {
		schema: 'failsafe',
		logLevel: 'silent',
	});
	for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
		const entry = isAlias(value) ? value.resolve(document) : value;
		if (
			isScalar(key) &&
			isScalar(entry) &&
			typeof entry.value === 'string' &&
			entry.value.trim() !== ''
		) {
			values.set(String(key.value).toLowerCase(), entry.value.trim());
		}
	}
	const first = (keys: readonly string[]): string | undefined =>
		keys.map(key => values.get(key)).find(found => found !== undefined);
	return { title: first(TITLE_KEYS), date: first(DATE_KEYS), source: first(SOURCE_KEYS) };
}

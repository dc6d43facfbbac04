import type { Lexicon } from '../../lexicon/lexicon.js';
import type { NoteText } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';

/** TEMPORARY: the company helper replaces this file. Exact names of one to four words. */
export function findCompanies(note: NoteText, lexicon: Lexicon): CompanyHit[] {
	const names = new Map<string, [string, string]>();
	for (const company of lexicon.companies.values()) {
		for (const name of [company.name, ...company.aliases]) {
			names.set(name.toLowerCase(), [company.id, company.name]);
		}
	}
	const hits: CompanyHit[] = [];
	for (const { words, index, block } of note.sentences) {
		for (let from = 0; from < words.length; from++) {
			for (let to = Math.min(words.length, from + 4); to > from; to--) {
				const first = words[from];
				const last = words[to - 1];
				const known = first?.isCapitalised && last ? names.get(block.text.slice(first.start, last.end).toLowerCase()) : undefined;
				if (known !== undefined) {
					hits.push({ sentence: index, from, to, id: known[0], label: known[1], isDescriptive: false, isSource: false, confidence: 0.9, by: 'alias', rule: known[1], cues: [] });
					from = to - 1;
					break;
				}
			}
		}
	}
	return hits;
}

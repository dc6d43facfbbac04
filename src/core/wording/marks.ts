import type { Span } from '../base/span.js';
import type { Change, Mention, Reading, Section } from '../understanding/reading.js';
import { polarityAt } from './standing.js';

/** How a stretch of the note is to look. A term that is said not to hold, or to be over, looks different from one that holds. */
export type MarkKind = 'company' | 'term' | 'termNotHeld' | 'beneficiary';

/** A stretch of the note to be marked. */
export interface Mark extends Span {
	readonly kind: MarkKind;
}

/** How much is marked. */
export interface MarkChoice {
	readonly kinds: ReadonlySet<Mention['kind']>;
	readonly density: 'all' | 'firstInSection' | 'none';
}

/** Chooses which mentions are marked, and how. Sorted as the mentions are. */
export function chooseMarks(
	{ mentions, sections, changes }: Pick<Reading, 'mentions' | 'sections' | 'changes'>,
	{ kinds, density }: MarkChoice,
): readonly Mark[] {
	if (density === 'none') {
		return [];
	}
	const wanted = mentions.filter(mention => kinds.has(mention.kind));
	const shown = density === 'all' ? wanted : firstInSection(wanted, sections);
	const ofTerm = new Map<string, Change[]>();
	for (const change of changes) {
		ofTerm.set(change.term, [...(ofTerm.get(change.term) ?? []), change]);
	}
	return shown.map(mention => ({
		kind: markKind(mention, ofTerm.get(mention.id) ?? []),
		start: mention.start,
		end: mention.end,
	}));
}

/** The first mention of each company, term and beneficiary in each section. Linear: both lists are sorted. */
export function firstInSection<T extends Mention>(
	mentions: readonly T[],
	sections: readonly Section[],
): readonly T[] {
	const seen = new Set<string>();
	let section = 0;
	return mentions.filter(mention => {
		for (
			let next = sections[section];
			next !== undefined && next.start <= mention.start;
			next = sections[section]
		) {
			section += 1;
			seen.clear();
		}
		const key = `${mention.kind}/${mention.id}`;
		return !seen.has(key) && seen.add(key).has(key);
	});
}

function markKind(mention: Mention, changes: readonly Change[]): MarkKind {
	return mention.kind === 'term' && polarityAt(mention, changes) !== 'affirmed'
		? 'termNotHeld'
		: mention.kind;
}

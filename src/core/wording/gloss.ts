import { partitionPoint } from '../base/partitionPoint.js';
import { contains, type Span } from '../base/span.js';
import type { Change, Evidence, Reading, TermMention } from '../understanding/reading.js';
import { changeLabel, certaintyLabel } from './labels.js';
import { firstInSection } from './marks.js';
import type { Say } from './say.js';

/** A word or two set behind a term: what happened to it. */
export interface Gloss {
	/** The mention behind which it stands. */
	readonly mention: TermMention;
	readonly text: string;
	/** The sentences that say so. */
	readonly evidence: readonly Evidence[];
}

/**
 * The glosses of a note: behind the first mention of a term in each section, what the note says happened to it.
 *
 * A section that says it itself is quoted first; elsewhere the note as a whole speaks. Only those behind mentions that end within
 * `stretch` are worded.
 */
export function findGlosses(reading: Reading, say: Say, stretch: Span = EVERYWHERE): readonly Gloss[] {
	const terms = reading.mentions.filter(mention => mention.kind === 'term');
	const changes = new Map<string, Change[]>();
	for (const change of reading.changes) {
		changes.set(change.term, [...(changes.get(change.term) ?? []), change]);
	}
	const first = firstInSection(
		terms.filter(mention => changes.has(mention.id)),
		reading.sections,
	);
	const shown = first.filter(({ end }) => end >= stretch.start && end <= stretch.end);
	return shown.map(mention => {
		const all = changes.get(mention.id) ?? [];
		const section =
			reading.sections[partitionPoint(reading.sections, ({ start }) => start <= mention.start) - 1];
		const own = section === undefined ? [] : all.filter(change => isIn(section, change.evidence));
		const said = own.length === 0 ? all : own;
		const words = said.map(change => glossWord(say, change));
		return {
			mention,
			text: [...new Set(words)].join(', '),
			evidence: said.map(change => change.evidence),
		};
	});
}

const EVERYWHERE: Span = { start: 0, end: Infinity };

function isIn(section: Span, evidence: Span): boolean {
	return contains(section, evidence);
}

/** A hedge stays a hedge, in as few letters as fit into a line: "loosened (reported)", "ended (if)". */
function glossWord(say: Say, { change, certainty }: Change): string {
	const word = changeLabel(say, change);
	switch (certainty) {
		case 'stated':
			return word;
		case 'conditional':
			return say('{0} (if)', word);
		case 'reported':
			return say('{0} ({1})', word, certaintyLabel(say, certainty));
	}
}

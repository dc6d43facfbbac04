import { partitionPoint } from '../base/partitionPoint.js';
import type { Span } from '../base/span.js';
import type { Change, Evidence, Mention, Reading, TermMention } from '../understanding/reading.js';
import { changeLabel, certaintyLabel } from './labels.js';
import { createSaidFinder, type SaidAt } from './saidAt.js';
import { polarityAt } from './standing.js';
import type { Say } from './say.js';

/** A word or two set behind a term: what happened to it. */
export interface Gloss {
	/** The mention behind which it stands. */
	readonly mention: TermMention;
	/** Where the mention ends, or another of the same term that follows it with nothing but a space between. */
	readonly end: number;
	readonly text: string;
	/** The sentences that say so. */
	readonly evidence: readonly Evidence[];
}

/**
 * The glosses of a note: what happened to a term, once in each section, behind the first mention of which the note says it.
 *
 * It is said in the mention's own sentence, or else of the same companies, and then as the only thing that is; where it is not, there is
 * no gloss. Neither is there one for a term that is merely part of the deal: the words beside it say so already. Only those whose mentions
 * end within `stretch` are worded. Linear in the reading when it is first asked about.
 */
export function findGlosses(reading: Reading, say: Say, stretch: Span = EVERYWHERE): readonly Gloss[] {
	return placedIn(reading)
		.filter(({ mention: { end } }) => end >= stretch.start && end <= stretch.end)
		.map(({ mention, end, changes }) => ({
			mention,
			end,
			text: [...new Set(changes.map(change => glossWord(say, change)))].join(', '),
			evidence: changes.map(change => change.evidence),
		}));
}

const EVERYWHERE: Span = { start: 0, end: Infinity };

interface Placed extends Pick<Gloss, 'mention' | 'end'> {
	readonly changes: readonly Change[];
}

/** Scrolling asks again and again about one reading. */
const placed = new WeakMap<Reading, readonly Placed[]>();

function placedIn(reading: Reading): readonly Placed[] {
	const known = placed.get(reading) ?? placeGlosses(reading);
	placed.set(reading, known);
	return known;
}

function placeGlosses(reading: Reading): readonly Placed[] {
	const finder = createSaidFinder(reading);
	const changed = new Set(reading.changes.map(({ term }) => term));
	const shown = new Set<string>();
	const { mentions, sections } = reading;
	return mentions.flatMap((mention, index) => {
		if (mention.kind !== 'term' || !changed.has(mention.id)) {
			return [];
		}
		const section = partitionPoint(sections, ({ start }) => start <= mention.start);
		const keyOf = ({ change, parties }: Change): string =>
			[section, mention.id, change, ...parties].join('/');
		const changes = sayable(mention, finder.changesAt(mention)).filter(
			change => !shown.has(keyOf(change)),
		);
		changes.forEach(change => shown.add(keyOf(change)));
		return changes.length === 0 ? [] : [{ mention, end: endOfRow(mentions, index), changes }];
	});
}

/** What may be said in a word, without its sentence beside it. */
function sayable(
	mention: TermMention,
	{ reach, changes }: Pick<SaidAt, 'reach' | 'changes'>,
): readonly Change[] {
	const isOwn = reach === 'sentence';
	const isDenied = polarityAt(mention, changes) === 'negated';
	if (!isOwn && changes.length > 1) {
		return [];
	}
	return changes.filter(
		({ change, why }) =>
			!OF_ITS_PLACE.has(why.id) &&
			// That it is new is told where it is told; behind other mentions it is none of their news.
			(isOwn || change !== 'introduced') &&
			(!isDenied || OF_WHAT_IS_NOT.has(change)),
	);
}

/** What can be said of a term in the sentence that denies it. */
const OF_WHAT_IS_NOT: ReadonlySet<Change['change']> = new Set(['ended', 'loosened', 'sought', 'disputed']);

/** The rules by which a term counts as introduced for where it stands: no word of the note says that it is. */
const OF_ITS_PLACE: ReadonlySet<string> = new Set(['part-of-deal', 'lead']);

function endOfRow(mentions: readonly Mention[], index: number): number {
	const first = mentions[index];
	let end = first?.end ?? 0;
	for (const next of mentions.slice(index + 1, index + 4)) {
		if (next.id === first?.id && next.start >= end && next.start <= end + 1) {
			end = next.end;
		}
	}
	return end;
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

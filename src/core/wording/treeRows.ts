import type { Span } from '../base/span.js';
import { unreachable } from '../base/unreachable.js';
import type { ChangeKind, Mention, Polarity } from '../understanding/reading.js';
import { createCard, type CardSource } from './card.js';
import { cutExcerpt, EXCERPT_AFTER, EXCERPT_BEFORE, showQuote, showQuoteAround } from './excerpt.js';
import { certaintyLabel, changeLabel, effectLabel, kindLabel, polarityLabel } from './labels.js';
import type { CompanyEntry, Entry, TermEntry } from './outline.js';
import { sayCount, type Say } from './say.js';
import type { Saying, Sign } from './saying.js';
import { findInLabel } from './searchText.js';

/** What a row stands for, for a surface to choose a picture by. */
export type TreeSign = Sign | Mention['kind'] | 'group' | 'mention' | 'note';

/** A place in the note as it stood when it had that version: the note may change while the row is seen. */
export interface TreeTarget extends Span {
	readonly version: number;
}

/** A row of the reading view. Its children are made when they are asked for. */
export interface TreeNode {
	/** The same for the same thing in every reading, so that a view keeps what was opened. */
	readonly id: string;
	readonly type: 'branch' | 'group' | 'entry' | 'saying' | 'mention';
	readonly sign: TreeSign;
	readonly label: string;
	/** The stretch of the label to be brought out. */
	readonly highlight: readonly [start: number, end: number] | undefined;
	readonly description: string;
	/** The row in words, for a screen reader. */
	readonly spoken: string;
	/** Where a click leads. */
	readonly target: TreeTarget | undefined;
	/** The company, term or beneficiary that an `entry` row stands for. */
	readonly entry: Entry | undefined;
	/** The sentence that a `saying` row rests on. */
	readonly quote: string | undefined;
	/** How many entries stand under it. */
	readonly count: number;
	readonly children: (() => readonly TreeNode[]) | undefined;
}

/** What rows are made from. */
export interface RowSource extends CardSource {
	/** The version of the note that its spans are of. */
	readonly version: number;
	/** Only what fits it is shown; where it stands in a label it is brought out. */
	readonly filter: string;
	/** The source on either side of a span, at most so many code units of it. */
	readonly around: (span: Span, before: number, after: number) => Surroundings;
}

/** What stands around a mention. */
export interface Surroundings {
	readonly before: string;
	readonly after: string;
	/** Counted from 1. */
	readonly line: number;
}

const BARE = {
	highlight: undefined,
	target: undefined,
	entry: undefined,
	quote: undefined,
	count: 0,
	children: undefined,
} as const;

/** One of the three branches of the view. */
export function branchRow(
	say: Say,
	{ kind, label, count }: { kind: Mention['kind']; label: string; count: number },
	children: readonly TreeNode[],
): TreeNode {
	const spoken = say('{0}, {1}', label, count);
	const common = { type: 'branch', sign: kind, label, count, description: String(count), spoken } as const;
	return { ...BARE, ...common, id: `branch/${kind}`, children: () => children };
}

/** A heading inside a branch. */
export function groupRow(
	say: Say,
	{ id, label, sign }: { id: string; label: string; sign: TreeSign },
	children: readonly TreeNode[],
): TreeNode {
	const count = children.length;
	const spoken = say('{0}, {1}', label, count);
	return {
		...BARE,
		id: `group/${id}`,
		type: 'group',
		sign,
		label,
		count,
		description: String(count),
		spoken,
		children: () => children,
	};
}

/** A row for each company, term or beneficiary. */
export function entryRows(source: RowSource, entries: readonly Entry[]): readonly TreeNode[] {
	return entries.map(entry => entryRow(source, entry));
}

function entryRow(source: RowSource, entry: Entry): TreeNode {
	const { say, filter } = source;
	const { kind, id, label, mentions } = entry;
	const facts = [...new Set(entryFacts(say, entry))];
	const count = sayCount(say, mentions.length, ['1 mention', '{0} mentions']);
	return {
		...BARE,
		id: `entry/${kind}/${id}`,
		type: 'entry',
		sign: entrySign(entry),
		label,
		highlight: findInLabel(label, filter.trim()),
		description: [...facts, ...(mentions.length === 0 ? [] : [String(mentions.length)])].join(' · '),
		spoken: [label, kindLabel(say, kind), ...facts, count].join(', '),
		target: targetAt(source, mentions[0] ?? firstQuote(entry)),
		entry,
		children: () => [
			...sayingRows(source, entry),
			...mentions.map((_, index) => mentionRow(source, entry, index)),
		],
	};
}

/** What weighs most comes first: a term that ended and that stayed unchanged in part shows that it ended. */
export const WEIGHT: readonly ChangeKind[] = [
	'ended',
	'loosened',
	'tightened',
	'extended',
	'introduced',
	'revised',
	'disputed',
	'sought',
	'unchanged',
];

/** A term on which something happened shows what. */
function entrySign(entry: Entry): TreeSign {
	switch (entry.kind) {
		case 'term':
			return (
				WEIGHT.find(kind => entry.changes.some(({ change }) => change === kind)) ??
				STANDING_SIGNS[standingOf(entry)]
			);
		case 'company':
			return 'company';
		case 'beneficiary':
			return entry.effect;
		default:
			return unreachable(entry);
	}
}

/** Of a term to which nothing happened: whether it is there at all. One mention at which it holds is enough. */
function standingOf({ mentions }: TermEntry): Polarity {
	const all = mentions.map(mention => (mention.kind === 'term' ? mention.polarity : 'affirmed'));
	if (all.length === 0 || all.includes('affirmed')) {
		return 'affirmed';
	}
	return all.includes('negated') ? 'negated' : 'ended';
}

const STANDING_SIGNS: Readonly<Record<Polarity, TreeSign>> = {
	affirmed: 'term',
	negated: 'denied',
	ended: 'over',
};

/** What a row says of its entry at a glance. */
function entryFacts(say: Say, entry: Entry): string[] {
	switch (entry.kind) {
		case 'term':
			return entry.changes.length > 0
				? [...new Set(entry.changes.map(({ change }) => changeLabel(say, change)))]
				: [polarityLabel(say, standingOf(entry))].filter(label => label !== undefined);
		case 'company':
			return companyRoles(say, entry);
		case 'beneficiary':
			return [certaintyLabel(say, entry.certainty)];
		default:
			return unreachable(entry);
	}
}

function companyRoles(say: Say, entry: CompanyEntry): string[] {
	return [
		...entry.effects.map(({ effect }) => effectLabel(say, effect)),
		...(entry.changes.length === 0 ? [] : [say('party')]),
		...(entry.isSource ? [say('source')] : []),
	];
}

function firstQuote(entry: Entry): Span | undefined {
	return entry.kind === 'term' ? entry.changes[0]?.evidence : entry.effects[0]?.evidence;
}

/** What the article says of the entry, with the sentence; what it merely names is plain to see from the mentions. */
function sayingRows(source: RowSource, entry: Entry): readonly TreeNode[] {
	const says = createCard(source, entry.kind, entry.id)?.says ?? [];
	return says
		.filter(({ sign }) => sign !== 'held' && sign !== 'source')
		.map((saying, index) =>
			sayingRow(source, `saying/${entry.kind}/${entry.id}/${index}`, saying, entry.mentions),
		);
}

/** A side bar cuts long rows off: what happened stands first, then to whom, then how firmly it is said, then the quote around a mention. */
function sayingRow(
	source: RowSource,
	id: string,
	{ sign, text, certainty, notes, quote }: Saying,
	mentions: readonly Span[],
): TreeNode {
	const told = [...notes, ...(certainty === undefined ? [] : [certainty])];
	const quoted = quote === undefined ? [] : [`“${showQuoteAround(quote, mentions)}”`];
	const whole = quote === undefined ? [] : [`“${showQuote(quote.text)}”`];
	return {
		...BARE,
		id,
		type: 'saying',
		sign,
		label: text,
		description: [...told, ...quoted].join(' · '),
		spoken: [text, ...told, ...whole].join(', '),
		target: targetAt(source, quote),
		quote: quote?.text,
	};
}

function mentionRow(source: RowSource, entry: Entry, index: number): TreeNode {
	const { say, around } = source;
	const mention = entry.mentions[index] ?? { start: 0, end: 0, text: '' };
	const { before, after, line } = around(mention, 2 * EXCERPT_BEFORE, EXCERPT_AFTER);
	const { text, start, end } = cutExcerpt(before, mention.text, after);
	return {
		...BARE,
		id: `mention/${entry.kind}/${entry.id}/${index}`,
		type: 'mention',
		sign: 'mention',
		label: text,
		highlight: [start, end],
		description: String(line),
		spoken: say('line {0}: {1}', line, text),
		target: targetAt(source, mention),
	};
}

function targetAt({ version }: RowSource, span: Span | undefined): TreeTarget | undefined {
	return span && { start: span.start, end: span.end, version };
}

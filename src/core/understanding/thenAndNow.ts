import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { findQuantities, type Quantity } from '../matching/quantities.js';
import { effectOn } from './effects.js';
import { durationValue } from './facts/factValue.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** How far behind a mention "was ten years, now six" may begin, in words, and how long it may be. */
const REACH = 8;
const LONGEST = 10;

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FIGURE = String.raw`(?:\S )?(\d[\d.,]*|${NUMBERS.slice(1).join('|')})`;
const THEN_NOW = new RegExp(
	String.raw`\b(?:was|were|had been|used to be|formerly|previously|until now) (?:about |around )?${FIGURE}\b[^;:]{0,20}?\b(?:is |are |it is )?now (?:only |just |about )?${FIGURE}\b`,
);

/** "Exclusivity: was ten years, now six": what two figures, without a verb of change, say of the term before them. */
export function thenAndNow(
	{ sentence: { words }, terms, clauses: { hard } }: Scene,
	hit: TermHit,
): Pick<Statement, 'change' | 'isExplicit' | 'rule' | 'cues' | 'at'> | undefined {
	const behind = words.slice(hit.to, hit.to + REACH + 1);
	const verb = behind.findIndex(({ folded }) =>
		/^(?:was|were|had|used|formerly|previously|until)$/.test(folded),
	);
	const at = hit.to + verb;
	if (
		verb < 0 ||
		hard[at] !== hard[hit.from] ||
		terms.some(other => other.from >= hit.to && other.to <= at)
	) {
		return undefined;
	}
	const match = THEN_NOW.exec(foldedText(words, at, at + LONGEST));
	const [then, now] = [valueOf(match?.[1]), valueOf(match?.[2])];
	if (match?.index !== 0 || then === undefined || now === undefined || then === now) {
		return undefined;
	}
	const change = effectOn(hit.term, now > then ? 'more' : 'less');
	const to = Math.min(words.length, at + match[0].split(' ').length);
	return { change, isExplicit: true, rule: 'then-now', cues: [{ from: at, to, role: 'change' }], at };
}

function valueOf(figure: string | undefined): number | undefined {
	if (figure === undefined) {
		return undefined;
	}
	const named = NUMBERS.indexOf(figure);
	const value = named >= 0 ? named : Number(figure.replaceAll(',', ''));
	return Number.isNaN(value) ? undefined : value;
}

/** "keeps the first look for 90 days; the window was 12 months before", "for three years instead of five": what is kept for less time or more than before, and the words that say so. `undefined` where no other length is told. Linear in the words behind the mention. */
export function keptFor(
	{ sentence: { words } }: Scene,
	hit: TermHit,
): { readonly change: ChangeKind; readonly from: number; readonly to: number } | undefined {
	const lengths = findQuantities(words.slice(hit.to))
		.filter(({ kind }) => kind === 'duration' || kind === 'number')
		.map(quantity => ({ ...quantity, from: quantity.from + hit.to, to: quantity.to + hit.to }));
	const now = lengths.find(({ kind }) => kind === 'duration');
	const then = lengths.find(length => now !== undefined && length.from >= now.to && isThen(words, length));
	if (now === undefined || then === undefined) {
		return undefined;
	}
	const unit = words.slice(now.to - 1, now.to);
	const [days, before] = [
		daysOf(words.slice(now.from, now.to)),
		daysOf([...words.slice(then.from, then.to), ...(then.kind === 'number' ? unit : [])]),
	];
	return days === undefined || before === undefined || days === before
		? undefined
		: { change: days < before ? 'loosened' : 'extended', from: then.from, to: then.to };
}

/** "was 12 months before", "instead of five": whether a length is the one that held until now. */
function isThen(words: readonly Word[], { kind, from, to }: Quantity): boolean {
	const before = foldedText(words, Math.max(0, from - 4), from);
	const isPast =
		/\b(?:was|were|had been|used to be|lasted|ran for)(?: for| about| only| just)*$/.test(before) &&
		/^(?:long )?(?:before|previously|until now|until then|earlier|so far|originally)\b/.test(
			foldedText(words, to, to + 3),
		);
	const isOther = /\b(?:instead of|rather than|down from|up from|compared with|against)(?: the)?$/.test(
		before,
	);
	return (isPast && kind === 'duration') || isOther;
}

const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30.5, Y: 366 };

function daysOf(words: readonly Word[]): number | undefined {
	const [, count, letter] = /^P([\d.]+)([DWMY])$/.exec(durationValue(words) ?? '') ?? [];
	return count === undefined ? undefined : Number(count) * (DAYS[letter ?? ''] ?? NaN);
}

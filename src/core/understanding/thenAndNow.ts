import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { effectOn } from './effects.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** How far behind a mention "was ten years, now six" may begin, in words, and how long it may be. */
const REACH = 8;
const LONGEST = 10;

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FIGURE = String.raw`(?:\S )?(\d[\d.,]*|${NUMBERS.slice(1).join('|')})`;
const THEN_NOW = new RegExp(
	String.raw`\b(?:was|were|had been|used to be) (?:about |around )?${FIGURE}\b[^;:]{0,20}?\b(?:is |are |it is )?now (?:only |just |about )?${FIGURE}\b`,
);

/** "Exclusivity: was ten years, now six": what two figures, without a verb of change, say of the term before them. */
export function thenAndNow(
	{ sentence: { words }, terms, clauses: { hard } }: Scene,
	hit: TermHit,
): Pick<Statement, 'change' | 'isExplicit' | 'rule' | 'cues' | 'at'> | undefined {
	const behind = words.slice(hit.to, hit.to + REACH + 1);
	const verb = behind.findIndex(({ folded }) => /^(?:was|were|had|used)$/.test(folded));
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

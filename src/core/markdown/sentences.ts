import type { Span } from '../base/span.js';

/** Abbreviations after which a sentence hardly ever ends. */
const NEVER_LAST = new Set(
	'mr mrs ms dr prof sen rep gen col lt sgt gov st no nos art sec fig vol ed vs cf e.g i.e viz approx est al jan feb mar apr jun jul aug sep sept oct nov dec dept univ messrs rev hon pres'.split(
		' ',
	),
);

/** Abbreviations that may end a sentence: they do where the next word is one that opens sentences. */
const MAYBE_LAST = new Set(
	'inc corp co ltd llc plc bros cos s.a s.p.a s.r.l n.v a.g s.e a.s u.s u.k e.u u.n d.c p.m a.m p.a etc l.p l.l.c pty pte intl jr sr ph.d'.split(
		' ',
	),
);

const OPENERS = new Set(
	'the a an it its this that these those they their he she his her we our you i in on at by for from under with after before since while when if as but and so yet however meanwhile also both neither each all some many most there here what who why how last next one two three no not despite although though because shares analysts executives'.split(
		' ',
	),
);

const TERMINATORS = new Set('.!?…');
const CLOSERS = new Set('”’"\')]»*');

/** No sentence is longer; what is longer is no prose, and everything that looks across a sentence stays bounded. */
const LONGEST = 1500;

/**
 * Cuts prose into sentences. Linear.
 *
 * A sentence ends at `.`, `!`, `?` or `…` with what closes around it, before white space and something that opens a
 * sentence; at a line that begins with a bullet; and at an empty line. Abbreviations ("Inc.", "U.S.", "S.p.A.") do not end one, unless the
 * next word says otherwise.
 */
export function readSentences(text: string): Span[] {
	const sentences: Span[] = [];
	let start = 0;
	const cut = (end: number): void => {
		const span = trim(text, start, end);
		if (span.end > span.start) {
			sentences.push(span);
		}
		start = end;
	};
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\n') {
			if (/^\n[ \t]*(?:[•·▪◦‣–—*-]\s|\d{1,2}[.)]\s|\n)/.test(text.slice(at, at + 40))) {
				cut(at);
			}
		} else if (TERMINATORS.has(text.charAt(at))) {
			const stop = at;
			at = endOfRun(text, endOfRun(text, at, TERMINATORS), CLOSERS) - 1;
			if (
				!/\S/.test(text.charAt(at + 1)) &&
				(endsSentence(text, stop, at + 1) || at - start > LONGEST)
			) {
				cut(at + 1);
			}
		}
	}
	cut(text.length);
	return sentences.flatMap(span => shorten(text, span));
}

function endOfRun(text: string, start: number, characters: ReadonlySet<string>): number {
	let at = start;
	while (characters.has(text.charAt(at))) {
		at++;
	}
	return at;
}

function endsSentence(text: string, stop: number, end: number): boolean {
	const next = /^\s*[“‘"'(\[«]*([\p{L}\d][\p{L}\d’']*)?/u.exec(text.slice(end, end + 60))?.[1] ?? '';
	if (text[stop] !== '.') {
		return next === '' || !/^\p{Ll}/u.test(next);
	}
	const before = /([\p{L}.]+)$/u.exec(text.slice(Math.max(0, stop - 20), stop))?.[1]?.toLowerCase() ?? '';
	if (NEVER_LAST.has(before)) {
		return before === 'no' && !/^\d/.test(next);
	}
	if (MAYBE_LAST.has(before)) {
		return /^\p{Lu}/u.test(next) && OPENERS.has(next.toLowerCase());
	}
	if (
		/^(?:\p{Lu}\.){1,2}\p{Lu}$/u.test(
			/[\p{L}.]+$/u.exec(text.slice(Math.max(0, stop - 6), stop))?.[0] ?? '',
		)
	) {
		return next === '' || OPENERS.has(next.toLowerCase()); // Initials: "D.A. Lind".
	}
	if (/^[\p{L}]$/u.test(before) && /(?:^|\s)[\p{Lu}]$/u.test(text.slice(Math.max(0, stop - 2), stop))) {
		return false; // An initial: "J. Park".
	}
	return next === '' || !/^\p{Ll}/u.test(next);
}

function trim(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && /[\s•·▪◦‣]/u.test(text.charAt(from))) {
		from++;
	}
	while (to > from && /\s/.test(text.charAt(to - 1))) {
		to--;
	}
	return { start: from, end: to };
}

/** Cuts what is far too long for a sentence at white space. */
function shorten(text: string, span: Span): Span[] {
	const parts: Span[] = [];
	let { start } = span;
	while (span.end - start > 2 * LONGEST) {
		const space = text.slice(start, start + LONGEST).lastIndexOf(' ');
		const end = start + (space > 0 ? space : LONGEST);
		parts.push({ start, end });
		start = end;
	}
	parts.push({ start, end: span.end });
	return parts;
}

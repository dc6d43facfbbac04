import type { Word } from '../../base/words.js';
import type { ListedMatch } from './nameIndex.js';

/** Abbreviations of analysts, folded, that are names of companies as well: the gross margin and General Motors. */
const MEASURES = new Set(['gm']);

/** How far behind a measure its figure may stand, in words. */
const FIGURE_REACH = 4;

/** What may stand between a measure and its figure: "GM guided to 38%", "GM of about 41%". */
const BETWEEN =
	/^(?:of|at|was|is|came|in|guided|guidance|guide|to|up|down|rose|fell|about|around|~|:|=|now|vs|expanded)$/;

/** "a GM 12% stake": a measure has no article. */
const ARTICLE = /^(?:an?|the|by|from|with|and)$/;
const HOLDING = /^(?:stakes?|shares?|holding|interest|of)$/;

/** "Q3 GM deliveries": what a carmaker has, and a margin has not. */
const OWN_FIGURES = /^(?:\p{Ll}+[^s]s|revenue|profit|output|income|cash)$/u;

/** "GM rose 3%": its shares, as likely. In basis points a margin moves. */
const MOVE = /^(?:rose|fell|up|down)$/;

/**
 * Whether a name is a measure here: its figure is a percentage, or a quarter stands right before it.
 *
 * ```text
 * GM 41%     GM guided to 38-40%     Q2 GM beat on mix     GM buys cells from Honda
 * ~~         ~~                         ~~                 (General Motors)
 * ```
 */
export function isMeasure(words: readonly Word[], { from, to }: ListedMatch): boolean {
	if (to !== from + 1 || !MEASURES.has(words[from]?.folded ?? '')) {
		return false;
	}
	const before = words[from - 1]?.folded ?? '';
	if (ARTICLE.test(before)) {
		return false;
	}
	if (/^(?:[qh][1-4]|fy\d{0,4})$/.test(before)) {
		return !OWN_FIGURES.test(words[to]?.text ?? '');
	}
	let at = to;
	while (at < to + FIGURE_REACH && BETWEEN.test(words[at]?.folded ?? '')) {
		at++;
	}
	const isMove = MOVE.test(words[at - 1]?.folded ?? '');
	while (words[at]?.kind === 'number' && words[at + 1]?.kind === 'number') {
		at++; // "38-40%"
	}
	const unit = words[at + 1]?.folded ?? '';
	return (
		words[at]?.kind === 'number' &&
		(/^bps?$/.test(unit) ||
			(/^(?:%|percent|pct)$/.test(unit) && !isMove && !HOLDING.test(words[at + 2]?.folded ?? '')))
	);
}

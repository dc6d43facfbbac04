import type { Word } from '../../base/words.js';

const MOVES = new Set(
	'fell falls rose rises slid slides jumped jumps gained gains dropped drops climbed climbs lost sank slipped surged surges tumbled plunged soared added shed advanced ended closed eased dipped rallied'.split(
		' ',
	),
);

/** Whether the verb at word `at` tells how far a share price moved: "fell as much as 4.5%". */
export function isShareMove(words: readonly Word[], at: number): boolean {
	return MOVES.has(words[at]?.folded ?? '') && isShare(words, at + 1);
}

/** "4.5%", "as much as 6 percent", "0.8 per cent" */
function isShare(words: readonly Word[], at: number): boolean {
	const near = words.slice(at, at + 5);
	const number = near.findIndex(word => word.kind === 'number');
	const after = near[number + 1];
	return (
		number >= 0 &&
		near
			.slice(0, number)
			.every(word =>
				/^(?:by|about|around|nearly|almost|as|much|more|than|over|another|up|down|some)$/.test(
					word.folded,
				),
			) &&
		(near[number]?.text.endsWith('%') === true || /^(?:%|percent|per|pc)$/.test(after?.folded ?? ''))
	);
}

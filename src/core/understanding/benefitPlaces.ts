import type { Effect } from './reading.js';
import type { Scene } from './scene.js';

/** One sentence after the other asks about the same heading: the last answer is kept. */
function rememberLast<T>(read: (title: string) => T): (title: string) => T {
	let last: { readonly title: string; readonly answer: T } | undefined;
	return title => {
		if (last?.title !== title) {
			last = { title, answer: read(title) };
		}
		return last.answer;
	};
}

const WINNERS =
	/\b(?:smil(?:es?|ing)|happy|celebrat\w+|profits?|winners?|wins?|gain(?:s|ers?)?|benefits?|beneficiar(?:y|ies)|ahead|upside|better off|good for|pleased)\b/i;
const LOSERS =
	/\b(?:losers?|loses?|losses|hurts?|worr(?:y|ies)|who (?:doesn['’]t|does not|won['’]t)|suffers?|behind|downside|worse off|squeezed|grumpy|unhappy|grumbl(?:es|ing)|sore|(?:not so|less|not) good (?:for|news)|bad for)\b/i;

/** Whether the sentence stands under a heading about who wins and who loses. */
export function isAboutWinners({ heading, isHeading }: Scene): boolean {
	return !isHeading && isTitleAboutWinners(heading);
}

const isTitleAboutWinners = rememberLast(
	title =>
		WINNERS.test(title) ||
		LOSERS.test(title) ||
		/\b(?:impact|what (?:it|this|that|the deal) (?:means|does)|who comes (?:out|off)|fallout|whom it hurts|scoreboard|scorecard)\b/i.test(
			title,
		),
);

/** What a heading, a label or the head of a column alone says of those named under it. */
export const effectOfTitle: (title: string) => Effect | undefined = rememberLast(readEffect);

function readEffect(written: string): Effect | undefined {
	const title = written.replace(
		/^\W*(?:could|may|might|maybe|perhaps|possibly|possible|potential|likely|also|probably)\b\s*/i,
		'',
	);
	const isBad = /\b(?:not so|less|not|no) (?:good|happy|pleased)\b|\bunhappy\b/i.test(title);
	const isGain =
		(!isBad && WINNERS.test(title)) ||
		/^\W*(?:up|pros?|helped|positive|thumbs up|good news for)\b/i.test(title);
	const isLoss =
		LOSERS.test(title) || /^\W*(?:down|cons?|hit|negative|thumbs down|bad news for)\b/i.test(title);
	if (isGain && isLoss) {
		return undefined;
	}
	if (/^\W*(?:mixed|unclear|open|neutral|both|in between|sideways|undecided|too early)\b/i.test(title)) {
		return 'mixed';
	}
	return isGain ? 'gains' : isLoss ? 'loses' : undefined;
}

/** "Could gain", "Maybe up", "Possible losers". */
export function isTentative(title: string): boolean {
	return /\b(?:could|may|might|maybe|perhaps|possibl[ey]|potential(?:ly)?|likely|probabl[ey])\b/i.test(
		title,
	);
}

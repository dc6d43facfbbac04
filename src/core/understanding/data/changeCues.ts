import type { WordClasses } from '../../matching/pattern.js';
import type { ChangeCue } from './changeCue.js';
import { DEGREE_CUES } from './degreeCues.js';
import { ENDING_CUES } from './endingCues.js';
import { EVERYDAY_CHANGE_CUES } from './everydayChangeCues.js';
import { GRANT_CUES } from './grantCues.js';
import { STANDING_CUES } from './standingCues.js';

/** Word sets of the tables. */
export const CUE_CLASSES: WordClasses = {
	deal: 'agreement~ deal~ contract~ pact~ accord~ arrangement~ partnership~ alliance~ tie-up~ collaboration~ licence~ memorandum settlement~ venture~ relationship~ cooperation~ lease~ mandate~'.split(
		' ',
	),
	right: 'right~ clause~ provision~ exclusivity option~ privilege~ restriction~ obligation~ commitment~ promise~ guarantee~ ban~ cap~ veto~ term~ condition~'.split(
		' ',
	),
	talk: 'talks negotiations discussions'.split(' '),
	be: 'be~ is are was were been being'.split(' '),
};

const ALL: readonly ChangeCue[] = [
	...EVERYDAY_CHANGE_CUES,
	...ENDING_CUES,
	...DEGREE_CUES,
	...STANDING_CUES,
	...GRANT_CUES,
];

/** The cues of change. Between wordings of equal length the one listed first wins; those that only claim words come before all. */
export const CHANGE_CUES: readonly ChangeCue[] = [
	...ALL.filter(({ effect }) => effect === 'none'),
	...ALL.filter(({ effect }) => effect !== 'none'),
];

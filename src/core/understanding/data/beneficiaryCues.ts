import type { BeneficiaryCue } from './beneficiaryCue.js';
import { DEAL_GAIN_CUES } from './dealGainCues.js';
import { DEAL_LOSS_CUES } from './dealLossCues.js';
import { EVERYDAY_GAIN_CUES } from './everydayGainCues.js';
import { EVERYDAY_LOSS_CUES } from './everydayLossCues.js';
import { GAIN_CUES } from './gainCues.js';
import { LOSS_CUES } from './lossCues.js';

/** The cues of gain and loss; between wordings of equal length the one listed first wins. */
export const BENEFICIARY_CUES: readonly BeneficiaryCue[] = [
	...EVERYDAY_LOSS_CUES,
	...EVERYDAY_GAIN_CUES,
	...GAIN_CUES,
	...LOSS_CUES,
	...DEAL_LOSS_CUES,
	...DEAL_GAIN_CUES,
];

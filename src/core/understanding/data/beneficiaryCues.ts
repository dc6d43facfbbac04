import type { BeneficiaryCue } from './beneficiaryCue.js';
import { DEAL_GAIN_CUES } from './dealGainCues.js';
import { DEAL_LOSS_CUES } from './dealLossCues.js';
import { EVERYDAY_GAIN_CUES } from './everydayGainCues.js';
import { EVERYDAY_LOSS_CUES } from './everydayLossCues.js';
import { FACT_GAIN_CUES } from './factGainCues.js';
import { FACT_LOSS_CUES } from './factLossCues.js';
import { GAIN_CUES } from './gainCues.js';
import { LOSS_CUES } from './lossCues.js';
import { SHARE_PRICE_CUES } from './sharePriceCues.js';
import { TERSE_CUES, UNMOVED_CUES } from './unmovedCues.js';

const ALL: readonly BeneficiaryCue[] = [
	...UNMOVED_CUES,
	...EVERYDAY_LOSS_CUES,
	...EVERYDAY_GAIN_CUES,
	...GAIN_CUES,
	...LOSS_CUES,
	...DEAL_LOSS_CUES,
	...DEAL_GAIN_CUES,
	...SHARE_PRICE_CUES,
	...FACT_LOSS_CUES,
	...FACT_GAIN_CUES,
	...TERSE_CUES,
];

/** The cues of gain and loss; between wordings of equal length the one listed first wins, and those that only claim words before all. */
export const BENEFICIARY_CUES: readonly BeneficiaryCue[] = [
	...ALL.filter(({ effect }) => effect === 'none'),
	...ALL.filter(({ effect }) => effect !== 'none'),
];

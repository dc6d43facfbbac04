import type { BeneficiaryCue } from './beneficiaryCue.js';

/** What the end of a deal or a verdict of a court takes from somebody, as news tell it. */
export const FACT_LOSS_CUES: readonly BeneficiaryCue[] = [
	{
		effect: 'loses',
		holder: 'object',
		isImplied: true,
		patterns: [
			'(end~ | ending | terminate~ | cancel~ | sever~ | scrap~ | quit~ | exit~ | discontinue~ | pull~ out of | walk~ away from) <4> (contract | deal | partnership | license | licence | agreement | collaboration | relationship | alliance | ties | pact | involvement | years | seasons | tenure | run) with',
			'(break~|broke|broken | cut~) <1> ties with',
			"(not | never | no longer | won't) <1> (renew~ | extend~) <5> with",
			'rely less on',
			'impose~ <3> (ban | limits | fine | restrictions) on',
			'[force~|forcing|order~|compel~] <3> to (sell | divest | stop | close)',
			'(win~|won) <6> (battle | case | dispute | fight | ruling | claim | lawsuit | arbitration | verdict) [against|over]',
			'[order~|told|tell~] <3> to (pay | hand | refund | keep | continue | sell | divest | stop)',
			'found [$company] (liable | guilty | in breach)',
		],
		example: 'Halloway ends its partnership with «Visa».',
	},
	{
		effect: 'loses',
		holder: 'inside',
		isImplied: true,
		patterns: [
			'(replac~|replace~|replacing | unseat~ | ditch~ | dump~ | drop~|dropped|dropping | displace~ | oust~ | supplant~ | succeed~) [$company]',
			'(cancel~ | terminate~ | revoke~ | end~ | ending) [$company] <2> (license | licence | contract | deal | exclusivity | monopoly | role)',
			'[$company] <4> (bid | plan | deal | takeover | merger | offer) <6> (fell apart | fallen apart | falls apart | collapsed | collapses | failed | blocked | rejected | thwarted)',
			'(deal | partnership | contract | agreement | relationship | licence | license | pact) with [$company] <3> (ends | ended | expires | expired | lapsed | lapses | terminated | cancelled | canceled | scrapped | over)',
			'(reject~ | dismiss~ | deny~|denied) [$company] <2> (claim | claims | bid | appeal | suit | lawsuit | case | motion | offer)',
			'end (of | for) [$company] <3> (deal | arrangement | partnership | exclusivity | monopoly | contract | role | stay | run | era | dominance)',
			'(switch~ | move~ | turn~) (away)? from [$company] to',
		],
		example: 'Halloway is replacing «Visa» with Mastercard.',
	},
	{
		effect: 'loses',
		holder: 'subject',
		isImplied: true,
		patterns: [
			'lose~|lost (a | an | the | its)? <1> (case | cases | lawsuit | appeal | arbitration)',
			'(lose~ | lost) <1> court case',
			'(lost|lose~) in court',
			'no longer (has | have | had) <3> (access | rights | exclusivity | exclusive | control | right)',
			'(has | have) no (further | more | longer)? (rights | right | access)',
			'@be <1> down <2> $percent',
			'(fall~|fell|fallen | drop~|dropped | slump~ | plunge~ | tumble~ | sink~|sank | slide~|slid) (by | nearly | about | as much as | almost | more than)? <1> $percent',
			'(tank~ | tumble~ | plunge~ | plummet~ | nosedive~ | sink~|sank|sunk) (after | as | on)',
			'fail~ to (win | secure | land | renew | keep | match | extend)',
			'(record~ | book~ | take~|took) <2> (charge | loss | impairment | write-down | writedown)',
			'(must | has to | have to | had to | will have to) <1> (pay | divest | stop | hand over)',
			'(write~ | wrote) (off | down)',
		],
		example: '«Sky» no longer has exclusive access.',
	},
];

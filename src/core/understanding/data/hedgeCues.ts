import type { CueRow } from '../cueTable.js';

/** Wordings that make a statement less than a fact. */
export interface HedgeCue extends CueRow {
	readonly certainty: 'reported' | 'conditional';
	/** Only before the verb that carries the statement, in its clause; else anywhere in the sentence. */
	readonly isLocal?: true;
	/** Opens a clause that holds a condition: what is joined on beside that clause stands without it. */
	readonly isClause?: true;
	readonly example: string;
}

/** Hedges, the stronger first: on somebody's word, then hanging on something. */
export const HEDGE_CUES: readonly HedgeCue[] = [
	{
		certainty: 'reported',
		patterns: [
			'reportedly',
			'allegedly',
			'purportedly',
			'apparently',
			'(people | person | sources | source | executives | insiders | bankers) <2> (familiar | briefed | close | involved)',
			'(a | one)? person who has (read | seen)',
			'sources (say | said | close)',
			'according to (people | sources | reports | a | two | three)',
			'@be (said | understood | believed | thought | rumoured | reported) to',
			'rumour~',
			'unconfirmed',
			'it @be (said | understood | reported)',
		],
		example: 'Halloway has reportedly given up its «exclusivity».',
	},
	{
		certainty: 'conditional',
		isLocal: true,
		patterns: [
			...'could would might should may probably likely perhaps possibly potentially'.split(' '),
			'(expect~ | plan~ | intend~ | hope~ | aim~ | seek~ | want~ | threaten~ | stand~) to',
			'@be (due | set | poised | about | likely) to',
			'in (talks | negotiations | discussions)',
			'consider~',
			'propose~',
		],
		example: 'Halloway could lose its «exclusivity».',
	},
	{
		certainty: 'conditional',
		isClause: true,
		patterns: [
			'if',
			'unless',
			'provided (that)?',
			'assuming',
			'as long as',
			'so long as',
			'should [<3>] (fail | succeed | pass | win | lose | go | prove)',
			'whether',
			'once',
			'in case',
		],
		example: 'If regulators agree, Halloway gives up its «exclusivity».',
	},
	{
		certainty: 'conditional',
		patterns: [
			'subject to (approval | regulatory | shareholder | final)',
			'depends on',
			'tentative',
			'draft',
			'forecast~',
		],
		example: 'Subject to final approval, Halloway gives up its «exclusivity».',
	},
];

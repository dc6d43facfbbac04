import type { CueRow } from '../cueTable.js';

/** Wordings that make a statement less than a fact. */
export interface HedgeCue extends CueRow {
	readonly certainty: 'reported' | 'conditional';
	/** Only before the verb that carries the statement, in its clause; else anywhere in the sentence. */
	readonly isLocal?: true;
	/** Opens a clause that holds a condition: what is joined on beside that clause stands without it. */
	readonly isClause?: true;
	/** Holds only of what stands behind it: "Corvid writes that …". */
	readonly isBehind?: true;
	readonly example: string;
}

/** Told by a newspaper or an agency, before what it tells, or around it: no wording of its own, as any of them may stand there. */
export const TOLD_BY_MEDIA: HedgeCue = { certainty: 'reported', patterns: [], example: '' };
export const TELLING_MEDIA: HedgeCue = { ...TOLD_BY_MEDIA, isBehind: true };

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
			'according to <1> (reports | accounts | newspapers)',
			'@be (said | understood | believed | thought | rumoured | reported) to',
			'rumour~',
			'unconfirmed',
			'it @be (said | understood | reported)',
			'(word | talk | gossip) (is | has it)',
			"(there is | there's | there was | amid | market | on) (talk | chatter | gossip | speculation)",
			'(chatter | gossip | whisper~ | speculation) (of | about | that | has)',
			'(traders | investors | punters | markets) bet~',
		],
		example: 'Halloway has reportedly given up its «exclusivity».',
	},
	{
		certainty: 'reported',
		isBehind: true,
		patterns: [
			'(insiders | sources) (claim~ | told | believe)',
			'(reports | accounts | newspapers | outlets) (say | said | suggest | suggested | claim | claimed | (speak | spoke | tell) of)',
			'(hears | has heard | has learned | have learned | has learnt | writes | wrote) that',
		],
		example: 'Insiders claim that Halloway has given up its «exclusivity».',
	},
	{
		certainty: 'conditional',
		isLocal: true,
		patterns: [
			...'could would might should may probably likely perhaps possibly potentially'.split(' '),
			'(expect~ | plan~ | intend~ | hope~ | aim~ | seek~ | want~ | threaten~ | stand~) to',
			'@be (due | set | poised | about | likely) to',
			'(some | many | analysts | investors | bankers | traders | observers) <1> (expect~ | reckon | bet | anticipate)',
			'(tentatively | provisionally)',
			'(agree~ | agreed | agrees) (tentatively | provisionally)',
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
			'subject to <3> (approval | clearance | consent | ratification)',
			'pending <3> (approval | clearance | consent | ratification)',
			'in principle',
			'depends on',
			'tentative',
			'draft',
			'forecast~',
		],
		example: 'Subject to final approval, Halloway gives up its «exclusivity».',
	},
	{
		certainty: 'conditional',
		isBehind: true,
		patterns: [
			'(our | my) (model | forecast | base case | estimates | numbers) (has | have | assumes | assume)',
			'(we | i) (pencil in | model | assume | pencilled in | have pencilled in)',
		],
		example: 'Our model has Halloway giving up its «exclusivity».',
	},
];

import type { WordClasses } from '../../matching/pattern.js';
import type { CueRow } from '../cueTable.js';
import type { ChangeKind } from '../reading.js';

/**
 * What a cue says of the term that it governs.
 *
 * `more` and `less` depend on the term: a commitment that grows is extended, a ban that grows is tightened. `lift` ends
 * a ban and raises an amount. `silent` says that nothing happened to the term; `none` only keeps other cues from
 * claiming its words.
 */
export type CueEffect = ChangeKind | 'more' | 'less' | 'lift' | 'silent' | 'none';

/**
 * Where the governed term stands.
 *
 * - `verb`: behind an active verb, before a passive one ("dropped the veto", "the veto was dropped")
 * - `either`: as `verb`, but the verb also does without an object ("the veto ends")
 * - `before`, `behind`: on that side whatever the form
 * - `near`: on either side, the nearest
 */
export type Governs = 'verb' | 'either' | 'before' | 'behind' | 'near';

/** One group of wordings with the same force. */
export interface ChangeCue extends CueRow {
	readonly effect: CueEffect;
	readonly governs: Governs;
	/** Governs what other verbs of change stand between it and the term: "wants to end exclusivity" is sought. */
	readonly isMaster?: true;
	/** The term must stand within so many words. */
	readonly within?: number;
	/** Only in a sentence with a verb of the past: "until March it was …". */
	readonly needsPast?: true;
	/** Too weak to make news of what is a fact as much as a promise (`deed` in `termNature.ts`). */
	readonly isWeak?: true;
	/** A sentence in which it decides; a test runs them all: `«term»` in French quotes. */
	readonly example: string;
}

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

/** The cues of change. Order matters only between wordings of equal length. */
export const CHANGE_CUES: readonly ChangeCue[] = [
	{
		effect: 'ended',
		governs: 'either',
		patterns:
			'end~ terminate~ cease~ dissolve~ unravel~ conclude~ sunset~ finish~'.split(' '),
		example: 'The companies ended their «exclusivity» in June.',
	},
	{
		effect: 'ended',
		governs: 'verb',
		patterns: [
			...'scrap~ drop~ cancel~ abandon~ waive~ surrender~ relinquish~ eliminate~ abolish~ void~ unwind~ shelve~ rescind~ revoke~ discontinue~ axe~ ditch~ forfeit~ forgo~ annul~ nullify~ repeal~ remove~ delete~ retire~ kill~ halt~ renounce~ undo~ sever~ overturn~ withdraw~ forswear~ shed~ lose~ quit~ exit~ supersede~ jettison~ dismantle~ disband~ erase~ invalidate~ extinguish~ sacrifice~ suspend~ stop~ replace~'.split(
				' ',
			),
			'give~ up',
			'gave away',
			'wind~ (down | up)',
			'break~|broke|broken off',
			'call~ off',
			'tear~ up',
			'rip~ up',
			'strike~|struck|strip~ (out | down | from)',
			'phase~ out',
			'buy~ out',
			'do~ away with',
			'dispense~ with',
			'let~ go of',
			'get~ rid of',
			'walk~ away from',
			'back~ out of',
			'pull~ out of',
			'opt~ out of',
			'step~ away from',
			'bring~ (to an end | an end to)',
			'put~ (an end to | a stop to | paid to)',
			'pull~ the plug on',
			'hand~ back',
			'sign~ away',
			'trade~ away',
			'throw~|threw|thrown out',
			'fall~|fell out of',
			'free~|release~|absolve~ <5> from',
			'swap~|exchange~|trade~',
			'take~ away',
			'taken off',
		],
		example: 'Halloway gave up its «right of first refusal» last week.',
	},
	{
		effect: 'ended',
		governs: 'before',
		patterns: [
			'lapse~',
			'expire~',
			'run~ (out | its course)',
			'fall~|fell (away | through)',
			'collapse~',
			'disappear~',
			'vanish~',
			'come~|came to an end',
			'@be (over | gone | void | off | dead | out | history | finished | defunct | moot)',
			'go~|goes|went|gone (away | with it | out of the window)',
			'has gone',
			'die~',
			'(no longer | not) (apply~ | hold~ | exist~ | count~ | bind~ | run~)',
			'let~ <8> [lapse | expire | go | run out | die | drop]',
			'@be not renewed',
			'not (be | been) (renewed | extended)',
			'@be (being)? (wound down | phased out | unwound)',
			'@be (a)? (thing of the past | dead letter)',
		],
		example: 'The «right of first refusal» has lapsed.',
	},
	{
		effect: 'ended',
		governs: 'near',
		within: 7,
		patterns: ['no longer', 'not any (more | longer)', 'not <4> anymore', 'any longer', 'not <3> any (more | longer)'],
		example: 'Halloway is no longer the «exclusive supplier» of the group.',
	},
	{
		effect: 'ended',
		governs: 'behind',
		within: 8,
		patterns: [
			'(end | expiry | expiration | termination | loss | removal | cancellation | lapse | demise | abolition | waiver | elimination | collapse | scrapping | death | dissolution | withdrawal | surrender | repeal) (of | to)',
			'(an)? end to',
			'@be (done | finished | through) with',
		],
		example: 'The deal means the end of «exclusivity».',
	},
	{
		effect: 'ended',
		governs: 'near',
		within: 11,
		needsPast: true,
		patterns: [
			'formerly',
			'until <1> (january|february|march|april|may|june|july|august|september|october|november|december|recently|now|$date)',
			'until (this | last) (month|year|week|spring|summer|autumn|fall|winter|quarter)',
			'up to now',
			'until then',
		],
		example: 'Until March Halloway was the «exclusive supplier» of the group.',
	},
	{
		effect: 'ended',
		governs: 'near',
		within: 6,
		patterns: ['used to'],
		example: 'Halloway used to be the «exclusive supplier».',
	},
	{
		effect: 'ended',
		governs: 'behind',
		within: 4,
		patterns: ['former', 'previous', 'old', 'older ones', 'earlier', 'erstwhile', 'onetime', 'ex'],
		example: 'Their old «exclusivity» was a burden.',
	},
	{
		effect: 'more',
		governs: 'either',
		patterns: [
			...'raise~ increase~ double~ triple~ quadruple~ boost~ widen~ broaden~ expand~ enlarge~ deepen~ strengthen~ upsize~'.split(
				' ',
			),
			'step~ up',
			'scale~ up',
			'top~ up',
			'build~ up',
			'go~|goes|went up',
			'add~ to',
			'cover~ more',
			'(now)? also (cover~ | apply~ to | extend~ to)',
		],
		example: 'Halloway raised its «minimum commitment» to $4 billion.',
	},
	{
		effect: 'more',
		governs: 'before',
		within: 4,
		patterns: ['grow~', 'rise~', 'climb~', 'swell~', '@be (to grow | growing | rising)', '@be (wider | broader | bigger | larger | longer)'],
		example: 'The «minimum commitment» rises each year.',
	},
	{
		effect: 'more',
		governs: 'before',
		within: 18,
		patterns: ['$money more than', '(up | more) than <3> promised'],
		example: 'Halloway will «invest $5 billion» in Corvid, $1 billion more than it promised in June.',
	},
	{ effect: 'lift', governs: 'verb', patterns: ['lift~'], example: 'Halloway lifted its «stake in Corvid» to 30%.' },
	{
		effect: 'extended',
		governs: 'either',
		patterns: [
			'extend~',
			'renew~',
			'prolong~',
			'lengthen~',
			'roll~ (over | on)',
			'carry~|carried forward',
			're-up~',
			'(extension | renewal | prolongation) of',
			'add~ <3> (years | months) to',
		],
		example: 'The pair extended their «exclusivity» to 2032.',
	},
	{
		effect: 'tightened',
		governs: 'either',
		patterns: [
			...'tighten~ harden~ toughen~ stiffen~ sharpen~ reinforce~'.split(' '),
			'crack~ down on',
		],
		example: 'The parties tightened the «non-compete».',
	},
	{
		effect: 'tightened',
		governs: 'behind',
		within: 3,
		patterns: ['stricter', 'tighter', 'tougher', 'narrower', 'firmer', 'longer [notice]'],
		example: 'Corvid had to agree to a stricter «non-compete».',
	},
	{
		effect: 'tightened',
		governs: 'before',
		within: 10,
		patterns: ['@be (now | made)? (stricter | tighter | tougher | narrow | narrower | firmer)'],
		example: 'The «non-compete» is now stricter.',
	},
	{
		effect: 'loosened',
		governs: 'either',
		patterns: [
			...'loosen~ relax~ ease~ soften~ dilute~ weaken~ liberalise~'.split(' '),
			'water~ down',
			'open~ up',
			'(now)? (apply~|applies|run~|hold~|cover~) <6> only',
			'(now)? (apply~|applies|run~|hold~|cover~) only',
			'from [exclusive to] (non-exclusive | nonexclusive)',
		],
		example: 'The new contract loosens the «exclusivity».',
	},
	{
		effect: 'loosened',
		governs: 'near',
		within: 3,
		patterns: ['(looser | weaker | milder | softer | lighter)', 'less (strict | rigid | restrictive)'],
		example: 'Corvid settled for a softer «non-compete».',
	},
	{
		effect: 'less',
		governs: 'either',
		patterns: [
			...'cut~ lower~ reduce~ halve~ trim~ shrink~ shorten~ narrow~ slash~ decrease~ curtail~ pare~'.split(' '),
			'scale~ (back | down)',
			'cut~ back',
			'roll~ back',
			'pare~ (back | down)',
			'fall~|fell|drop~|decline~|go~|went|come~ (down)? (from | to) $percent|$money',
			'(limit~ | confine~ | restrict~) <3> to',
		],
		example: 'Its «royalty» falls from 12% to 8%.',
	},
	{
		effect: 'less',
		governs: 'behind',
		within: 3,
		patterns: ['shorter', 'smaller', 'lower', 'a lesser'],
		example: 'Corvid will get a lower «royalty».',
	},
	{
		effect: 'revised',
		governs: 'verb',
		patterns: [
			...'amend~ revise~ renegotiate~ rewrite~ restate~ rework~ overhaul~ redraw~ recast~ restructure~ revamp~ alter~ modify~ adjust~ redo~ reset~ reopen~ change~ update~ reshape~ redefine~ rejig~ recut~ retool~ refashion~ reorder~'.split(
				' ',
			),
			'(revision | amendment | renegotiation | overhaul | rewrite | rewriting) of',
			'convert~',
			'turn~ <4> into',
			'move~ from',
			'redraft~',
		],
		example: 'Both boards have amended the «revenue share».',
	},
	{
		effect: 'unchanged',
		governs: 'either',
		patterns: [
			...'keep~ retain~ remain~ stay~ preserve~ continue~ survive~ uphold~ confirm~ reaffirm~ persist~ endure~'.split(' '),
			'hold~|held on to',
			'hang~ on to',
			'stick~ (with | to)',
			'carry~ (over | on)',
			'continue~ to (have | hold | enjoy | get | collect | receive | own | apply | pay | be)',
			'still (hold~ | have~ | has | enjoy~ | get~ | collect~ | receive~ | own~ | apply~ | pay~ | be~ | is | are | run~ | bind~)',
			'leave~ <5> (intact | untouched | alone | unchanged | in place | as it is | as is)',
			'@be to stay',
			'go~ on',
		],
		example: 'Halloway keeps its «board seat».',
	},
	{
		effect: 'unchanged',
		governs: 'before',
		patterns: [
			'@be (left)? (not affected | unaffected | untouched | unchanged | intact | as before | as it was | still in force | the same)',
			'(unaffected | untouched | unchanged | intact)',
			'(stay~ | remain~ | keep~ | kept | @be) (unaffected | untouched | unchanged | intact | in place | in force | the same | as @be | as before)',
			'(do not | does not | did not | will not | would not | has not | have not | had not | not) (change~ | move~ | alter~)',
			'nothing <4> (change~ | changes)',
			'stand~',
			'as (it was | before | they were)',
			'(no | without) change~ (to | in)',
		],
		example: 'The «service levels» do not change.',
	},
	{
		effect: 'unchanged',
		governs: 'behind',
		patterns: ['(no | without) change~ (to | in | of)', '(do | does | did | will | would) not (touch | affect | change | alter | end)', 'on the (old | same | existing)'],
		example: 'There is no change to the «royalty».',
	},
	{
		effect: 'disputed',
		governs: 'verb',
		isMaster: true,
		patterns: [
			...'contested contesting challenge~ disputed disputing litigate~ violate~ breached infringed deny~ contravene~ contests'.split(' '),
			'disputes (the | a | its | that | this | their | whether | how)',
			'sue~ <5> (over | about | for | to | against)',
			'sue~',
			'fight~ (over | against | about)?',
			'(in | under) dispute over',
			'(lawsuit | suit | litigation | arbitration | complaint | dispute | row | quarrel | clash | battle | fight | feud | case) (over | about | against | concerning)',
			'breach of',
			'(accuse~ | accusing) <6> of',
			'alleg~|allege~',
			'disagree~ (over | about | on | whether)',
			'(differ~ | argue~ | quarrel~ | clash~ | spar~ | wrangle~ | haggle~) (over | about)',
			'at odds (over | about)',
			'(it | they | he | she)? (say~ | said | says | claim~) it was owed',
			'ask~ <3> (court | judge | tribunal | arbitrator | arbitrators) to',
		],
		example: 'Corvid disputes the «royalty».',
	},
	{
		effect: 'disputed',
		governs: 'before',
		patterns: [
			'@be (still)? (in | under) dispute',
			'@be (still)? (contested | disputed | challenged | unresolved)',
			'@be (the subject of | before | at the heart of) <3> (lawsuit | court | arbitration | litigation | dispute | tribunal | arbitrators)',
			'in dispute',
		],
		example: 'The «royalty» is still in dispute.',
	},
	{
		effect: 'sought',
		governs: 'verb',
		isMaster: true,
		patterns: [
			...'want~ seek~ pursue~ request~ demand~ eye~ weigh~ mull~ consider~ explore~ contemplate~ propose~ desire~ crave~ solicit~'.split(
				' ',
			),
			'hope~ (for | to)',
			'ask~ (for | to)',
			'ask~ <4> (for | to)',
			'bid~ for',
			'push~ (for | to | toward | towards)',
			'press~ (for | to)',
			'lobby~ (for | to)',
			'aim~ (for | to | at)',
			'angle~ for',
			'look~ (for | to)',
			'hold~|held out for',
			'apply~|applied (for | to)',
			'work~ (toward | towards)',
			'has offered to',
			'have offered to',
			'offer~ to',
			'offered to',
			'made <4> offer',
			'@be after',
			'@be keen (on | to)',
			'would like',
			'try~ to (get | win | secure | negotiate)',
			'(in | still in | holding | held | hold | begun | started | opened) (talks | negotiations | discussions) (on | over | about | to | for | with)',
			'(talks | negotiations | discussions) (on | over | about | to | for)',
			'negotiate~ (for | to | over | about)?',
			'discuss~',
			'(path | route | road | push | pushes | bid | drive | plans | plan) (to | toward | towards | for)',
			'(proposal | proposals | request | demand | demands | quest | hunt | hopes) (for | to)',
			'interest~ in',
			'open to',
			'prepar~|prepare~ (for | to | a | an)',
		],
		example: 'Halloway wants «exclusivity» in Japan.',
	},
	{
		effect: 'introduced',
		governs: 'verb',
		patterns: [
			...'grant~ give~ get~ receive~ obtain~ win~ secure~ gain~ earn~ sign~ ink~ agree~ announce~ launch~ create~ establish~ introduce~ commit~ promise~ pledge~ acquire~ licensed licensing sublicense~ become~ named naming picked selected appointed chosen chose choose picks select~ appoint~ hand~ award~ entitle~ guarantee~ undertake~ issued founded buy~ purchase~ formed forming unveil~ disclose~ swallow~ complete~ unite~'.split(
				' ',
			),
			'(to | will) (form | name | pick | license | issue | found | place)',
			'enter~ (into)?',
			'set~ (up | aside)',
			'strike~|struck',
			'take~|took|taken (on | up)?',
			'make~|made',
			'sign~ (on | up)',
			'(can | may | could) now',
			'now (can | may)',
			'in [(return | exchange)] for',
			'in [(return | exchange)]',
			'agree~ (on | to | upon)',
			'under (a | an | the) new',
			'team~ up (in | on | for)',
			'(sealed | clinched | finalised | closed | concluded)',
			'swap~|exchange~|trade~|replace~ <6> [(for | with | by)]',
			'pay~|paid <2> $money <1> [for]',
		],
		example: 'Corvid received a «right of first refusal».',
	},
	{
		effect: 'introduced',
		governs: 'verb',
		isWeak: true,
		patterns: [
			...'add~ include~ contain~ impose~ accept~ pay~ owe~ allow~ permit~ reserve~ land~ bring~ collect~ extract~ enjoy~ insert~ cover~ place~'.split(
				' ',
			),
			'carry~|carries',
			'come~|comes|came with',
			'provide~ (for)?',
			'for the first time',
			'there (is | are)',
			'must',
			'@be (now)? subject to',
		],
		example: 'The contract contains a «right of first refusal».',
	},
	{
		effect: 'silent',
		governs: 'near',
		within: 2,
		patterns: ['(come~|came|comes) up for', 'up for', 'so-called', 'called'],
		example: 'Its «licence» comes up for renewal in 2027.',
	},
	{
		effect: 'none',
		governs: 'behind',
		patterns: [
			'keep~|kept <8,> (from | out | outside | away)',
			'keep~|kept (up | quiet | pace | an eye)',
			'(option | right | options | rights) to (extend~ | renew~ | prolong~)',
			'(extend~|renew~) automatically',
			'ask~ for $percent|$money',
			'(than | as) it (promised | agreed | committed | paid | gave)',
			'stand~ (still | out | to | by | for | at)',
			'(stay~|remain~) (below | above | under | over | on | at | with)',
			'end~ up',
			'get~ <1> (money | cash)',
			'in the end',
			'at the end',
			'(at | by | before | after | until | since | from) (the)? end of',
			'(week | month | year | quarter) end~',
			'by the end',
			'with the aim',
			'change~ hands',
			'change of control',
			'(close | closes | closing) (of)? (trading | bell)',
			'continue~ with',
			'stay~ (home | away | quiet | silent)',
			'under the terms of',
			'said (in | on | to)',
			'get~ (away | it | them)',
			'take~ (place | effect | time | over)',
			'took (place | effect | over)',
			'remain~ (to be seen | unclear | open)',
			'drop~ (in | to)',
			'win~|won (a | the)? (case | lawsuit | appeal)',
			'lose~|lost (a | an | the)? <1> (case | lawsuit | appeal)',
			'former employee~',
			'rais~|raise~|raised (money | cash | funds | questions | concerns | eyebrows | a)',
			'rather than',
			'instead of',
			'as old as',
			'years old',
			'as long as',
			'(waiting | trial | test) period',
			'year old',
		],
		example: 'Nothing is said of «exclusivity» by the end of the year.',
	},
];

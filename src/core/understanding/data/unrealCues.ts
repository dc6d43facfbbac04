import type { CueRow } from '../cueTable.js';

/**
 * What becomes of a term in words that do not tell a fact.
 *
 * - `absent`: there is none
 * - `untold`: nothing happened to it here: it nearly did, happened elsewhere, or is somebody's opinion
 * - `sought`: it is wanted, or still to come
 * - `waived`: it is there and given up
 * - `barred`: the deed that the mention words is promised not to be done
 */
export type Unreal = 'absent' | 'untold' | 'sought' | 'waived' | 'barred';

/**
 * Of which words a wording says so.
 *
 * - `next`: of those behind it, up to the end of its clause
 * - `noun`: as `next`, up to the next verb as well: "free of any cap"
 * - `rest`: of all behind it, up to a "but"
 * - `subject`: of what stands before it in its clause
 * - `before`: of all before it
 * - `clause`: of all of its clause
 * - `sentence`: of the whole sentence
 * - `aside`: of those between the next two commas
 */
export type UnrealReach = 'next' | 'noun' | 'rest' | 'subject' | 'before' | 'clause' | 'sentence' | 'aside';

/** Wordings after which something did not happen, or not here. */
export interface UnrealCue extends CueRow {
	readonly says: Unreal;
	readonly reach: UnrealReach;
	/** Only where the sentence goes on to say that it came to nothing. */
	readonly needsFailure?: true;
	/** A sentence in which it decides; a test runs them all: `«term»` in French quotes. */
	readonly example: string;
}

/** Verbs of gaining and losing, as they stand behind "nearly". */
const DONE =
	'(lost | gave | got | won | ended | granted | signed | sold | bought | took | waived | dropped | cancelled | terminated | secured | received | paid | renewed | acquired | agreed | formed | losing | giving | getting | winning | ending | granting | signing | selling | buying | taking | waiving | dropping | cancelling | terminating | securing | renewing | acquiring | agreeing | forming)';

/** The same, as they stand behind "close to". */
const DOING =
	'(giving | granting | getting | losing | winning | ending | signing | selling | taking | securing | renewing | acquiring | buying | agreeing | forming | offering | paying | dropping | cancelling | terminating | handing | ceding | waiving | awarding | obtaining | sealing | clinching | finalising | finalizing)';

/** What is still to be done where somebody has “yet to” do it. */
const DO =
	'(sign | agree | approve | grant | give | receive | get | win | secure | close | complete | finalise | finalize | conclude | reach | clear | decide | ratify)';

/** Verbs of those who bind themselves. */
const PROMISE =
	'(agree~ | agreed | pledge~ | promise~ | undertake~ | undertook | undertaken | commit~ | committed | vow~ | covenant~ | bound itself)';

/** What somebody says who is not believed. */
const TALE =
	'(report~ | rumour~ | talk | claim~ | suggestion~ | speculation | assertion~ | allegation~ | story)';

/** Wordings that take what they reach out of what has happened. Between wordings of equal length the one listed first wins. */
export const UNREAL_CUES: readonly UnrealCue[] = [
	{
		says: 'untold',
		reach: 'next',
		patterns: [
			`[(nearly | almost)] ${DONE}`,
			`[all but] ${DONE}`,
			'(stopped | stop~ | stopping | fell | falls | fall) short of',
			`[(came | come | comes | coming) <2> (close | near) to] ${DOING}`,
			'(came | come | comes | coming) within <4> of',
			'narrowly (avoided | avoids | escaped | escapes | averted | missed | averts)',
			'far from',
		],
		example: 'Corvid stopped short of granting a «royalty».',
	},
	{
		says: 'untold',
		reach: 'rest',
		patterns: [
			'(hard | difficult | impossible) to see (how | why | what | where)',
			'(few | nobody | no one | hardly anyone | hardly anybody) <2> (believe~ | think~ | expect~ | argue~ | doubt~ | pretend~)',
			'(doubtful | questionable | dubious) (whether | if | that)',
			'(analysts | critics | investors | experts | economists | bankers | lawyers | traders | some | many | others | she | he | they) (also | still | now | openly)? [(doubt | doubts | doubted) (that | whether | if)]',
			'(analysts | critics | investors | experts | economists | bankers | lawyers | traders | some | many | others | she | he | they) (at | in | from | of) <2> [(doubt | doubts | doubted) (that | whether | if)]',
			'(little | no | scant) (reason | evidence | sign | indication) <2> (that | to (think | believe | suppose | expect))',
			'(wrong | mistaken | premature) to (think | say | call | believe | speak | suppose)',
			`(resemble~ | echo~ | mirror~ | recall~ | copy | copies | copied) (the | those | that | a)? <2> (one | those | that | deal | terms | pact | agreement | contract)? (in | under | by | with) (which | whom)`,
			'(the | its | a) (template | model | precedent | blueprint | example) is',
		],
		example: 'It is hard to see how Corvid gets a «royalty».',
	},
	{
		says: 'untold',
		reach: 'sentence',
		patterns: [
			'(by | in) comparison ,',
			', by comparison',
			'to take <2> (similar | comparable | related | older | famous) (case | example)',
		],
		example: 'Corvid, by comparison, gave Halloway a «royalty».',
	},
	{
		says: 'untold',
		reach: 'aside',
		patterns: ['(unlike | like) $company [, (which | who | whose)]'],
		example: 'Unlike Corvid, which pays a «royalty», the mill pays a fee.',
	},
	{
		says: 'untold',
		reach: 'clause',
		patterns: [
			'@be <1> (the wrong (tool | way | answer | approach | instrument) | a mistake | a bad idea | a good idea | no good idea)',
			'make~ (no | little) sense',
			'would be (unusual | odd | strange | a mistake | wrong | absurd | surprising | premature | unwise)',
			'ought to',
			'had better',
		],
		example: 'A «royalty» is the wrong tool here.',
	},
	{
		says: 'untold',
		reach: 'clause',
		patterns: [
			'would have (helped | asked | preferred | liked | suited | served | sufficed | made (more | better) sense)',
		],
		example: 'A «royalty» would have helped Corvid.',
	},
	{
		says: 'absent',
		reach: 'rest',
		patterns: [
			'(is | was | are | were) (not true | untrue | false | a myth | not the case | incorrect) that',
			'nobody <2> (said | says | claimed | claims) (that)?',
		],
		example: 'It is a myth that Corvid has a «royalty».',
	},
	{
		says: 'absent',
		reach: 'before',
		patterns: [
			'(is | was | are | were | as) (false | untrue | nonsense | unfounded | baseless | groundless | fabricated | invented | a myth | wide of the mark)',
			'; (they | he | she | this | that | it) (is | are | was | were) (wrong | mistaken | not true | untrue)',
		],
		example: 'Reports of a «royalty» are unfounded.',
	},
	{
		says: 'absent',
		reach: 'sentence',
		patterns: [
			`(called | calls | call | dismissed | dismisses) <1> (talk | report~ | rumour~) of <8> (nonsense | fiction | baseless | fantasy)`,
		],
		example: 'Corvid called talk of a «royalty» nonsense.',
	},
	{
		says: 'absent',
		reach: 'next',
		patterns: ['[before] <5> could (be)?'],
		example: 'The two fell out before a «royalty» could be agreed.',
	},
	{
		says: 'absent',
		reach: 'clause',
		needsFailure: true,
		patterns: ['(was | were) (to | supposed to | meant to | due to | about to | set to | going to)'],
		example: 'Corvid was to get a «royalty» but did not.',
	},
	{
		says: 'absent',
		reach: 'rest',
		patterns: [
			'(deny | denies | denied | denying) (that | having)',
			`[(deny | denies | denied | denying)] ${DOING}`,
			`(reject~ | dismiss~ | refute~ | rebut~ | deny | denies | denied) <1> ${TALE} (that | of)`,
		],
		example: 'Corvid dismissed reports of a «royalty».',
	},
	{
		says: 'absent',
		reach: 'noun',
		patterns: [
			'(instead of | rather than | as opposed to | in place of | in lieu of | as against)',
			'but not (to | for | on | with | by | in)? (a | an | any | the)?',
			', not (a | an | any)',
			'(prefer~ | preferred | chose | chosen | choose~ | favour~ | favoured | picked) <6> [over] (a | an)',
			'(opted | decided | chose | advised | came out) against',
			'ruled out',
			'(free | devoid | bare) of any',
			'(party | privy | subject | bound) (to | by) (no | none)',
			"(not | never | n't | isn't | aren't | wasn't) <1> (party to | bound by | subject to | under) (any | a | an)?",
			'@be under no',
			"(not | never | doesn't | don't | didn't) (enjoy | have | hold | contain | include | provide for | get | receive | offer | grant) any",
			'(say~ | said) nothing (of | about | on)',
			'(make~ | made) no mention of',
			'silent (on | about)',
			'(turn~ | turned) down (a | an | any | the)',
			'(decline~ | reject~ | refuse~ | spurn~ | spurned | rebuff~) (a | an | any)',
			'(decline~ | reject~ | refuse~ | spurn~ | rebuff~ | turn~ down) <3> (offer | offers | proposal | promise) (of | for)',
		],
		example: 'Corvid gets a fee rather than a «royalty».',
	},
	{
		says: 'absent',
		reach: 'subject',
		patterns: [
			"(is | was | are | were | has | had) (not | never | n't) (been)? (part | a part | among | included | on offer | foreseen | envisaged | planned) (of | in | for)?",
			"(isn't | wasn't | aren't | weren't) (part | a part | among | included | on offer | foreseen | envisaged)",
			'(is | was | are | were) off the table',
		],
		example: 'A «royalty» was not part of the deal.',
	},
	{
		says: 'waived',
		reach: 'next',
		patterns: [`${PROMISE} <1> not to (enforce | exercise | use | invoke | assert | rely on | trigger)`],
		example: 'Corvid promised not to enforce the «non-compete».',
	},
	{
		says: 'absent',
		reach: 'next',
		patterns: [
			`${PROMISE} <1> not to (demand | seek | claim | request | require | ask for | insist on | impose)`,
		],
		example: 'Corvid promised not to demand a «royalty».',
	},
	{
		says: 'barred',
		reach: 'next',
		patterns: [`${PROMISE} <1> not to`],
		example: 'Corvid promised not to «terminate the lease».',
	},
	{
		says: 'sought',
		reach: 'next',
		patterns: [
			`[(have | has | is | are) (yet | still) to] ${DO}`,
			`[still (has | have) to] ${DO}`,
			`[@be (close | near | nearer | closer) to] ${DOING}`,
			'(on the (brink | verge | cusp | point) of)',
			'@be about to',
			'@be tipped (to | for)',
			'in line (for | to)',
			'(approach~ | approached | sounded out | sound~ out | courted) <4> (about | over)',
			'@be <1> (finalising | finalizing | negotiating | hammering out | thrashing out) (a | an | the | its | their)',
			'[(has | have | had)? offered] $company (a | an)',
			'[(is | are) offering] $company (a | an)',
		],
		example: 'Corvid has yet to sign a «royalty».',
	},
];

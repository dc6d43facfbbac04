import type { BeneficiaryCue } from './beneficiaryCue.js';

/** Wordings that nothing changes for somebody: whoever they speak of neither gains nor loses, whatever stands near. */
export const UNMOVED_CUES: readonly BeneficiaryCue[] = [
	{
		effect: 'none',
		holder: 'subject',
		isUnmoved: true,
		patterns: [
			'(see~ | notice~ | feel~ | find~) (little | no | hardly any | scarcely any | not much) <1> (difference | change | effect | impact)',
			'(see~ | notice~ | feel~) (little | nothing) of (it | this)',
			'@be (no | not | hardly | scarcely) <1> (worse | better) off',
			"(isn't | aren't | wasn't | weren't | won't be) <1> (worse | better) off",
			'(none | neither) the (worse | better)',
			'(little | nothing | not much) (change~ | will change | would change | is different) for',
			'@be (largely | broadly | mostly | quite)? (unaffected | untouched | indifferent)',
			'@be (not | hardly | barely) (affected | touched)',
		],
		example: '«Nordvik» is no worse off.',
	},
	{
		effect: 'none',
		holder: 'subject',
		patterns: [
			'[save] (to | where | as | that | with)',
			'(no | not | hardly | scarcely) [(worse | better) off]',
			'(less | more | as | so | not) [pleased]',
		],
		example: 'Corvid may not sell it, save to «Nordvik».',
	},
];

/** Verdicts without a verb, as notes have them: "Netflix better off, Spotify the loser". */
export const TERSE_CUES: readonly BeneficiaryCue[] = [
	{
		effect: 'gains',
		holder: 'subject',
		patterns: [
			'$company [(better off | winner | winners)]',
			'$company [(the | a | big | clear | biggest | main | net) (winner | beneficiary)]',
			'$company [(the | a) (big | clear | biggest | main | net) (winner | beneficiary)]',
		],
		example: '«Corvid» better off on paper.',
	},
	{
		effect: 'loses',
		holder: 'subject',
		patterns: [
			'$company [(worse off | loser | losers)]',
			'$company [(the | a | big | clear | biggest | main | net) (loser | casualty)]',
			'$company [(the | a) (big | clear | biggest | main | net) (loser | casualty)]',
		],
		example: '«Sky» loser on paper.',
	},
	{
		effect: 'none',
		holder: 'subject',
		patterns: [
			'(get~|got | receive~ | collect~ | keep~|kept | earn~ | pay~|paid) <6> (either way | in any case | come what may)',
		],
		example: '«Nordvik» gets its benefit payment either way.',
	},
];

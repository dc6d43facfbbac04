import type { BeneficiaryCue } from './beneficiaryCue.js';

/** What investors make of a deal: the price of shares behind its news. */
export const SHARE_PRICE_CUES: readonly BeneficiaryCue[] = [
	{
		effect: 'gains',
		holder: 'shares',
		isImplied: true,
		patterns: [
			'[shares|stock] <5> (soar~ | jump~ | surge~ | rocket~ | skyrocket~ | rally~|rallied | climb~ | leap~|leapt | spike~ | pop~|popped | gain~ | rise~|rose|risen | advance~ | higher | (up | added) <3> $percent)',
		],
		example: 'Shares of «Corvid» soared after the news.',
	},
	{
		effect: 'loses',
		holder: 'shares',
		isImplied: true,
		patterns: [
			'[shares|stock] <5> (plunge~ | tumble~ | slump~ | sink~|sank|sunk | slide~|slid | fall~|fell | drop~|dropped | tank~ | plummet~ | crater~ | slip~|slipped | dip~|dipped | collapse~ | crash~ | nosedive~ | lower | (down | lost | shed) <3> $percent)',
		],
		example: 'Shares in «Visa» plunged on the news.',
	},
];

import type { CueRow } from '../cueTable.js';

/** Wordings of somebody quoted that tell what a deal does for their own side. */
export interface SpeakerCue extends CueRow {
	readonly effect: 'gains' | 'loses';
	/** A sentence that it decides, the speaker's company in French quotes. */
	readonly example: string;
}

/** What somebody says of their own company in a quotation. */
export const SPEAKER_CUES: readonly SpeakerCue[] = [
	{
		effect: 'gains',
		patterns: [
			'(help~ | let~ | allow~ | enable~ | give~ | position~ | free~ | bring~ | provide~ | put~ | get~ | equip~) us',
			'(expand~ | extend~ | broaden~ | deepen~) our <1> (reach | range | business | lead | offer | offering | portfolio | footprint | capacity | presence | network | market | customer)',
			'(strengthen~ | accelerate~ | secure~ | validate~ | support~ | bolster~ | boost~ | double~ | cement~ | enhance~ | improve~ | reinforce~ | fund~ | de-risk~ | advance~ | unlock~) our',
			'(good | great | right | transformative | transformational) <3> for us',
			'we (gain | win | now have | can now | will be able to | get)',
		],
		example: '“The pact strengthens our position,” said Ann Lee, chief executive of «Corvid».',
	},
	{
		effect: 'loses',
		patterns: [
			'(hurt~ | squeeze~ | harm~ | shut~ | lock~ | cost~ | leave~ | penalis~|penalise~ | threaten~) us',
			'(bad | terrible | awful | tough) <3> for us',
			'we (are losing | will lose | lose out)',
		],
		example: '“This will hurt us,” said Ann Lee of «Corvid».',
	},
];

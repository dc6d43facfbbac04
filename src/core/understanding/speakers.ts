import type { Block } from '../markdown/block.js';
import type { CompanyHit } from '../matching/hits.js';
import type { BenefitFinding } from './benefitFindings.js';
import { certaintyAt } from './certainty.js';
import { compileCues, findCues } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { SPEAKER_CUES } from './data/speakerCues.js';
import { negationBefore } from './effects.js';
import type { Scene } from './scene.js';

/** What people say of their own side, compiled. */
export const speakerTable = compileCues(SPEAKER_CUES, CUE_CLASSES);

/** Words that tell who speaks. */
const SAYS = new Set('said says added adds commented stated noted wrote explained'.split(' '));

/** How far behind "said" the speaker's company may stand, and before it, in words. */
const BEHIND = 16;
const BEFORE = 8;

/** For each paragraph with a quotation, the company of the one who speaks: “…,” said Ann Lee, chief executive of Corvid. */
export function findSpeakers(scenes: readonly Scene[]): ReadonlyMap<Block, CompanyHit> {
	const speakers = new Map<Block, CompanyHit>();
	for (const scene of scenes) {
		const { block, words } = scene.sentence;
		if (scene.companies.length === 0 || speakers.has(block)) {
			continue;
		}
		const says = words.findIndex(word => SAYS.has(word.folded));
		if (says < 0 || !/[“"”«]/.test(block.text)) {
			continue;
		}
		const named = scene.companies.filter(hit => !hit.isSource);
		const behind = named.find(hit => hit.from > says && hit.from - says <= BEHIND);
		const speaker = behind ?? named.findLast(hit => hit.to <= says && says - hit.to <= BEFORE);
		if (speaker !== undefined) {
			speakers.set(block, speaker);
		}
	}
	return speakers;
}

/** What a sentence quotes somebody as saying of their own company: "it lets us expand". */
export function readSpoken(scene: Scene, speaker: CompanyHit | undefined): BenefitFinding[] {
	if (speaker === undefined || scene.isQuestion) {
		return [];
	}
	const { id, label } = speaker;
	const entity = { from: 0, to: 0, kind: 'company', id, name: label, isMeant: true } as const;
	return findCues(scene.text, speakerTable)
		.filter(cue => negationBefore(scene.sentence.words, cue.from, () => false) === undefined)
		.map(({ row: { effect }, from, to }) => {
			const { certainty } = certaintyAt(scene, from);
			return {
				scene,
				entity,
				effect,
				isConditional: certainty === 'conditional',
				confidence: 0.65,
				isForGroups: false,
				rule: `${effect}-speaker`,
				cues: [{ from, to, role: effect === 'gains' ? 'gain' : 'loss' }],
			};
		});
}

import type { Word } from '../base/words.js';
import type { Block } from '../markdown/block.js';
import type { CompanyHit } from '../matching/hits.js';
import type { BenefitFinding } from './benefitFindings.js';
import { certaintyAt } from './certainty.js';
import { compileCues, findCues } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { SPEAKER_CUES } from './data/speakerCues.js';
import { negationBefore } from './effects.js';
import type { Focus } from './focus.js';
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
	let last: Block | undefined;
	let isQuoting = false;
	for (const scene of scenes) {
		const { block } = scene.sentence;
		if (block !== last) {
			last = block;
			isQuoting = /[“"”«]/.test(block.text); // Once a paragraph: one may have thousands of sentences.
		}
		if (!isQuoting || scene.companies.length === 0 || speakers.has(block)) {
			continue;
		}
		const speaker = speakerIn(scene);
		if (speaker !== undefined) {
			speakers.set(block, speaker);
		}
	}
	return speakers;
}

/** The company of the one who speaks in a sentence, of those outside what is quoted. */
function speakerIn({ sentence, companies }: Scene): CompanyHit | undefined {
	const says = sentence.words.findIndex(word => SAYS.has(word.folded));
	if (says < 0) {
		return undefined;
	}
	const named = companies.filter(hit => !hit.isSource && !isQuoted(sentence, hit.from));
	const own = named.findLast(
		hit => hit.to <= says && says - hit.to <= TITLE && isOwned(sentence.words, hit),
	);
	const behind = named.find(hit => hit.from > says && hit.from - says <= BEHIND);
	return own ?? behind ?? named.findLast(hit => hit.to <= says && says - hit.to <= BEFORE);
}

/** "Corvid's finance chief said": so many words a title has at most. */
const TITLE = 4;

function isOwned(words: Scene['sentence']['words'], { to }: CompanyHit): boolean {
	return words[to - 1]?.isPossessive === true;
}

/** Whether it is “its chief” or “the company's head” who speaks: of the company spoken of before. */
const ITS_OWN =
	/[”"]\s(?:its|their|the company[’']s|the firm[’']s)\s(?:\S+\s){0,5}?(?:said|says|added|told|wrote|noted)\b/;

/** Whether a word stands in a quotation: the next quotation mark behind it closes one. */
function isQuoted({ block, words }: Scene['sentence'], at: number): boolean {
	const end = words.at(-1)?.end ?? 0;
	const rest = block.text.slice(words[at]?.end ?? end, end + 1);
	const next = /[“”"]/.exec(rest)?.[0];
	return next === '”' || (next === '"' && rest.split('"').length % 2 === 0);
}

function spokenFor({ sentence: { block, words } }: Scene, { subject }: Focus): CompanyHit | undefined {
	const text = block.text.slice(words[0]?.start ?? 0, words.at(-1)?.end);
	return ITS_OWN.test(text) ? subject : undefined;
}

/** "bring US$200 million": no “us”. */
function isCountry(words: readonly Word[], at: number): boolean {
	return words[at]?.text === 'US';
}

/** What a sentence quotes somebody as saying of their own company: "it lets us expand". */
export function readSpoken(scene: Scene, paragraphs: CompanyHit | undefined, focus: Focus): BenefitFinding[] {
	const cues = scene.isQuestion ? [] : findCues(scene.text, speakerTable);
	const speaker =
		cues.length === 0 ? undefined : (speakerIn(scene) ?? spokenFor(scene, focus) ?? paragraphs);
	if (speaker === undefined) {
		return [];
	}
	const { id, label } = speaker;
	const entity = { from: 0, to: 0, kind: 'company', id, name: label, isMeant: true } as const;
	return cues
		.filter(
			cue =>
				negationBefore(scene.sentence.words, cue.from, () => false) === undefined &&
				!isCountry(scene.sentence.words, cue.to - 1),
		)
		.map(({ row: { effect }, from, to }) => {
			const { certainty } = certaintyAt(scene, from);
			return {
				scene,
				entity,
				effect,
				isConditional: certainty === 'conditional',
				isReported: certainty === 'reported',
				confidence: 0.65,
				isForGroups: false,
				rule: `${effect}-speaker`,
				cues: [{ from, to, role: effect === 'gains' ? 'gain' : 'loss' }],
			};
		});
}

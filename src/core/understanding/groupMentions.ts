import { mapInSteps, type Steps } from '../base/steps.js';
import type { Word } from '../base/words.js';
import { sourceSpan, type NoteText } from '../markdown/noteText.js';
import { cueOf, type Scene } from './scene.js';
import type { Beneficiary, BeneficiaryMention } from './reading.js';
import type { BenefitFinding } from './benefitFindings.js';

/** Where the note names the groups that gain or lose: every repeat of their names, outside the names of companies; with pauses. */
export function* findGroupMentions(
	note: NoteText,
	scenes: readonly Scene[],
	findings: readonly BenefitFinding[],
	beneficiaries: readonly Beneficiary[],
): Steps<BeneficiaryMention[]> {
	const known = new Map(beneficiaries.map(beneficiary => [beneficiary.id, beneficiary]));
	const byWords = new Map<string, Group>();
	const openings = new Set<string>();
	for (const finding of findings) {
		const { entity, scene } = finding;
		const beneficiary = known.get(entity.id);
		if (entity.kind === 'group' && beneficiary !== undefined) {
			const words = scene.sentence.words.slice(entity.from, entity.to);
			byWords.set(keyOf(words), { beneficiary, finding });
			openings.add(words[0]?.folded ?? '');
		}
	}
	if (byWords.size === 0) {
		return [];
	}
	const found = yield* mapInSteps(scenes, scene => findIn(note, scene, { byWords, openings }));
	return found.flat();
}

/** The groups by their words, and the words that open them. */
interface GroupIndex {
	readonly byWords: ReadonlyMap<string, Group>;
	readonly openings: ReadonlySet<string>;
}

interface Group {
	readonly beneficiary: Beneficiary;
	readonly finding: BenefitFinding;
}

/** A group's name has no more words than this. */
const LONGEST_NAME = 9;

function keyOf(words: readonly Word[]): string {
	return words.map(word => word.folded).join(' ');
}

function findIn(note: NoteText, scene: Scene, { byWords, openings }: GroupIndex): BeneficiaryMention[] {
	const { words } = scene.sentence;
	const mentions: BeneficiaryMention[] = [];
	for (let from = 0; from < words.length; from++) {
		if (!openings.has(words[from]?.folded ?? '')) {
			continue;
		}
		for (let to = Math.min(words.length, from + LONGEST_NAME); to > from; to--) {
			const group = byWords.get(keyOf(words.slice(from, to)));
			if (group !== undefined && !isInName(scene, { from, to }, group)) {
				mentions.push(toMention(note, scene, { from, to }, group));
				from = to - 1;
			}
		}
	}
	return mentions;
}

/** "Airlines" in United Airlines, or behind the capital of a name that is no company of the note: "its own City Airlines". */
function isInName(
	{ companies, sentence: { words } }: Scene,
	{ from, to }: { readonly from: number; readonly to: number },
	{ finding: { entity, scene } }: Group,
): boolean {
	const isNamed = companies.some(hit => !hit.isDescriptive && hit.from <= from && to <= hit.to);
	const before = words[from - 1];
	const isCapital =
		words[from]?.isCapitalised === true && scene.sentence.words[entity.from]?.isCapitalised !== true;
	return isNamed || (isCapital && from > 1 && before?.kind === 'word' && before.isCapitalised);
}

function toMention(
	{ source }: NoteText,
	scene: Scene,
	{ from, to }: { readonly from: number; readonly to: number },
	{ beneficiary, finding }: Group,
): BeneficiaryMention {
	const span = sourceSpan(scene.sentence, from, to);
	return {
		kind: 'beneficiary',
		id: beneficiary.id,
		label: beneficiary.name,
		text: source.slice(span.start, span.end),
		...span,
		confidence: beneficiary.confidence,
		why: {
			by: 'rule',
			id: finding.rule,
			cues: finding.cues.map(cue => cueOf(source, finding.scene, cue, cue.role)),
		},
	};
}

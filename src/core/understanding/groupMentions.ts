import { sourceSpan, type NoteText } from '../markdown/noteText.js';
import { cueOf, type Scene } from './scene.js';
import type { Beneficiary, BeneficiaryMention } from './reading.js';
import type { BenefitFinding } from './benefitFindings.js';

/** Where the note names the groups that gain or lose: every repeat of their names, outside the names of companies. */
export function findGroupMentions(
	note: NoteText,
	scenes: readonly Scene[],
	findings: readonly BenefitFinding[],
	beneficiaries: readonly Beneficiary[],
): BeneficiaryMention[] {
	const groups = new Map<string, { readonly finding: BenefitFinding; readonly words: readonly string[] }>();
	for (const finding of findings) {
		const { entity, scene } = finding;
		if (entity.kind === 'group' && !groups.has(entity.id)) {
			const words = scene.sentence.words.slice(entity.from, entity.to).map(word => word.folded);
			groups.set(entity.id, { finding, words });
		}
	}
	const byFirst = new Map<string, { readonly id: string; readonly words: readonly string[]; readonly finding: BenefitFinding }[]>();
	for (const [id, { words, finding }] of groups) {
		const first = words[0] ?? '';
		byFirst.set(first, [...(byFirst.get(first) ?? []), { id, words, finding }].sort((a, b) => b.words.length - a.words.length));
	}
	const known = new Map(beneficiaries.map(beneficiary => [beneficiary.id, beneficiary]));
	return scenes.flatMap(scene => {
		const { words } = scene.sentence;
		const mentions: BeneficiaryMention[] = [];
		for (let from = 0; from < words.length; from++) {
			const group = byFirst.get(words[from]?.folded ?? '')?.find(({ words: own }) => own.every((word, i) => words[from + i]?.folded === word));
			const beneficiary = group === undefined ? undefined : known.get(group.id);
			if (group === undefined || beneficiary === undefined) {
				continue;
			}
			const to = from + group.words.length;
			mentions.push(toMention(note, scene, { from, to }, { beneficiary, finding: group.finding }));
			from = to - 1;
		}
		return mentions;
	});
}

function toMention(
	{ source }: NoteText,
	scene: Scene,
	{ from, to }: { readonly from: number; readonly to: number },
	{ beneficiary, finding }: { readonly beneficiary: Beneficiary; readonly finding: BenefitFinding },
): BeneficiaryMention {
	const span = sourceSpan(scene.sentence, from, to);
	return {
		kind: 'beneficiary',
		id: beneficiary.id,
		label: beneficiary.name,
		text: source.slice(span.start, span.end),
		...span,
		confidence: beneficiary.confidence,
		why: { by: 'rule', id: finding.rule, cues: finding.cues.map(cue => cueOf(source, finding.scene, cue, cue.role)) },
	};
}

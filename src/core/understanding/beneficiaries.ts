import type { BenefitFinding } from './benefitFindings.js';
import type { TermHit } from '../matching/hits.js';
import { mainCompanies } from './ownDeals.js';
import { partyGains } from './partyGains.js';
import type { Beneficiary, Effect } from './reading.js';
import { cueOf, evidenceOf, type Scene } from './scene.js';

/** Sentences no farther apart than this weigh against each other: "It wins time. But it gives up …". */
const NEIGHBOURS = 2;

/** An outspoken sentence outweighs a weak one elsewhere, by so much confidence. */
const OUTWEIGHED = 0.18;

/** A note that says of more than so many outright that they gain or lose does not leave others to be inferred from facts. */
const MOST_VERDICTS = 3;

/** The beneficiaries of a note, once each: what single sentences say of them weighed together. In the order of their evidence. */
export function collectBeneficiaries(
	source: string,
	findings: readonly BenefitFinding[],
	scenes: readonly Scene[],
): Beneficiary[] {
	const verdicts = new Set(findings.filter(one => one.isImplied !== true).map(({ entity }) => entity.id));
	const isMain = mainCompanies(scenes, HEAD);
	const isHeard = ({ entity: { id, kind }, isImplied }: BenefitFinding): boolean =>
		isImplied !== true ||
		(verdicts.size <= MOST_VERDICTS && !verdicts.has(id) && (kind === 'group' || isMain(id)));
	const heard = findings.filter(isHeard);
	const judged = new Set(heard.map(({ entity }) => entity.id));
	const byEntity = new Map<string, BenefitFinding[]>();
	for (const finding of [...heard, ...partyGains(scenes, judged)]) {
		const own = byEntity.get(finding.entity.id);
		if (own === undefined) {
			byEntity.set(finding.entity.id, [finding]);
		} else {
			own.push(finding); // A copy for each finding would cost their square.
		}
	}
	return [...byEntity.values()]
		.map(own => toBeneficiary(source, own, scenes))
		.sort((a, b) => a.evidence.start - b.evidence.start);
}

/** The sentences that open a note, its title counted in. */
const HEAD = 3;

function toBeneficiary(
	source: string,
	findings: readonly BenefitFinding[],
	scenes: readonly Scene[],
): Beneficiary {
	const { effect, best } = weigh(findings);
	return {
		id: best.entity.id,
		name: best.entity.name,
		effect,
		certainty: best.isConditional ? 'conditional' : best.isReported === true ? 'reported' : 'stated',
		terms: termsOf(best, scenes),
		confidence: Math.round(best.confidence * 100) / 100,
		evidence: evidenceOf(source, best.scene),
		why: {
			by: 'rule',
			id: best.rule,
			cues: best.cues.map(cue => cueOf(source, best.scene, cue, cue.role)),
		},
	};
}

/** Rules by which the writer sums up: what single sentences say before and after is weighed in there. */
const VERDICTS: ReadonlySet<string> = new Set(['label', 'column', 'verdict', 'sign']);

/** Gain and loss together are mixed, unless they stand far apart and one is only possible: then what is stated counts, else what comes first. */
function weigh(all: readonly BenefitFinding[]): {
	readonly effect: Effect;
	readonly best: BenefitFinding;
} {
	const verdicts = all.filter(({ rule }) => VERDICTS.has(rule));
	const findings = verdicts.length > 0 ? verdicts : all;
	const bestOf = (effect: Effect): BenefitFinding | undefined =>
		findings
			.filter(finding => finding.effect === effect)
			.toSorted((a, b) => b.confidence - a.confidence)[0];
	const [gain, loss, mixed] = [bestOf('gains'), bestOf('loses'), bestOf('mixed')];
	const first = mixed ?? gain ?? loss ?? findings[0];
	if (first === undefined) {
		throw new Error('A beneficiary rests on a finding.');
	}
	if (mixed !== undefined || gain === undefined || loss === undefined) {
		return { effect: first.effect, best: first };
	}
	const isOutweighed =
		gain.scene !== loss.scene && Math.abs(gain.confidence - loss.confidence) > OUTWEIGHED;
	if (isOutweighed) {
		const best = gain.confidence > loss.confidence ? gain : loss;
		return { effect: best.effect, best };
	}
	// What somebody pays and gets by the same deal makes no verdict in between.
	const isFacts = gain.isImplied === true && loss.isImplied === true;
	const isNear = !isFacts && Math.abs(gain.scene.sentence.index - loss.scene.sentence.index) <= NEIGHBOURS;
	if (isNear) {
		return { effect: 'mixed', best: gain.confidence >= loss.confidence ? gain : loss };
	}
	const isGainFirst = gain.scene.sentence.index < loss.scene.sentence.index;
	const isGain = gain.isConditional === loss.isConditional ? isGainFirst : loss.isConditional;
	const best = isGain ? gain : loss;
	return { effect: best.effect, best };
}

/**
 * The terms that a verdict rests on: those of its own clause, else of its sentence, else, where it points back, those of the sentence
 * before in the same passage.
 */
function termsOf(finding: BenefitFinding, scenes: readonly Scene[]): string[] {
	const { scene, entity } = finding;
	const before = scenes[scene.sentence.index - 1];
	// "Early backers lose": what the name itself says is no reason.
	const terms = scene.terms.filter(
		({ from, to }) => entity.kind === 'company' || to <= entity.from || from >= entity.to,
	);
	if (terms.length > 0) {
		const reasons = terms.filter(hit => !FRAMES.has(hit.term) || isNext(finding, hit));
		const near = reasons.filter(hit => isInClause(finding, hit));
		return namesOf(near.length > 0 ? near : reasons);
	}
	return before?.sentence.block === scene.sentence.block && pointsBack(finding, before)
		? namesOf(before.terms)
		: [];
}

/** What any deal has: it is the reason of a gain only where it stands right behind the wording that tells of it. */
const FRAMES: ReadonlySet<string> = new Set(
	'contract_term commercial_terms parties talks governing_law definitive_agreement non_binding deal_value'.split(
		' ',
	),
);

function isNext({ cues }: BenefitFinding, { from, to }: TermHit): boolean {
	return cues.some(cue => to > cue.from && from <= cue.to + NEXT);
}

/** So many words may stand between a verb and the noun it governs: "loses its new". */
const NEXT = 2;

/** Whether a term stands in the clause of a wording that tells of a gain, or, where there is none, of the one who gains. */
function isInClause({ scene, entity, cues }: BenefitFinding, { from, to }: TermHit): boolean {
	const { hard, soft } = scene.clauses;
	const cue = cues[0] ?? entity;
	return (
		hard[from] === hard[cue.from] &&
		(soft[from] === soft[cue.from] || soft[to - 1] === soft[cue.from] || soft[from] === soft[cue.to - 1])
	);
}

/** A sentence of so few words has no reason of its own: "Corvid wins." */
const BARE = 8;

/** Whether a sentence goes on about what the one before told: it is bare, opens with a pronoun, or speaks of somebody named there. */
function pointsBack({ scene, entity }: BenefitFinding, before: Scene): boolean {
	const { words } = scene.sentence;
	return (
		words.length <= BARE ||
		entity.isMeant ||
		words.slice(0, 3).some(({ folded }) => /^(?:it|its|that|this|these|they|both|so)$/.test(folded)) ||
		before.companies.some(({ id }) => id === entity.id)
	);
}

function namesOf(hits: readonly TermHit[]): string[] {
	return [...new Set(hits.map(hit => hit.term))];
}

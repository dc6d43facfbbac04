import { foldedText, type Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import { natureOf, RIGHT_NOUNS } from './data/termNature.js';
import { namedOrMeant, type Focus } from './focus.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** Verbs of those who say what others may see otherwise; the weak ones are as often plain news. */
const STRONG =
	/^(?:claims?|claimed|contends?|contended|alleges?|alleged|maintains?|maintained|insists?|insisted|argues?|argued|asserts?|asserted)$/;
const WEAK = /^(?:says?|said)$/;

/** How what is claimed begins, where no "that" stands before it. */
const BEGINNING = /^(?:that|it|its|they|their|the|an?|this|under|in)$/;

/** "Sky rejects that", "the city disputes the claim", "which Sky denies": all of it, and no other thing. */
const REJECTION =
	/\b(?:rejects?|rejected|disputes?|disputed|den(?:y|ies|ied)|contests?|contested|dismiss(?:es|ed)?|refutes?|refuted)(?: (?:that|this|it|both|(?:the|that|this|its|their|such|any such|those|these)(?: [a-z]+)? (?:claims?|charges?|readings?|view|argument|assertion|allegations?|interpretation|suggestion|account|contention)))(?= ?(?:$|[.,;:]| and\b| but\b| as\b))|\bdisagrees?\b|\bsees it (?:otherwise|differently)\b/;

/** "…, which Sky denies": its object stands before it. */
const BARE = /^(?:rejects|rejected|disputes|disputed|denies|denied|contests|contested)(?= ?(?:$|[.,;:]))/;

/** "says that the letter lapsed": what takes the ground from under a claim, whatever verb made it. */
const VOID =
	/\b(?:lapsed|expired|ended|void|invalid|worthless|superseded|never existed|never (?:had|held|gave|was|were)|no such|no longer|not (?:valid|binding|enforceable))\b/;

/** "covers only …", "does not extend to …": what narrows a claim that was made as one. */
const NARROW =
	/\b(?:only|(?:does|did|do|was|were|is|are) not|(?:doesn|didn|isn|wasn)['’]t|never|nothing|cannot|merely)\b/;

const PAPERS =
	/^(?:letter|contract|agreement|deal|pact|accord|lease|memo|memorandum|draft|treaty|document|wording|licen[cs]e|it|this|that)$/;

/** So many words of an answer say whether it denies. */
const ANSWER_REACH = 16;

interface Claim {
	/** The verb of the claim, in words of its sentence; what is claimed stands behind it. */
	readonly verb: number;
	readonly isStrong: boolean;
}

/** What was claimed and denied, by the claim's sentence. */
export interface Quarrel {
	/** Absent where a plain statement is rejected. */
	readonly claim: Claim | undefined;
	/** Those who deny it. */
	readonly by: readonly CompanyHit[];
	/** The sentence that denies it, and behind which of its words. */
	readonly answer: { readonly scene: Scene; readonly at: number };
}

/** The claims of a note that the other side rejects in the same sentence or in the next one of the paragraph, by sentence. Linear. */
export function findQuarrels(
	scenes: readonly Scene[],
	focus: readonly Focus[],
): ReadonlyMap<number, Quarrel> {
	const quarrels = new Map<number, Quarrel>();
	scenes.forEach((scene, i) => {
		if (scene.terms.length === 0 || scene.isHeading || scene.isQuestion) {
			return;
		}
		const claim = scene.once(claimIn);
		const next = scenes[i + 1];
		const isNext = next !== undefined && next.sentence.block === scene.sentence.block;
		for (const answer of isNext ? [scene, next] : [scene]) {
			const at = answerAt(scene, answer, claim);
			const about = focus[answer.sentence.index];
			if (at !== undefined && about !== undefined) {
				const by = namedOrMeant(answer, about).filter(
					hit => hit.to <= at.verb && hit.from >= at.from,
				);
				quarrels.set(i, { claim, by: by.slice(-1), answer: { scene: answer, at: at.verb } });
				break;
			}
		}
	});
	return quarrels;
}

/** The first verb of claiming in a sentence behind which something is said of a term. */
function claimIn({ sentence: { words }, terms }: Scene): Claim | undefined {
	const last = terms.at(-1)?.to ?? 0;
	const verb = words.findIndex(
		({ folded }, at) =>
			at > 0 &&
			at < last &&
			(STRONG.test(folded) || WEAK.test(folded)) &&
			BEGINNING.test(words[at + 1]?.folded ?? '') &&
			!/^(?:an?|the|any|its|their|his|of|for|to)$/.test(words[at - 1]?.folded ?? ''),
	);
	return verb < 0 ? undefined : { verb, isStrong: STRONG.test(words[verb]?.folded ?? '') };
}

/** Where a sentence denies what was claimed: its verb, and where those who deny may be named from. */
function answerAt(
	scene: Scene,
	answer: Scene,
	claim: Claim | undefined,
): { readonly from: number; readonly verb: number } | undefined {
	const { words } = answer.sentence;
	const from = answer === scene ? Math.max(claim?.verb ?? 0, scene.terms.at(-1)?.to ?? 0) : 0;
	const verb = words.findIndex((_, at) => at > from && isRejection(words, at));
	if (verb >= 0) {
		return { from, verb };
	}
	const says = claim === undefined || answer === scene ? -1 : counterAt(answer, claim);
	return says < 0 ? undefined : { from, verb: says };
}

function isRejection(words: readonly Word[], at: number): boolean {
	const before = words[at - 1]?.folded ?? '';
	const isOpen =
		/^(?:not|to|n't|never|be|been|is|was|were|are|neither|nor|has|have|had|an?|the|its|their)$/.test(
			before,
		);
	const isRelative = /\b(?:which|that) (?:[^,;: ]+ ){1,4}$/.test(
		`${foldedText(words, Math.max(0, at - REJECTION_REACH), at)} `,
	);
	const said = foldedText(words, at, at + REJECTION_REACH);
	return !isOpen && (REJECTION.exec(said)?.index === 0 || (isRelative && BARE.test(said)));
}

/** "rejects any such claim": so many words, with the one behind. */
const REJECTION_REACH = 7;

/** "Harrow says that the letter lapsed": the verb of saying, where somebody else says what cannot be true as well; else -1. */
function counterAt({ sentence: { words } }: Scene, { isStrong }: Claim): number {
	const says = words.findIndex(
		({ folded }, at) =>
			at > 0 &&
			at <= COUNTER_REACH &&
			(WEAK.test(folded) || STRONG.test(folded) || COUNTERS.test(folded)),
	);
	if (says < 0 || /^(?:it|they|he|she)$/.test(words[0]?.folded ?? '')) {
		return -1;
	}
	const start = words[says + 1]?.folded === 'that' ? says + 2 : says + 1;
	const isOfRight = words
		.slice(start, start + 3)
		.some(({ folded }) => RIGHT_NOUNS.has(folded) || PAPERS.test(folded));
	const said = foldedText(words, start, start + ANSWER_REACH);
	return isOfRight && (VOID.test(said) || (isStrong && NARROW.test(said))) ? says : -1;
}

const COUNTERS = /^(?:counters?|countered|replies|replied|responds|responded|retorts?|retorted)$/;

/** The verb of an answer stands no farther from its start, in words. */
const COUNTER_REACH = 8;

/**
 * What one side claims and the other rejects is disputed, and nothing more is said of it: neither that it has begun nor, by the answer, that it
 * has become less. `statements` may be those of pointers as well.
 */
export function readQuarrels(
	statements: readonly Statement[],
	quarrels: ReadonlyMap<number, Quarrel>,
): Statement[] {
	const answers = new Map([...quarrels.values()].map(({ answer }) => [answer.scene, answer.at]));
	return statements.flatMap(statement => {
		const { scene, at, hit } = statement;
		const quarrel = quarrels.get(scene.sentence.index);
		if (quarrel !== undefined && isClaimed(statement, quarrel)) {
			const { claim, by, answer } = quarrel;
			const verb = claim?.verb ?? (answer.scene === scene ? answer.at : undefined);
			const cues = verb === undefined ? [] : [{ from: verb, to: verb + 1, role: 'dispute' }];
			return [
				{
					...statement,
					polarity: 'affirmed',
					change: 'disputed',
					isExplicit: true,
					rule: 'rejected',
					cues,
					also: by,
				},
			];
		}
		const answered = answers.get(scene);
		const isAnswer = answered !== undefined && at > answered && quarrel?.answer.scene !== scene;
		return !isAnswer
			? [statement]
			: hit.sentence === scene.sentence.index
				? [{ ...statement, change: undefined }]
				: [];
	});
}

function isClaimed({ scene, hit, term, change, rule }: Statement, { claim, answer }: Quarrel): boolean {
	const isOfSentence = hit.sentence === scene.sentence.index;
	const isInClaim =
		claim === undefined ? hit === scene.terms.at(-1) || answer.scene === scene : hit.from > claim.verb;
	const isBefore = answer.scene !== scene || hit.from < answer.at;
	const isThing = change !== undefined || (natureOf(term) === 'clause' && rule !== 'retracted');
	return isOfSentence && isInClaim && isBefore && isThing && term !== 'governing_law';
}

/** Whether a word of a sentence only tells what one side claims and the other rejects. */
export function isInQuarrel(quarrels: ReadonlyMap<number, Quarrel>, scene: Scene, at: number): boolean {
	const quarrel = quarrels.get(scene.sentence.index);
	return quarrel?.claim !== undefined && at > quarrel.claim.verb;
}

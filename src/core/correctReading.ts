import { compareText } from './annotations/annotation.js';
import { placeOf } from './annotations/correctionStore.js';
import {
	OUTCOMES,
	type Accept,
	type Correction,
	type NeverMarkAlias,
	type NotThisSense,
	type WrongEffect,
} from './annotations/corrections.js';
import type { Anchoring, Quote } from './annotations/quote.js';
import { groupBy } from './base/groupBy.js';
import { bySpan, overlaps, type Span } from './base/span.js';
import {
	corrected,
	correctedWhy,
	meansNoMore,
	removeChanges,
	withParties,
	type FoundPassage,
	type ReadingDraft,
	type Removed,
} from './readingDraft.js';
import { nameAt, namingOf, renameMentions } from './renameMentions.js';
import { areOthers } from './understanding/areOthers.js';
import type { Beneficiary, Change, ChangeKind, Effect, Mention, Reading } from './understanding/reading.js';

/** What a reading is corrected with. */
export interface CorrectionContext {
	/** The note's text, which the reading was read from. */
	readonly source: string;
	/** The note's path as `toNotePath` gives it; corrections of passages of other notes are passed over. */
	readonly note: string;
	/** Looks for a passage in `source`. */
	readonly find: (quote: Quote) => Anchoring;
}

/** A reading as the user's corrections leave it. What one of them altered or added names it in its `why.correction`. */
export interface CorrectedReading {
	readonly reading: Reading;
	readonly removed: readonly Removed[];
	/** Corrections of passages, with the place where each was found; of those that come to bear on one mention, `why` names the last only. */
	readonly placed: readonly { readonly correction: Correction; readonly span: Span }[];
	/** Corrections whose passage is not surely found; they have no effect. */
	readonly unplaced: readonly {
		readonly correction: Correction;
		readonly anchoring: 'ambiguous' | 'lost';
	}[];
}

/**
 * Applies the user's corrections to a reading in the order in which they were made: each is about what those before it left. Ids decide where
 * the times do not, so that two machines come to the same.
 *
 * Where a mention goes, a change or a beneficiary goes with it if its evidence names the term or the beneficiary nowhere else. Where a mention
 * gets another term or company, they go over to that on the same condition; the rest stays.
 */
export function correctReading(
	reading: Reading,
	corrections: Iterable<Correction>,
	context: CorrectionContext,
): CorrectedReading {
	const draft: ReadingDraft = {
		mentions: [...reading.mentions],
		changes: [...reading.changes],
		beneficiaries: [...reading.beneficiaries],
		removed: [],
	};
	const placed: { correction: Correction; span: Span }[] = [];
	const unplaced: { correction: Correction; anchoring: 'ambiguous' | 'lost' }[] = [];
	const sorted = [...corrections].sort(
		(a, b) => compareText(a.created, b.created) || compareText(a.id, b.id),
	);
	for (const correction of sorted) {
		const place = placeOf(correction);
		if (place === undefined) {
			correctEverywhere(draft, correction);
		} else if (place.note === context.note) {
			const anchoring = context.find(place);
			if (anchoring.kind === 'found') {
				placed.push({ correction, span: anchoring.span });
				correctAt(draft, correction, { span: anchoring.span, source: context.source });
			} else {
				unplaced.push({ correction, anchoring: anchoring.kind });
			}
		}
	}
	const { removed, beneficiaries } = draft;
	return {
		reading: {
			...reading,
			mentions: draft.mentions.sort(bySpan),
			changes: onceEach(draft.changes),
			beneficiaries,
		},
		removed,
		placed,
		unplaced,
	};
}

/** A reading has a change once per term, kind and deal, whatever corrections made the same: the one that is more certain. */
function onceEach(changes: readonly Change[]): Change[] {
	const kept = new Set<Change>();
	const alike = groupBy(changes, ({ term, change }) => `${term}\n${change}`);
	for (const same of alike.values()) {
		const own: Change[] = [];
		for (const change of same.toSorted((a, b) => b.confidence - a.confidence)) {
			if (own.every(other => areOthers(other.parties, change.parties))) {
				own.push(change);
				kept.add(change);
			}
		}
	}
	return changes.filter(change => kept.has(change));
}

function correctEverywhere(draft: ReadingDraft, correction: Correction): void {
	if (correction.type === 'never-mark-alias') {
		removeMentions(draft, correction, mention => isAlias(mention, correction));
	} else if (correction.type === 'company-is' && correction.of.kind === 'name') {
		const { name } = correction.of;
		renameMentions(
			draft,
			namingOf(correction),
			({ text, label }) => isAlike(text, name) || isAlike(label, name),
		);
	}
}

function correctAt(draft: ReadingDraft, correction: Correction, found: FoundPassage): void {
	switch (correction.type) {
		case 'not-this-sense':
			removeMentions(draft, correction, mention => isAt(mention, correction, found.span));
			break;
		case 'company-is':
		case 'term-is':
			nameAt(draft, namingOf(correction), found);
			break;
		case 'wrong-effect':
			if (correction.kind === 'change') {
				correctChange(draft, correction, found.span);
			} else {
				correctBeneficiary(draft, correction, found.span);
			}
			break;
		case 'accept':
			draft.mentions = draft.mentions.map(mention =>
				isAt(mention, correction, found.span)
					? { ...corrected(mention, correction), confidence: 1 }
					: mention,
			);
			break;
		case 'never-mark-alias':
			break;
	}
}

function isAt(mention: Mention, { kind, target }: NotThisSense | Accept, span: Span): boolean {
	return mention.kind === kind && mention.id === target && overlaps(mention, span);
}

function isAlias({ kind, id, text, why }: Mention, { alias, kind: wanted, target }: NeverMarkAlias): boolean {
	return (
		kind === wanted &&
		id === target &&
		(isAlike(text, alias) || (why.by === 'alias' && isAlike(why.id, alias)))
	);
}

function isAlike(a: string, b: string): boolean {
	const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
	return plain(a) === plain(b);
}

function removeMentions(
	draft: ReadingDraft,
	correction: Correction,
	isWrong: (mention: Mention) => boolean,
): void {
	const wrong = draft.mentions.filter(isWrong);
	if (wrong.length === 0) {
		return;
	}
	const gone = new Set(wrong);
	draft.mentions = draft.mentions.filter(mention => !gone.has(mention));
	draft.removed.push(
		...wrong.map(mention => ({ correction, what: { kind: 'mention', mention } as const })),
	);
	const isUnsupported = meansNoMore(draft, wrong);
	removeChanges(draft, correction, change => isUnsupported(change.term, change.evidence));
	draft.changes = draft.changes.map(change =>
		change.parties.some(id => isUnsupported(id, change.evidence))
			? {
					...withParties(change, id => (isUnsupported(id, change.evidence) ? undefined : id)),
					...correctedWhy(change, correction),
				}
			: change,
	);
	removeBeneficiaries(draft, correction, gain => isUnsupported(gain.id, gain.evidence));
}

function removeBeneficiaries(
	draft: ReadingDraft,
	correction: Correction,
	isWrong: (gain: Beneficiary) => boolean,
): void {
	for (const beneficiary of draft.beneficiaries.filter(isWrong)) {
		draft.removed.push({ correction, what: { kind: 'beneficiary', beneficiary } });
	}
	draft.beneficiaries = draft.beneficiaries.filter(gain => !isWrong(gain));
}

function correctChange(draft: ReadingDraft, correction: WrongEffect, span: Span): void {
	const { target, wrong, right } = correction;
	const isOfTarget = ({ term, evidence }: Change): boolean => term === target && overlaps(evidence, span);
	const isMeant = (change: Change): boolean =>
		isOfTarget(change) && (wrong === undefined || wrong === change.change);
	if (right === 'denied') {
		removeChanges(draft, correction, isOfTarget);
		denyMentions(draft, correction, span);
	} else if (right === 'none') {
		removeChanges(draft, correction, isMeant);
	} else if (isChangeKind(right)) {
		draft.changes = draft.changes.map(change =>
			isMeant(change) ? { ...corrected(change, correction), change: right, confidence: 1 } : change,
		);
	}
}

/** The sentence says that there is no such thing: where it names the term it denies it, whatever it was understood to have happened to it. */
function denyMentions(draft: ReadingDraft, correction: WrongEffect, span: Span): void {
	draft.mentions = draft.mentions.map(mention =>
		mention.kind === 'term' && mention.id === correction.target && overlaps(mention, span)
			? { ...corrected(mention, correction), polarity: 'negated' }
			: mention,
	);
}

function correctBeneficiary(draft: ReadingDraft, correction: WrongEffect, span: Span): void {
	const { target, wrong, right } = correction;
	const isMeant = ({ id, effect, evidence }: Beneficiary): boolean =>
		id === target && (wrong === undefined || wrong === effect) && overlaps(evidence, span);
	if (right === 'none') {
		removeBeneficiaries(draft, correction, isMeant);
	} else if (isEffect(right)) {
		draft.beneficiaries = draft.beneficiaries.map(gain =>
			isMeant(gain) ? { ...corrected(gain, correction), effect: right, confidence: 1 } : gain,
		);
	}
}

function isChangeKind(text: string): text is ChangeKind {
	return OUTCOMES.change.some(kind => kind === text);
}

function isEffect(text: string): text is Effect {
	return OUTCOMES.beneficiary.some(effect => effect === text);
}

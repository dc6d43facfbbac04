import { placeOf } from './annotations/correctionStore.js';
import {
	OUTCOMES,
	type Accept,
	type CompanyIs,
	type Correction,
	type NeverMarkAlias,
	type NotThisSense,
	type WrongEffect,
} from './annotations/corrections.js';
import type { Anchoring, Quote } from './annotations/quote.js';
import { bySpan, overlaps, type Span } from './base/span.js';
import type {
	Beneficiary,
	Change,
	ChangeKind,
	Effect,
	Mention,
	Reading,
	Why,
} from './understanding/reading.js';

/** What a reading is corrected with. */
export interface CorrectionContext {
	/** The note's text, which the reading was read from. */
	readonly source: string;
	/** The note's path as `toNotePath` gives it; corrections of passages of other notes are passed over. */
	readonly note: string;
	/** Looks for a passage in `source`. */
	readonly find: (quote: Quote) => Anchoring;
}

/** What a correction took out of a reading, so that it can be shown and the correction undone. */
export interface Removed {
	readonly correction: Correction;
	readonly what:
		| { readonly kind: 'mention'; readonly mention: Mention }
		| { readonly kind: 'change'; readonly change: Change }
		| { readonly kind: 'beneficiary'; readonly beneficiary: Beneficiary };
}

/** A reading as the user's corrections leave it. What one of them altered or added names it in its `why.correction`. */
export interface CorrectedReading {
	readonly reading: Reading;
	readonly removed: readonly Removed[];
	/** Corrections whose passage is not surely found; they have no effect. */
	readonly unplaced: readonly {
		readonly correction: Correction;
		readonly anchoring: 'ambiguous' | 'lost';
	}[];
}

/**
 * Applies the user's corrections to a reading, in the order of their ids, so that two machines come to the same.
 *
 * Where a mention goes, a change or a beneficiary goes with it if its evidence names the term or the beneficiary nowhere else.
 */
export function correctReading(
	reading: Reading,
	corrections: Iterable<Correction>,
	context: CorrectionContext,
): CorrectedReading {
	const state: State = {
		mentions: [...reading.mentions],
		changes: [...reading.changes],
		beneficiaries: [...reading.beneficiaries],
		removed: [],
	};
	const unplaced: { correction: Correction; anchoring: 'ambiguous' | 'lost' }[] = [];
	const sorted = [...corrections].sort((a, b) => (a.id < b.id ? -1 : 1));
	for (const correction of sorted) {
		const place = placeOf(correction);
		if (place === undefined) {
			correctEverywhere(state, correction);
		} else if (place.note === context.note) {
			const anchoring = context.find(place);
			if (anchoring.kind === 'found') {
				correctAt(state, correction, { span: anchoring.span, source: context.source });
			} else {
				unplaced.push({ correction, anchoring: anchoring.kind });
			}
		}
	}
	const { removed, ...corrected } = state;
	return {
		reading: { ...reading, ...corrected, mentions: state.mentions.sort(bySpan) },
		removed,
		unplaced,
	};
}

interface State {
	mentions: Mention[];
	changes: Change[];
	beneficiaries: Beneficiary[];
	readonly removed: Removed[];
}

interface Found {
	readonly span: Span;
	readonly source: string;
}

function correctEverywhere(state: State, correction: Correction): void {
	if (correction.type === 'never-mark-alias') {
		removeMentions(state, correction, mention => isAlias(mention, correction));
	} else if (correction.type === 'company-is' && correction.of.kind === 'name') {
		const { name } = correction.of;
		nameCompany(
			state,
			correction,
			mention => isAlike(mention.text, name) || isAlike(mention.label, name),
		);
	}
}

function correctAt(state: State, correction: Correction, found: Found): void {
	switch (correction.type) {
		case 'not-this-sense':
			removeMentions(state, correction, mention => isAt(mention, correction, found.span));
			break;
		case 'company-is':
			nameCompanyAt(state, correction, found);
			break;
		case 'wrong-effect':
			if (correction.kind === 'change') {
				correctChange(state, correction, found.span);
			} else {
				correctBeneficiary(state, correction, found.span);
			}
			break;
		case 'accept':
			state.mentions = state.mentions.map(mention =>
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

function corrected<T extends { readonly why: Why }>(item: T, correction: Correction): T {
	return { ...item, ...correctedWhy(item, correction) };
}

function correctedWhy({ why }: { readonly why: Why }, { id }: Correction): { readonly why: Why } {
	return { why: { ...why, correction: id } };
}

/** A change whose parties go by other ids, or no longer take part. */
function withParties(change: Change, toId: (id: string) => string | undefined): Change {
	const parties = change.parties.map(toId).filter(id => id !== undefined);
	const roles = change.roles?.flatMap(player => {
		const company = toId(player.company);
		return company === undefined ? [] : [{ ...player, company }];
	});
	return { ...change, parties: [...new Set(parties)], ...(roles === undefined ? {} : { roles }) };
}

function removeMentions(state: State, correction: Correction, isWrong: (mention: Mention) => boolean): void {
	const wrong = state.mentions.filter(isWrong);
	if (wrong.length === 0) {
		return;
	}
	const gone = new Set(wrong);
	state.mentions = state.mentions.filter(mention => !gone.has(mention));
	state.removed.push(
		...wrong.map(mention => ({ correction, what: { kind: 'mention', mention } as const })),
	);
	const isUnsupported = (id: string, evidence: Span): boolean =>
		wrong.some(mention => mention.id === id && overlaps(mention, evidence)) &&
		!state.mentions.some(mention => mention.id === id && overlaps(mention, evidence));
	removeChanges(state, correction, change => isUnsupported(change.term, change.evidence));
	state.changes = state.changes.map(change =>
		change.parties.some(id => isUnsupported(id, change.evidence))
			? {
					...withParties(change, id => (isUnsupported(id, change.evidence) ? undefined : id)),
					...correctedWhy(change, correction),
				}
			: change,
	);
	removeBeneficiaries(state, correction, gain => isUnsupported(gain.id, gain.evidence));
}

function removeChanges(state: State, correction: Correction, isWrong: (change: Change) => boolean): void {
	for (const change of state.changes.filter(isWrong)) {
		state.removed.push({ correction, what: { kind: 'change', change } });
	}
	state.changes = state.changes.filter(change => !isWrong(change));
}

function removeBeneficiaries(
	state: State,
	correction: Correction,
	isWrong: (gain: Beneficiary) => boolean,
): void {
	for (const beneficiary of state.beneficiaries.filter(isWrong)) {
		state.removed.push({ correction, what: { kind: 'beneficiary', beneficiary } });
	}
	state.beneficiaries = state.beneficiaries.filter(gain => !isWrong(gain));
}

/** Mentions that name a company by another id get the right one, and with them what their sentences say of it. */
function nameCompany(state: State, correction: CompanyIs, isMeant: (mention: Mention) => boolean): void {
	const { company, label } = correction;
	const renamed: Mention[] = [];
	state.mentions = state.mentions.map(mention => {
		if (mention.kind !== 'company' || mention.id === company || !isMeant(mention)) {
			return mention;
		}
		renamed.push(mention);
		return { ...corrected(mention, correction), id: company, label };
	});
	if (renamed.length === 0) {
		return;
	}
	/** Whether a sentence meant the renamed company by its old id: no mention of that id is left in it. */
	const isRenamed = (id: string, evidence: Span): boolean =>
		renamed.some(mention => mention.id === id && overlaps(mention, evidence)) &&
		!state.mentions.some(mention => mention.id === id && overlaps(mention, evidence));
	state.changes = state.changes.map(change =>
		change.parties.some(id => isRenamed(id, change.evidence))
			? {
					...withParties(change, id => (isRenamed(id, change.evidence) ? company : id)),
					...correctedWhy(change, correction),
				}
			: change,
	);
	state.beneficiaries = state.beneficiaries.map(gain =>
		isRenamed(gain.id, gain.evidence)
			? { ...corrected(gain, correction), id: company, name: label }
			: gain,
	);
}

function nameCompanyAt(state: State, correction: CompanyIs, { span, source }: Found): void {
	if (state.mentions.some(mention => mention.kind === 'company' && overlaps(mention, span))) {
		nameCompany(state, correction, mention => overlaps(mention, span));
		return;
	}
	state.mentions.push({
		kind: 'company',
		...span,
		text: source.slice(span.start, span.end),
		id: correction.company,
		label: correction.label,
		confidence: 1,
		why: { by: 'rule', id: 'your-correction', cues: [], correction: correction.id },
	});
}

function correctChange(state: State, correction: WrongEffect, span: Span): void {
	const { target, wrong, right } = correction;
	const isMeant = ({ term, change, evidence }: Change): boolean =>
		term === target && (wrong === undefined || wrong === change) && overlaps(evidence, span);
	if (right === 'none') {
		removeChanges(state, correction, isMeant);
	} else if (isChangeKind(right)) {
		state.changes = state.changes.map(change =>
			isMeant(change) ? { ...corrected(change, correction), change: right, confidence: 1 } : change,
		);
	}
}

function correctBeneficiary(state: State, correction: WrongEffect, span: Span): void {
	const { target, wrong, right } = correction;
	const isMeant = ({ id, effect, evidence }: Beneficiary): boolean =>
		id === target && (wrong === undefined || wrong === effect) && overlaps(evidence, span);
	if (right === 'none') {
		removeBeneficiaries(state, correction, isMeant);
	} else if (isEffect(right)) {
		state.beneficiaries = state.beneficiaries.map(gain =>
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

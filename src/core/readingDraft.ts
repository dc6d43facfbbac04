import type { Correction } from './annotations/corrections.js';
import { overlaps, type Span } from './base/span.js';
import type { Beneficiary, Change, Mention, Why } from './understanding/reading.js';

/** What a correction took out of a reading, so that it can be shown and the correction undone. */
export interface Removed {
	readonly correction: Correction;
	readonly what:
		| { readonly kind: 'mention'; readonly mention: Mention }
		| { readonly kind: 'change'; readonly change: Change }
		| { readonly kind: 'beneficiary'; readonly beneficiary: Beneficiary };
}

/** A reading while corrections are laid over it. What stands in its lists is replaced, never changed. */
export interface ReadingDraft {
	mentions: Mention[];
	changes: Change[];
	beneficiaries: Beneficiary[];
	readonly removed: Removed[];
}

/** A passage that was found, and the text that it is in. */
export interface FoundPassage {
	readonly span: Span;
	readonly source: string;
}

/** The same, saying who altered it. */
export function corrected<T extends { readonly why: Why }>(item: T, correction: Correction): T {
	return { ...item, ...correctedWhy(item, correction) };
}

/** The same grounds, and the correction. */
export function correctedWhy({ why }: { readonly why: Why }, { id }: Correction): { readonly why: Why } {
	return { why: { ...why, correction: id } };
}

/** A change whose parties go by other ids, or no longer take part. */
export function withParties(change: Change, toId: (id: string) => string | undefined): Change {
	const parties = change.parties.map(toId).filter(id => id !== undefined);
	const roles = change.roles?.flatMap(player => {
		const company = toId(player.company);
		return company === undefined ? [] : [{ ...player, company }];
	});
	return { ...change, parties: [...new Set(parties)], ...(roles === undefined ? {} : { roles }) };
}

/**
 * Whether a sentence means something no longer by an id, now that mentions of it are gone: because it named it by them and by nothing else,
 * or because nothing in the note is left that a pronoun could stand for. Takes time linear in the mentions at each call.
 */
export function meansNoMore(
	{ mentions }: Pick<ReadingDraft, 'mentions'>,
	gone: readonly Mention[],
): (id: string, evidence: Span) => boolean {
	return (id, evidence) => {
		const left = mentions.filter(mention => mention.id === id);
		return (
			gone.some(mention => mention.id === id && (left.length === 0 || overlaps(mention, evidence))) &&
			!left.some(mention => overlaps(mention, evidence))
		);
	};
}

/** Takes changes out, and keeps on record which. */
export function removeChanges(
	draft: ReadingDraft,
	correction: Correction,
	isWrong: (change: Change) => boolean,
): void {
	for (const change of draft.changes.filter(isWrong)) {
		draft.removed.push({ correction, what: { kind: 'change', change } });
	}
	draft.changes = draft.changes.filter(change => !isWrong(change));
}

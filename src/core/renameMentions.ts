import type { CompanyIs, Correction, TermIs } from './annotations/corrections.js';
import { overlaps, type Span } from './base/span.js';
import {
	corrected,
	correctedWhy,
	meansNoMore,
	removeChanges,
	withParties,
	type FoundPassage,
	type ReadingDraft,
} from './readingDraft.js';
import { sidesOfTerm } from './understanding/data/roles.js';
import type { Change, Mention, Why } from './understanding/reading.js';

/** What mentions are to stand for. */
export interface Naming {
	readonly correction: Correction;
	readonly kind: 'company' | 'term';
	readonly id: string;
	readonly label: string;
}

/** What a correction gives a name to. */
export function namingOf(correction: CompanyIs | TermIs): Naming {
	const { label } = correction;
	return correction.type === 'company-is'
		? { correction, kind: 'company', id: correction.company, label }
		: { correction, kind: 'term', id: correction.term, label };
}

/** Mentions that stand for something else get the right id, and with them what their sentences say of it. */
export function renameMentions(
	draft: ReadingDraft,
	naming: Naming,
	isMeant: (mention: Mention) => boolean,
): void {
	const { correction, kind, id, label } = naming;
	const renamed: Mention[] = [];
	draft.mentions = draft.mentions.map(mention => {
		if (mention.kind !== kind || mention.id === id || !isMeant(mention)) {
			return mention;
		}
		renamed.push(mention);
		const over = [mention.id, ...(mention.why.over ?? []).filter(other => other !== id)];
		const why: Why = { ...mention.why, over, correction: correction.id };
		return { ...mention, id, label, confidence: 1, why };
	});
	if (renamed.length > 0) {
		const isRenamed = meansNoMore(draft, renamed);
		(kind === 'company' ? moveToCompany : moveToTerm)(draft, naming, isRenamed);
	}
}

/** Rules that say what happened to a term of which nothing is said: as when a note is read, such a change gives way to one that is. */
const BY_DEFAULT: ReadonlySet<string> = new Set(['part-of-deal', 'lead', 'proposed', 'aim']);

type IsRenamed = (id: string, evidence: Span) => boolean;

function moveToCompany(draft: ReadingDraft, { correction, id, label }: Naming, isRenamed: IsRenamed): void {
	draft.changes = draft.changes.map(change =>
		change.parties.some(party => isRenamed(party, change.evidence))
			? {
					...withParties(change, party => (isRenamed(party, change.evidence) ? id : party)),
					...correctedWhy(change, correction),
				}
			: change,
	);
	draft.beneficiaries = draft.beneficiaries.map(gain =>
		isRenamed(gain.id, gain.evidence) ? { ...corrected(gain, correction), id, name: label } : gain,
	);
}

function moveToTerm(draft: ReadingDraft, { correction, id }: Naming, isRenamed: IsRenamed): void {
	draft.changes = draft.changes.map(change =>
		isRenamed(change.term, change.evidence) ? ofTerm(corrected(change, correction), id) : change,
	);
	if (draft.changes.some(({ term, why }) => term === id && !BY_DEFAULT.has(why.id))) {
		removeChanges(draft, correction, ({ term, why }) => term === id && BY_DEFAULT.has(why.id));
	}
	draft.beneficiaries = draft.beneficiaries.map(gain =>
		gain.terms.some(term => isRenamed(term, gain.evidence))
			? {
					...corrected(gain, correction),
					terms: [...new Set(gain.terms.map(term => (isRenamed(term, gain.evidence) ? id : term)))],
				}
			: gain,
	);
}

/** The same change of another term. Who pays and who is paid says nothing of who licenses and who is licensed. */
function ofTerm({ roles, ...change }: Change, term: string): Change {
	const isAlike = sidesOfTerm(term) === sidesOfTerm(change.term);
	return { ...change, ...(isAlike && roles !== undefined ? { roles } : {}), term };
}

/** What the passage is marked as gets the right name; where nothing of the kind is marked, the passage is. */
export function nameAt(draft: ReadingDraft, naming: Naming, { span, source }: FoundPassage): void {
	const { correction, kind, id, label } = naming;
	if (draft.mentions.some(mention => mention.kind === kind && overlaps(mention, span))) {
		renameMentions(draft, naming, mention => overlaps(mention, span));
		return;
	}
	const added = {
		...span,
		text: source.slice(span.start, span.end),
		id,
		label,
		confidence: 1,
		why: { by: 'rule', id: 'your-correction', cues: [], correction: correction.id },
	} as const;
	draft.mentions.push(kind === 'term' ? { kind, ...added, polarity: 'affirmed' } : { kind, ...added });
}

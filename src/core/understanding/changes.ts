import { groupBy, groupByMany } from '../base/groupBy.js';
import { foldedText } from '../base/words.js';
import { certaintyOf, type Hedged } from './certainty.js';
import { NO_FOCUS, type Focus } from './focus.js';
import { areOthers } from './areOthers.js';
import { partiesOf } from './parties.js';
import { rolesOf } from './partyRoles.js';
import { FAMILIES, isBroaderThan, natureOf } from './data/termNature.js';
import type { Change, ChangeKind } from './reading.js';
import { cueOf, evidenceOf, type Scene } from './scene.js';
import type { Statement } from './statements.js';

interface Candidate {
	readonly statement: Statement;
	readonly change: ChangeKind;
	readonly hedged: Hedged;
	readonly parties: readonly string[];
	readonly score: number;
}

/**
 * The changes of a note: once per term and kind, resting on the sentence that says it best; once more for each other deal that the note
 * tells of, which is one between others.
 *
 * A term that is merely part of a deal counts as introduced only where nothing else is said to have happened to it.
 */
export function collectChanges(
	source: string,
	statements: readonly Statement[],
	focus: readonly Focus[],
): Change[] {
	const candidates = statements.flatMap((statement): Candidate[] => {
		const { change, scene } = statement;
		if (change === undefined) {
			return [];
		}
		const { certainty } = statement;
		const hedged = certainty === undefined ? certaintyOf(statement) : { certainty, hedge: undefined };
		const parties = partiesOf(statement, focus[scene.sentence.index] ?? NO_FOCUS);
		return [{ statement, change, hedged, parties, score: scoreOf(statement, hedged) }];
	});
	const alike = groupBy(candidates, ({ statement: { term }, change }) => `${term}\n${change}`);
	return giveWay(settle(mergeFamilies([...alike.values()].flatMap(bestOfDeals))))
		.map(candidate => toChange(source, candidate, focus))
		.sort((a, b) => a.evidence.start - b.evidence.start);
}

/** More deals of one note that do the same to a term are not told apart: those that are left are compared with each other. */
const MOST_DEALS = 100;

/** A sentence that tells whose term it is says more than one that is worded a little more plainly. */
const KNOWN_PARTY = 0.1;

/** "In the event of a sale …": what holds in one case alone. */
function isOnlyIf({ sentence: { words } }: Scene): boolean {
	return /^(?:if|should|unless|where|in (?:the event|case))\b/.test(foldedText(words, 0, 3));
}

/** The best of candidates that say the same of a term, and of those that tell of themselves that it happened between others, again the best. */
function bestOfDeals(candidates: readonly Candidate[]): Candidate[] {
	const rank = ({ score, parties, statement }: Candidate): number =>
		score + (parties.length > 0 && !isOnlyIf(statement.scene) ? KNOWN_PARTY : 0);
	const [best, ...others] = candidates.toSorted((a, b) => rank(b) - rank(a));
	if (best === undefined) {
		return [];
	}
	const kept = [best];
	const known = new Set(best.parties);
	for (const candidate of isWhole(best) ? others : []) {
		const { parties, statement } = candidate;
		const isOther = isWhole(candidate) && !parties.some(id => known.has(id));
		if (isOther && isToldOfItself(statement) && kept.length < MOST_DEALS) {
			kept.push(candidate);
			parties.forEach(id => known.add(id));
		}
	}
	return kept;
}

/** Whether both sides of the deal are known: of one that names one of them the other may be in any sentence. A row of a table is for one deal. */
function isWhole({ parties, statement }: Candidate): boolean {
	return parties.length > 1 || (parties.length > 0 && isInTable(statement));
}

/** Whether two are of deals that have nobody in common. */
function isOfOthers(one: Candidate, other: Candidate): boolean {
	return isWhole(one) && isWhole(other) && areOthers(one.parties, other.parties);
}

function isInTable({ scene }: Statement): boolean {
	return scene.sentence.block.cell !== undefined;
}

/** Whether words say what happened, or a row of a table, which is there for one deal. */
function isToldOfItself(statement: Statement): boolean {
	return statement.isExplicit || isInTable(statement);
}

/**
 * What is told first of a term stands: a text opens with its news, and comes to wishes, reserves and the story before only then.
 *
 * What a deal merely has is new only where no word says that something else happened to it.
 */
function settle(candidates: readonly Candidate[]): Candidate[] {
	const byTerm = groupBy(candidates, ({ statement }) => statement.term);
	return candidates.filter(
		candidate =>
			byTerm
				.get(candidate.statement.term)
				?.some(other => other !== candidate && isOverruled(candidate, other)) !== true,
	);
}

function isOverruled(one: Candidate, other: Candidate): boolean {
	if (isOfOthers(one, other) && isToldOfItself(one.statement)) {
		return false;
	}
	const { statement: a, change } = one;
	const { statement: b, change: by } = other;
	const lead = a.scene.sentence.index - b.scene.sentence.index;
	if (!a.isExplicit && b.isExplicit) {
		const isElsewhere = lead < 0 && a.scene.sentence.block !== b.scene.sentence.block;
		if (isElsewhere && areOthers(one.parties, other.parties)) {
			return false; // What a later paragraph comes to befell a term of others.
		}
		return lead > 0 || natureOf(a.term) !== 'deed' || !YIELDING.has(by);
	}
	if (change === 'introduced' && b.rule === 'pointer' && b.hit === a.hit && isHad(a)) {
		return true;
	}
	if (change === 'sought' && by === 'ended') {
		return lead <= 0; // A wish and what became of it.
	}
	return (
		lead > 0 &&
		((by === 'introduced' && YIELDING.has(change)) || (change === 'introduced' && OLDER.has(by)))
	);
}

/** "The contract contained a minimum": what a deal is said to have may be its news or not. */
function isHad({ scene: { sentence }, at }: Statement): boolean {
	return /^(?:contain|includ|carr(?:y|ie)|com(?:e|ing)|came|there|provid|cover|enjoy)/.test(
		sentence.words[at]?.folded ?? '',
	);
}

/** What adds nothing once it has been told that the term is new. */
const YIELDING: ReadonlySet<ChangeKind> = new Set(['sought', 'extended', 'loosened', 'revised', 'tightened']);

/** What happens to a term that was there before: how it came about is then an old story. */
const OLDER: ReadonlySet<ChangeKind> = new Set(['ended', 'sought', 'extended', 'revised']);

/** Where terms of one family changed alike, the best said one stands for all; introduced ones only where one sentence brings both. */
function mergeFamilies(candidates: readonly Candidate[]): Candidate[] {
	const keysOf = ({ statement: { term }, change }: Candidate): string[] =>
		FAMILIES.flatMap((family, i) => (family.includes(term) ? [`${i}\n${change}`] : []));
	const alike = groupByMany(candidates, keysOf);
	const place = new Map(candidates.map((candidate, i) => [candidate, i]));
	const placeOf = (candidate: Candidate): number => place.get(candidate) ?? 0;
	const rank = ({ statement, score }: Candidate): number => score - (BROADER.has(statement.term) ? 0.2 : 0);
	const isBetter = (one: Candidate, other: Candidate): boolean =>
		rank(one) > rank(other) || (rank(one) === rank(other) && placeOf(one) < placeOf(other));
	return candidates.filter(candidate =>
		keysOf(candidate).every(key =>
			alike.get(key)?.every(other => !isRival(candidate, other) || !isBetter(other, candidate)),
		),
	);
}

function isRival(one: Candidate, other: Candidate): boolean {
	return (
		one !== other &&
		!isOfOthers(one, other) &&
		(one.change !== 'introduced' ||
			one.statement.scene === other.statement.scene ||
			one.statement.term === 'cloud_access')
	);
}

/** What only names the deal stands back where the same sentence says what the deal brings. */
function giveWay(candidates: readonly Candidate[]): Candidate[] {
	const introduced = groupBy(
		candidates.filter(({ change }) => change === 'introduced'),
		({ statement }) => statement.scene,
	);
	return candidates.filter(
		({ statement: { scene, term }, change }) =>
			change !== 'introduced' ||
			introduced.get(scene)?.some(other => isBroaderThan(term, other.statement.term)) !== true,
	);
}

/** The broader ones of a family give way. */
const BROADER = new Set([
	'license_grant',
	'contract_term',
	'cloud_access',
	'talks',
	'controlling_stake',
	'sole_source',
]);

/** How well a sentence carries a change: outspoken, of running text, certain. */
function scoreOf({ isExplicit, scene, hit }: Statement, { certainty }: Hedged): number {
	const said = isExplicit ? 0.85 : 0.65;
	const place = scene.isHeading ? -0.15 : 0;
	const hedge = certainty === 'stated' ? 0 : -0.05;
	return Math.max(0.05, said + place + hedge) * (0.5 + hit.confidence / 2);
}

function toChange(
	source: string,
	{ statement, change, hedged, parties, score }: Candidate,
	focus: readonly Focus[],
): Change {
	const { scene, term, rule, cues } = statement;
	const { hedge, certainty } = hedged;
	const about = focus[scene.sentence.index] ?? NO_FOCUS;
	const roles = rolesOf(statement, about);
	return {
		term,
		change,
		parties,
		...(roles.length === 0 ? {} : { roles }),
		certainty,
		confidence: Math.round(score * 100) / 100,
		evidence: evidenceOf(source, scene),
		why: {
			by: 'rule',
			id: rule,
			cues: [
				...cues.map(cue => cueOf(source, scene, cue, cue.role)),
				...(hedge === undefined ? [] : [cueOf(source, scene, hedge, 'hedge')]),
			],
		},
	};
}

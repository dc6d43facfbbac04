import { certaintyOf, type Hedged } from './certainty.js';
import { NO_FOCUS, type Focus } from './focus.js';
import { partiesOf } from './parties.js';
import { rolesOf } from './partyRoles.js';
import { FAMILIES, isBroaderThan, natureOf } from './data/termNature.js';
import type { Change, ChangeKind } from './reading.js';
import { cueOf, evidenceOf } from './scene.js';
import type { Statement } from './statements.js';

interface Candidate {
	readonly statement: Statement;
	readonly hedged: Hedged;
	readonly score: number;
}

/**
 * The changes of a note: once per term and kind, resting on the sentence that says it best.
 *
 * A term that is merely part of a deal counts as introduced only where nothing else is said to have happened to it.
 */
export function collectChanges(
	source: string,
	statements: readonly Statement[],
	focus: readonly Focus[],
): Change[] {
	const best = new Map<string, Candidate>();
	for (const statement of statements) {
		const { change, term } = statement;
		if (change !== undefined) {
			const hedged = certaintyOf(statement);
			const candidate = { statement, hedged, score: scoreOf(statement, hedged) };
			const key = `${term}\n${change}`;
			if (candidate.score > (best.get(key)?.score ?? -1)) {
				best.set(key, candidate);
			}
		}
	}
	return giveWay(settle(mergeFamilies([...best.values()])))
		.map(({ statement, hedged, score }) => toChange(source, { statement, hedged, score }, focus))
		.sort((a, b) => a.evidence.start - b.evidence.start);
}

/**
 * What is told first of a term stands: a text opens with its news, and comes to wishes, reserves and the story before only then.
 *
 * What a deal merely has is new only where no word says that something else happened to it.
 */
function settle(candidates: readonly Candidate[]): Candidate[] {
	return candidates.filter(
		candidate => !candidates.some(other => other !== candidate && isOverruled(candidate, other)),
	);
}

function isOverruled({ statement: a }: Candidate, { statement: b }: Candidate): boolean {
	if (a.term !== b.term || a.change === undefined || b.change === undefined) {
		return false;
	}
	const lead = a.scene.sentence.index - b.scene.sentence.index;
	if (!a.isExplicit && b.isExplicit) {
		return lead > 0 || natureOf(a.term) !== 'deed' || !YIELDING.has(b.change);
	}
	if (a.change === 'sought' && b.change === 'ended') {
		return lead <= 0; // A wish and what became of it.
	}
	return (
		lead > 0 &&
		((b.change === 'introduced' && YIELDING.has(a.change)) ||
			(a.change === 'introduced' && OLDER.has(b.change)))
	);
}

/** What adds nothing once it has been told that the term is new. */
const YIELDING: ReadonlySet<ChangeKind> = new Set(['sought', 'extended', 'loosened', 'revised', 'tightened']);

/** What happens to a term that was there before: how it came about is then an old story. */
const OLDER: ReadonlySet<ChangeKind> = new Set(['ended', 'sought', 'extended', 'revised']);

/** Where terms of one family changed alike, the best said one stands for all; introduced ones only where one sentence brings both. */
function mergeFamilies(candidates: readonly Candidate[]): Candidate[] {
	const isRival = (a: Candidate, b: Candidate): boolean =>
		a.statement.change === b.statement.change &&
		(a.statement.change !== 'introduced' ||
			a.statement.scene === b.statement.scene ||
			a.statement.term === 'cloud_access') &&
		FAMILIES.some(family => family.includes(a.statement.term) && family.includes(b.statement.term));
	const rank = ({ statement, score }: Candidate): number => score - (BROADER.has(statement.term) ? 0.2 : 0);
	return candidates.filter(
		(candidate, i) =>
			!candidates.some(
				(other, j) =>
					i !== j &&
					isRival(candidate, other) &&
					(rank(other) > rank(candidate) || (rank(other) === rank(candidate) && j < i)),
			),
	);
}

/** What only names the deal stands back where the same sentence says what the deal brings. */
function giveWay(candidates: readonly Candidate[]): Candidate[] {
	const isIntroduced = ({ statement }: Candidate): boolean => statement.change === 'introduced';
	return candidates.filter(
		candidate =>
			!isIntroduced(candidate) ||
			!candidates.some(
				other =>
					isIntroduced(other) &&
					other.statement.scene === candidate.statement.scene &&
					isBroaderThan(candidate.statement.term, other.statement.term),
			),
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

function toChange(source: string, { statement, hedged, score }: Candidate, focus: readonly Focus[]): Change {
	const { scene, term, change, rule, cues } = statement;
	const { hedge, certainty } = hedged;
	const about = focus[scene.sentence.index] ?? NO_FOCUS;
	const roles = rolesOf(statement, about);
	return {
		term,
		change: change ?? 'introduced',
		parties: partiesOf(statement, about),
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

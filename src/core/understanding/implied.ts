import type { Steps } from '../base/steps.js';
import { foldedText } from '../base/words.js';
import { compileCues, findCues, type CueRow } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement, StatementCue } from './statements.js';

/** "loosens its hold on Halden", "control over OpenAI’s reach is loosening": what loosens is exclusivity, whatever it is called. */
const GRIP: readonly CueRow[] = [
	{
		patterns: [
			'(loosen~ | relax~ | ease~ | weaken~) <2> (grip | hold | control | stranglehold | leash)',
			'(grip | hold | control | stranglehold) (on | over) <6> (@be | has | have)? (loosening | weakening | slipping | weakened | loosened | eroding)',
		],
	},
];
const gripTable = compileCues(GRIP, CUE_CLASSES);
const EXCLUSIVE =
	/^(?:exclusivity|exclusive_cloud_provider|sole_source|territory_field_exclusivity|exclusive_license)$/;

/**
 * What statements say together or between the lines.
 *
 * - "no longer exclusive" ends exclusivity and leaves a deal that is not exclusive.
 * - A hold that loosens is exclusivity loosened, where the note speaks of it at all and nothing plainer is said of it.
 * - What one sentence both ends and keeps ("will stop taking a share …, though it still collects 12% …") was loosened.
 *
 * With pauses.
 */
export function* readImplied(statements: readonly Statement[], scenes: readonly Scene[]): Steps<Statement[]> {
	const turned = turnExclusive(statements.flatMap(partNonExclusive));
	yield;
	const kept = keepEnds(turned);
	yield;
	const parted = loosenParts(kept);
	yield;
	return [...parted, ...readGrip(parted, scenes)];
}

function readGrip(statements: readonly Statement[], scenes: readonly Scene[]): Statement[] {
	const exclusive = statements.filter(({ term }) => EXCLUSIVE.test(term));
	const [named] = exclusive.toSorted(
		(a, b) => Number(b.term === 'exclusivity') - Number(a.term === 'exclusivity'),
	);
	if (
		named === undefined ||
		exclusive.some(({ isExplicit, change }) => isExplicit && change !== undefined)
	) {
		return [];
	}
	for (const scene of scenes.filter(({ isQuestion }) => !isQuestion)) {
		const [cue] = findCues(scene.text, gripTable);
		if (cue !== undefined) {
			const cues = [{ from: cue.from, to: cue.to, role: 'change' }];
			return [
				{ ...named, scene, change: 'loosened', isExplicit: true, rule: 'grip', cues, at: cue.from },
			];
		}
	}
	return [];
}

function partNonExclusive(statement: Statement): Statement[] {
	const { hit } = statement;
	const turn = hit.term === 'non_exclusivity' ? turnBefore(statement) : undefined;
	if (turn !== undefined) {
		const turned: Statement = {
			...statement,
			isExplicit: true,
			rule: TURN,
			cues: [turn],
		};
		return [
			{ ...turned, polarity: 'affirmed', change: 'introduced' },
			{ ...turned, term: 'exclusivity', polarity: 'ended', change: 'ended' },
		];
	}
	if (!isFreedomBegun(statement)) {
		return [statement];
	}
	return [
		{ ...statement, polarity: 'affirmed', change: 'introduced' },
		{ ...statement, term: 'exclusivity' },
	];
}

/** "no longer exclusive", "free to buy elsewhere": worded as an end, it is the freedom that begins. */
export function isFreedomBegun({ hit, change, rule, cues }: Statement): boolean {
	const isInside = cues.some(cue => cue.from < hit.to && hit.from < cue.to);
	return hit.term === 'non_exclusivity' && change === 'ended' && (rule.endsWith('near') || isInside);
}

/** "Its exclusive licence became non-exclusive": what is named before the turn is what has ended. */
function turnExclusive(statements: readonly Statement[]): Statement[] {
	const turns = new Map<Scene, Statement>();
	for (const statement of statements) {
		if (statement.rule === TURN && statement.term === 'exclusivity') {
			turns.set(statement.scene, statement);
		}
	}
	const isTurned = ({ scene, hit, isExplicit }: Statement): boolean => {
		const turn = turns.get(scene)?.hit;
		const { hard } = scene.clauses;
		return (
			EXCLUSIVE.test(hit.term) &&
			!isExplicit &&
			turn !== undefined &&
			hit.to <= turn.from &&
			hard[hit.from] === hard[turn.from]
		);
	};
	return statements.map(statement =>
		isTurned(statement)
			? { ...statement, polarity: 'ended', change: 'ended', isExplicit: true, rule: TURN }
			: statement,
	);
}

/** "The exclusivity expires in June": the verb that has ended a term sets up no end beside it. */
function keepEnds(statements: readonly Statement[]): Statement[] {
	const ending = new Map<Scene, Set<number>>();
	for (const { scene, cues } of statements.filter(
		({ change, term }) => change === 'ended' && term !== SUNSET,
	)) {
		const words = ending.get(scene) ?? new Set<number>();
		cues.forEach(({ from, to }) => {
			for (let at = from; at < to; at++) {
				words.add(at);
			}
		});
		ending.set(scene, words);
	}
	const isSame = ({ scene, hit: { from, to } }: Statement): boolean =>
		Array.from({ length: to - from }, (_, i) => from + i).some(at => ending.get(scene)?.has(at));
	return statements.map(statement =>
		statement.term === SUNSET && !statement.isExplicit && isSame(statement)
			? { ...statement, change: undefined }
			: statement,
	);
}

const SUNSET = 'sunset_trigger';
const TURN = 'made-non-exclusive';

/** "is now non-exclusive", "becomes non-exclusive": it was exclusive until then. */
function turnBefore({ scene, hit, change }: Statement): StatementCue | undefined {
	const { words } = scene.sentence;
	const isAdjective = /^non[- ]?exclusive$/.test(foldedText(words, hit.from, hit.to));
	const verb = words[hit.from - 1]?.folded ?? '';
	const isNow = verb === 'now' && /^(?:is|are)$/.test(words[hit.from - 2]?.folded ?? '');
	const isTurned = isNow || /^(?:becomes?|became|turns?|turned|goes|went)$/.test(verb);
	const from = isNow ? hit.from - 2 : hit.from - 1;
	return isAdjective && isTurned && change === 'introduced'
		? { from, to: hit.from, role: 'change' }
		: undefined;
}

function loosenParts(statements: readonly Statement[]): Statement[] {
	const keyOf = ({ scene, term }: Statement): string => `${scene.sentence.index}\n${term}`;
	const termsThat = (kind: ChangeKind): Set<string> =>
		new Set(statements.filter(({ change }) => change === kind).map(keyOf));
	const kept = termsThat('unchanged');
	if (kept.size === 0) {
		return [...statements];
	}
	const ended = termsThat('ended');
	return statements.map(statement => {
		const key = keyOf(statement);
		return ended.has(key) && kept.has(key) && statement.change !== undefined
			? { ...statement, change: 'loosened', rule: 'ended-in-part' }
			: statement;
	});
}

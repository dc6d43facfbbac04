import { finish, mapInSteps, type Steps } from '../base/steps.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { sourceSpan, type NoteText } from '../markdown/noteText.js';
import type { CompanyHit, TermHit } from '../matching/hits.js';
import type { SlottedWords } from '../matching/slottedWords.js';
import { collectBeneficiaries } from './beneficiaries.js';
import { findAllBenefits } from './benefitFindings.js';
import { findQuarrels, isInQuarrel, readQuarrels } from './claims.js';
import { collectChanges } from './changes.js';
import { readPointers } from './context.js';
import { findRowFacts } from './facts/rowFacts.js';
import { findFacts } from './facts/termFacts.js';
import { matchFirmness } from './firmness.js';
import { readFocus } from './focus.js';
import { findGroupMentions } from './groupMentions.js';
import { isFreedomBegun, readImplied } from './implied.js';
import type { Beneficiary, BeneficiaryMention, Change, Fact, TermMention } from './reading.js';
import { readLeads } from './leads.js';
import { readDate } from './dateLine.js';
import { keepOwnDeals } from './ownDeals.js';
import { retract } from './retractions.js';
import { cueOf, readScenes, type SceneMemory } from './scene.js';
import { readStatements, type Statement } from './statements.js';
import { readTables } from './tables.js';

/** What was found in a note's words, to be understood. */
export interface FoundInNote {
	readonly note: NoteText;
	/** When it was written, as far as it says so. */
	readonly date: string | undefined;
	readonly lexicon: Lexicon;
	/** Sorted. */
	readonly companies: readonly CompanyHit[];
	/** Sorted. */
	readonly terms: readonly TermHit[];
	/** The slotted words of each sentence, where they are at hand. */
	readonly texts?: readonly SlottedWords[];
	/** What was understood of the note before it was edited. */
	readonly memory?: SceneMemory | undefined;
}

/** What the note says of the terms and of those who gain. */
export interface Understood {
	readonly terms: readonly TermMention[];
	readonly groups: readonly BeneficiaryMention[];
	readonly changes: readonly Change[];
	readonly beneficiaries: readonly Beneficiary[];
}

/** Reads what happened to the terms of a note, and who gains or loses by it. Linear; never throws. */
export function understand(found: FoundInNote): Understood {
	return finish(understandInSteps(found));
}

/** As `understand`, with pauses. */
export function* understandInSteps({
	note,
	date,
	lexicon,
	companies,
	terms,
	texts,
	memory,
}: FoundInNote): Steps<Understood> {
	const scenes = yield* readScenes(note, { date, companies, terms, texts }, memory);
	yield;
	const focus = yield* readFocus(scenes, lexicon);
	const read = yield* mapInSteps(scenes, scene => scene.once(readStatements));
	const tables = readTables(scenes, read.flat());
	yield;
	const quarrels = findQuarrels(scenes, focus);
	yield;
	const statements = readQuarrels(retract(scenes, tables), quarrels);
	yield;
	const pointers = readQuarrels(readPointers(scenes, statements), quarrels);
	yield;
	const said = yield* readImplied([...readLeads(statements, scenes), ...pointers], scenes);
	const benefits = yield* findAllBenefits(scenes, focus);
	const findings = matchFirmness(
		benefits.filter(({ scene, cues: [cue] }) => !isInQuarrel(quarrels, scene, cue?.from ?? 0)),
		said,
	);
	yield;
	const beneficiaries = collectBeneficiaries(note.source, findings, scenes);
	yield;
	const noteDate = readDate(date ?? '');
	const found = yield* mapInSteps(scenes, scene => [...findFacts(note.source, scene, noteDate)]);
	const inSentences = new Map(found.flat());
	const inRows = findRowFacts({ source: note.source, noteDate }, scenes, inSentences);
	const facts = new Map([...inSentences, ...inRows]);
	const mentions = yield* mapInSteps(statements, statement =>
		toMention(note, lexicon, statement, facts.get(statement.hit)),
	);
	const groups = yield* findGroupMentions(note, scenes, findings, beneficiaries);
	yield;
	const own = keepOwnDeals(said, scenes);
	yield;
	const changes = collectChanges(note.source, own, focus);
	return { terms: mentions, groups, changes, beneficiaries };
}

function toMention(
	{ source }: NoteText,
	lexicon: Lexicon,
	statement: Statement,
	facts: readonly Fact[] | undefined,
): TermMention {
	const { hit, scene, polarity, cues } = statement;
	const span = sourceSpan(scene.sentence, hit.from, hit.to);
	return {
		kind: 'term',
		id: hit.term,
		label: lexicon.terms.get(hit.term)?.label ?? hit.term,
		text: source.slice(span.start, span.end),
		...span,
		polarity: isFreedomBegun(statement) ? 'affirmed' : polarity,
		...(facts === undefined ? {} : { facts }),
		confidence: hit.confidence,
		why: {
			by: hit.by,
			id: hit.rule,
			cues: cues.map(cue => cueOf(source, scene, cue, cue.role)),
			over: hit.over,
		},
	};
}

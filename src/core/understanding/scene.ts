import { mapInSteps, type Steps } from '../base/steps.js';
import type { Span } from '../base/span.js';
import { isHeading } from '../markdown/block.js';
import { sourceSpan, type NoteText, type Sentence } from '../markdown/noteText.js';
import { bySentence, type CompanyHit, type TermHit, type WordSpan } from '../matching/hits.js';
import { SlottedWords } from '../matching/slottedWords.js';
import { findHedges } from './certainty.js';
import { isBoilerplate } from './boilerplate.js';
import { readClauses, type Clauses } from './clauses.js';
import type { FoundCue } from './cueTable.js';
import type { HedgeCue } from './data/hedgeCues.js';
import { yearOf } from './dateLine.js';
import type { Cue, Evidence } from './reading.js';

/** A sentence with all that was found in it so far. */
export interface Scene {
	readonly sentence: Sentence;
	readonly companies: readonly CompanyHit[];
	readonly terms: readonly TermHit[];
	readonly text: SlottedWords;
	readonly clauses: Clauses;
	readonly hedges: readonly FoundCue<HedgeCue>[];
	/** Asked, or a point still to be looked into: nothing is said. */
	readonly isQuestion: boolean;
	readonly isHeading: boolean;
	/** The question last asked in its paragraph, else the text of the heading it stands under; empty before the first. */
	readonly heading: string;
	/** Whether it is an item of a list, or a cell: what its heading says holds of it alone. */
	readonly isListed: boolean;
	/** Whether the note is about something not yet signed: what "would" be is then what somebody wants. */
	readonly isUnsigned: boolean;
	/** Whether `heading` is a question asked in the same paragraph. */
	readonly isAnswer: boolean;
	/** Whether its paragraph only stands around a text: it tells nothing of the deal. */
	readonly isBoilerplate: boolean;
	/** The year in which the note was written, as it says, else that of `UNDATED`. */
	readonly year: number;
	/** What follows from the scene alone, made when first asked for and kept with it. `make` stands for its answer: a function of a module. */
	once<T>(make: (scene: Scene) => T): T;
}

/** What was found in a note's sentences before it is told apart by sentence. */
interface FoundBySentence {
	/** When the note was written, as far as it says so. */
	readonly date?: string | undefined;
	/** Sorted. */
	readonly companies: readonly CompanyHit[];
	/** Sorted. */
	readonly terms: readonly TermHit[];
	/** The slotted words of each sentence, where they are at hand. */
	readonly texts?: readonly SlottedWords[] | undefined;
}

/** Sets the stage sentence by sentence. Linear; with pauses. `memory` has the scenes of the note before it was edited. */
export function* readScenes(
	note: NoteText,
	{ date, companies, terms, texts = [] }: FoundBySentence,
	memory?: SceneMemory,
): Steps<Scene[]> {
	const companiesOf = bySentence(note.sentences.length, companies);
	const termsOf = bySentence(note.sentences.length, terms);
	const year = yearOf(date) ?? UNDATED;
	const isUnsigned = note.blocks.some(({ text }) => MAY_BE_UNSIGNED.test(text) && UNSIGNED.test(text));
	let heading = '';
	let isOpenPoint = false;
	let lead: string | undefined;
	let asked: { readonly block: unknown; readonly text: string } | undefined;
	return yield* mapInSteps(note.sentences, (sentence, i): Scene => {
		const isHead = isHeading(sentence.block);
		if (isHead) {
			heading = sentence.block.text.slice(0, LONGEST_TITLE);
			isOpenPoint = OPEN_POINTS.test(heading);
		}
		const text = sentence.block.text.slice(sentence.start, sentence.end);
		lead = leadOf(note, i) ?? (sentence.block.within.includes('listItem') ? lead : undefined);
		const topic = asked?.block === sentence.block ? asked.text : undefined;
		if (text.includes('?') && /\?[^\p{L}\d?]*$/u.test(text)) {
			asked = { block: sentence.block, text: text.slice(-LONGEST_TITLE) };
		}
		const own = companiesOf[i] ?? [];
		const scene = new StagedScene(
			{
				sentence,
				companies: own,
				terms: termsOf[i] ?? [],
				text: texts[i] ?? new SlottedWords(sentence.words, own),
			},
			{
				isQuestion: (sentence.block.cell === undefined && isQuestion(text, isHead)) || isOpenPoint,
				isHeading: isHead,
				heading: topic ?? lead ?? heading,
				isListed: sentence.block.within.includes('listItem'),
				isUnsigned,
				isAnswer: topic !== undefined,
				isBoilerplate: isBoilerplate(sentence.block, topic ?? lead ?? heading),
				year,
			},
		);
		return memory?.keep(scene) ?? scene;
	});
}

/**
 * The scenes of a note's sentences, kept while the note is edited: one in which all is as it was stays the same object, and what follows
 * from it alone is not worked out again.
 */
export class SceneMemory {
	readonly #scenes = new WeakMap<Sentence, StagedScene>();

	/** The scene that says the same, if there was one; else this one. */
	keep(scene: StagedScene): StagedScene {
		const known = this.#scenes.get(scene.sentence);
		if (known?.isSame(scene) === true) {
			return known;
		}
		this.#scenes.set(scene.sentence, scene);
		return scene;
	}
}

/** What was found in a sentence before, and what its place in the note says of it. */
type Found = Pick<Scene, 'sentence' | 'companies' | 'terms' | 'text'>;
type Placed = Pick<
	Scene,
	'isQuestion' | 'isHeading' | 'heading' | 'isListed' | 'isUnsigned' | 'isAnswer' | 'isBoilerplate' | 'year'
>;

/**
 * A scene whose clauses and hedges are read when first asked for: most sentences say nothing of a deal. A class, because all scenes then
 * have one shape, which whatever reads them relies on for its speed.
 */
class StagedScene implements Scene {
	readonly sentence: Sentence;
	readonly companies: readonly CompanyHit[];
	readonly terms: readonly TermHit[];
	readonly text: SlottedWords;
	readonly isQuestion: boolean;
	readonly isHeading: boolean;
	readonly heading: string;
	readonly isListed: boolean;
	readonly isUnsigned: boolean;
	readonly isAnswer: boolean;
	readonly isBoilerplate: boolean;
	readonly year: number;
	#clauses: Clauses | undefined;
	#hedges: Scene['hedges'] | undefined;
	#made: Map<(scene: Scene) => unknown, unknown> | undefined;

	constructor({ sentence, companies, terms, text }: Found, placed: Placed) {
		this.sentence = sentence;
		this.companies = companies;
		this.terms = terms;
		this.text = text;
		this.isQuestion = placed.isQuestion;
		this.isHeading = placed.isHeading;
		this.heading = placed.heading;
		this.isListed = placed.isListed;
		this.isUnsigned = placed.isUnsigned;
		this.isAnswer = placed.isAnswer;
		this.isBoilerplate = placed.isBoilerplate;
		this.year = placed.year;
	}

	get clauses(): Clauses {
		return (this.#clauses ??= readClauses(this.sentence.words));
	}

	get hedges(): Scene['hedges'] {
		return (this.#hedges ??= findHedges(this.text, this.companies));
	}

	once<T>(make: (scene: Scene) => T): T {
		this.#made ??= new Map();
		if (!this.#made.has(make)) {
			this.#made.set(make, make(this));
		}
		return this.#made.get(make) as T;
	}

	/** Whether another scene of the same sentence says the same. */
	isSame(other: StagedScene): boolean {
		return (
			this.text === other.text &&
			isSameList(this.terms, other.terms, isSameTerm) &&
			isSameList(this.companies, other.companies, isSameCompany) &&
			this.heading === other.heading &&
			this.isQuestion === other.isQuestion &&
			this.isHeading === other.isHeading &&
			this.isListed === other.isListed &&
			this.isUnsigned === other.isUnsigned &&
			this.isAnswer === other.isAnswer &&
			this.isBoilerplate === other.isBoilerplate &&
			this.year === other.year
		);
	}
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
	return a.length === b.length && a.every((item, i) => isSame(item, b[i] ?? item));
}

/** Whether two mentions are the same for whoever reads what their sentence says; which of the note's sentences it is, is not asked there. */
function isSameTerm(a: TermHit, b: TermHit): boolean {
	return (
		a === b ||
		(a.term === b.term &&
			a.from === b.from &&
			a.to === b.to &&
			a.by === b.by &&
			a.rule === b.rule &&
			a.confidence === b.confidence &&
			a.reach === b.reach &&
			a.over === b.over)
	);
}

/** As `isSameTerm`; why a company was found is not asked either. */
function isSameCompany(a: CompanyHit, b: CompanyHit): boolean {
	return (
		a.from === b.from &&
		a.to === b.to &&
		a.id === b.id &&
		a.label === b.label &&
		a.isDescriptive === b.isDescriptive &&
		a.isSource === b.isSource
	);
}

/** A note without a date is read as one of this year: readings must not depend on the day on which they are made. */
const UNDATED = 2026;

/** A word that all of `UNSIGNED` have one of, to look for first. */
const MAY_BE_UNSIGNED = /signed|draft/i;
const UNSIGNED =
	/\b(?:nothing (?:is|has been) signed|not (?:yet )?(?:been )?signed|still unsigned|(?:the|a|its|their|latest|first) draft (?:would|contract|agreement)|[’']s draft\b)/i;

/** More of a title is not read, in characters. */
const LONGEST_TITLE = 200;

/** The longest line that leads into a list, in characters. */
const LONGEST_LEAD = 80;

/** "Who benefits", "What Corvid gets:": a short line before a list is the heading of its items. */
function leadOf({ sentences }: NoteText, i: number): string | undefined {
	const sentence = sentences[i];
	const next = sentences[i + 1];
	const isBeforeList =
		sentence !== undefined &&
		next !== undefined &&
		sentence.block !== next.block &&
		!sentence.block.within.includes('listItem') &&
		next.block.within.includes('listItem') &&
		sentence.block.kind === 'paragraph';
	const text = isBeforeList ? sentence.block.text.slice(0, LONGEST_LEAD + 2).trim() : '';
	return isBeforeList && text.length <= LONGEST_LEAD && !/[.!]$/.test(text) ? text : undefined;
}

/** Headings of lists of what the writer does not know yet. */
const OPEN_POINTS =
	/^\W*(?:to[ -]?do|follow[ -]?ups?|next steps|open (?:questions|points|issues)|questions|still to (?:check|ask))\b/i;

function isQuestion(text: string, isHead: boolean): boolean {
	return (
		(text.includes('?') && /\?[”’"')\]*_]*$/.test(text)) ||
		/^follow[ -]?up:/i.test(text) ||
		(isHead && /\b(?:what|how|why|whether)\b/i.test(text))
	);
}

/** The sentence as a quote with its place. */
export function evidenceOf(source: string, { sentence }: Scene): Evidence {
	return quote(source, sourceSpan(sentence, 0, sentence.words.length));
}

/** A cue word as a quote with its place. */
export function cueOf(
	source: string,
	{ sentence }: Scene,
	words: Omit<WordSpan, 'sentence'>,
	role: string,
): Cue {
	return { ...quote(source, sourceSpan(sentence, words.from, words.to)), role };
}

function quote(source: string, { start, end }: Span): Evidence {
	return { start, end, text: source.slice(start, end) };
}

import { bySpan, overlaps, type Span } from '../base/span.js';
import { finish, mapInSteps, type Steps } from '../base/steps.js';
import type { Company } from '../lexicon/entry.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isHeading } from '../markdown/block.js';
import { readNoteText, sourceSpan, type NoteText } from '../markdown/noteText.js';
import { compileTerms, type TermMatcher } from '../matching/compileTerms.js';
import { bySentence, type CompanyHit, type WordSpan } from '../matching/hits.js';
import type { OpenSentence } from '../matching/openSentence.js';
import { TermMemory } from '../matching/termMemory.js';
import { companySpan } from './companies/companySpan.js';
import { findCompaniesInSteps } from './companies/findCompanies.js';
import { settleBareTerms } from './bareTerms.js';
import { calibrate } from './confidence/calibrate.js';
import type { ReadingMemory } from './readingMemory.js';
import { readNoteFacts, type LocatedFacts } from './noteFacts.js';
import type { CompanyMention, Mention, Reading, Section } from './reading.js';
import { understandInSteps, type Understood } from './understand.js';

/** How to read one note. */
export interface ReadOptions {
	/** Whether headings are marked as well. Default: true. */
	readonly headings?: boolean;
	/** Leave out what scores lower, 0 to 1. Default: 0, everything. */
	readonly minimumConfidence?: number;
	/** Where the note is kept: the name of its file may tell its date. */
	readonly path?: string | undefined;
}

const matchers = new WeakMap<Lexicon, TermMatcher>();

/** The compiled wordings of a lexicon; compiled once. */
export function matcherOf(lexicon: Lexicon): TermMatcher {
	let matcher = matchers.get(lexicon);
	if (matcher === undefined) {
		matcher = compileTerms({ ...lexicon, terms: lexicon.terms.values() });
		matchers.set(lexicon, matcher);
	}
	return matcher;
}

/** What was found and understood in a note's text, before it is put together. */
export interface UnderstoodNote extends Understood {
	readonly companies: readonly CompanyHit[];
}

/** Companies, terms, what happened to them and who gains, in a text that has been cut already. Never throws. */
export function understandNote(note: NoteText, lexicon: Lexicon): UnderstoodNote {
	return finish(understandNoteInSteps(note, lexicon, { date: readNoteFacts(note).date }));
}

function* understandNoteInSteps(
	note: NoteText,
	lexicon: Lexicon,
	{ date, memory }: { readonly date: string | undefined; readonly memory?: ReadingMemory | undefined },
): Steps<UnderstoodNote> {
	const companies = yield* findCompaniesInSteps(note, lexicon, memory?.companies);
	const known = memory?.terms ?? new TermMemory();
	const matcher = matcherOf(lexicon);
	const named = bySentence(note.sentences.length, companies);
	const open = yield* mapInSteps(note.sentences, (sentence, i) =>
		known.open(sentence, named[i] ?? [], matcher),
	);
	const found = yield* mapInSteps(open, (sentence, i) =>
		known.find(sentence, open[i - 1], nextOf(open, i)),
	);
	const terms = settleBareTerms(note, found.flat());
	const texts = open.map(({ text }) => text);
	const understood = yield* understandInSteps({
		note,
		date,
		lexicon,
		companies,
		terms,
		texts,
		memory: memory?.scenes,
	});
	// Who gains in a text without any company or term gains from no deal.
	const isOfDeal = companies.length + terms.length > 0;
	return { companies, ...understood, ...(isOfDeal ? {} : { groups: [], beneficiaries: [] }) };
}

/** Reads one note: structure, companies, terms, then what happened to the terms and who gains. Never throws on a text. */
export function readNote(source: string, lexicon: Lexicon, options: ReadOptions): Reading {
	return finish(readInSteps(readNoteText(source), lexicon, options));
}

/** As `readNote`, of a note that has been cut already, with pauses. `memory` has what was found in it before it was edited. */
export function* readInSteps(
	note: NoteText,
	lexicon: Lexicon,
	options: ReadOptions,
	memory?: ReadingMemory,
): Steps<Reading> {
	const { source } = note;
	const facts = readNoteFacts(note, options.path);
	const understood = yield* understandNoteInSteps(note, lexicon, { date: facts.date, memory });
	yield;
	const companies = yield* mapInSteps(understood.companies, hit => toCompanyMention(note, hit));
	const sentences = yield* mapInSteps(note.sentences, sentence =>
		sourceSpan(sentence, 0, sentence.words.length),
	);
	yield;
	const mentions: Mention[] = [
		...companies,
		...understood.terms,
		...understood.groups,
		...sourceMention(source, facts, lexicon),
	];
	mentions.sort(bySpan);
	yield;
	const reading = yield* calibrate({
		note: { title: facts.title, date: facts.date, source: facts.source },
		sections: readSections(note),
		sentences,
		passedOver: findPassedOver(note),
		mentions,
		changes: understood.changes,
		beneficiaries: understood.beneficiaries,
	});
	yield;
	const isWanted = ({ confidence }: { readonly confidence: number }): boolean =>
		confidence >= (options.minimumConfidence ?? 0);
	return {
		...reading,
		mentions: (options.headings === false
			? leaveHeadings(note, reading.mentions)
			: reading.mentions
		).filter(isWanted),
		changes: reading.changes.filter(isWanted),
		beneficiaries: reading.beneficiaries.filter(isWanted),
	};
}

/** A sentence is read with the one before it, and with the next one of its paragraph. */
function nextOf(sentences: readonly OpenSentence[], i: number): OpenSentence | undefined {
	const [own, after] = [sentences[i], sentences[i + 1]];
	return after?.sentence.block === own?.sentence.block ? after : undefined;
}

function toCompanyMention(note: NoteText, hit: CompanyHit): CompanyMention {
	const span = companySpan(note, hit);
	return {
		kind: 'company',
		id: hit.id,
		label: hit.label,
		text: note.source.slice(span.start, span.end),
		...span,
		...(hit.isDescriptive ? { descriptive: true } : {}),
		...(hit.isSource ? { role: 'source' } : {}),
		confidence: hit.confidence,
		why: {
			by: hit.by,
			id: hit.rule,
			cues: hit.cues.map(cue => {
				const at = hitSpan(note, cue);
				return { ...at, text: note.source.slice(at.start, at.end), role: cue.role };
			}),
		},
	};
}

function hitSpan(note: NoteText, hit: WordSpan): Span {
	const sentence = note.sentences[hit.sentence];
	return sentence === undefined ? { start: 0, end: 0 } : sourceSpan(sentence, hit.from, hit.to);
}

/** The publisher that the last lines name: a company mention that plays no part in the deal. */
function sourceMention(source: string, facts: LocatedFacts, lexicon: Lexicon): CompanyMention[] {
	const { sourceSpan: span } = facts;
	if (span === undefined) {
		return [];
	}
	const text = source.slice(span.start, span.end);
	const known = findByName(text, lexicon);
	const id = known?.id ?? text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
	return [
		{
			kind: 'company',
			id,
			label: known?.name ?? text,
			text,
			...span,
			role: 'source',
			confidence: 0.9,
			why: { by: 'rule', id: 'source-line', cues: [] },
		},
	];
}

/** The company of a name, however it is spaced and in whatever capitals. A look at each name of the lexicon, squeezing the few that may be it. */
function findByName(name: string, { companies }: Lexicon): Company | undefined {
	const wanted = squeeze(name);
	const is = (other: string): boolean => beginsLike(other, wanted) && squeeze(other) === wanted;
	for (const company of companies.values()) {
		if (is(company.name) || company.aliases.some(is)) {
			return company;
		}
	}
	return undefined;
}

function squeeze(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a name may be squeezed to what begins so; plain letters tell at a glance. */
function beginsLike(name: string, squeezed: string): boolean {
	const own = name.charCodeAt(0);
	const isPlain = (own >= 65 && own <= 90) || (own >= 97 && own <= 122);
	return !isPlain || (own | 32) === squeezed.charCodeAt(0);
}

/** Headings cut the note; what stands before the first one is a section of depth 0. */
function readSections(note: NoteText): Section[] {
	const heads = note.blocks.filter(isHeading);
	const sections: Section[] = heads.map((block, i) => ({
		title: block.text.replace(/\s+/g, ' ').trim(),
		depth: block.depth,
		start: block.span.start,
		end: heads[i + 1]?.span.start ?? note.source.length,
	}));
	const first = sections[0]?.start ?? note.source.length;
	return first > 0 ? [{ title: '', depth: 0, start: 0, end: first }, ...sections] : sections;
}

/** The stretches of a note that belong to no article: blocks with none of the article between them are one. Both lists are sorted. */
function findPassedOver({ blocks, leftovers }: NoteText): Span[] {
	const found: Span[] = [];
	let next = 0;
	for (const { span } of leftovers) {
		const last = found.at(-1);
		const before = next;
		while ((blocks[next]?.span.start ?? Infinity) < span.start) {
			next++;
		}
		if (last === undefined || next > before) {
			found.push({ start: span.start, end: span.end });
		} else {
			found[found.length - 1] = { start: last.start, end: span.end };
		}
	}
	return found;
}

/** The mentions that stand in no heading. Both lists are sorted, so one walk does. */
function leaveHeadings(note: NoteText, mentions: readonly Mention[]): readonly Mention[] {
	const headings = note.blocks.filter(isHeading).map(({ span }) => span);
	let next = 0;
	return mentions.filter(mention => {
		while ((headings[next]?.end ?? Infinity) <= mention.start) {
			next++;
		}
		const heading = headings[next];
		return heading === undefined || !overlaps(heading, mention);
	});
}

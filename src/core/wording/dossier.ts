import { contains } from '../base/span.js';
import { unreachable } from '../base/unreachable.js';
import type { EntityKind, Place } from '../indexing/noteSummary.js';
import type { Contradiction, Dossier, DossierEvent, DossierNote } from '../indexing/workspaceIndex.js';
import type { GeneralLine } from './card.js';
import { asPlain, DossierLines, type DossierText, type Piece } from './dossierLines.js';
import { showQuote } from './excerpt.js';
import { certaintyLabel, changeLabel, effectLabel } from './labels.js';
import { sayCount, sayList, type Say } from './say.js';
import { factKindLabel, kindOfValue, valueLabel } from './valueLabel.js';

/** What a dossier is printed from. */
export interface DossierSource {
	readonly say: Say;
	readonly dossier: Dossier;
	/** "term · Money". */
	readonly about: string;
	/** What is known beforehand, and no note has said. */
	readonly general: readonly GeneralLine[];
	/** What something is called, by its id; the first of the kinds that knows it. */
	readonly nameOf: (id: string, ...kinds: readonly EntityKind[]) => string;
	/** What a note says at a place; `undefined` where it is not known, or not to be shown. */
	readonly quoteOf: (note: string, place: Place) => string | undefined;
	/** A note's path as it is shown, and who published it; empty where the note does not say. */
	readonly originOf: (note: string) => { readonly path: string; readonly source: string };
	/** How many of the newest notes are quoted. The others are listed with their lines. */
	readonly quotedNotes: number;
	/** How far the reading of all notes is, while it is under way. */
	readonly progress: { readonly done: number; readonly total: number } | undefined;
}

/** The places whose words a dossier shows. Ask for them first, then print. */
export function listQuotes(
	dossier: Dossier,
	quotedNotes: number,
): readonly { readonly note: string; readonly place: Place }[] {
	return quotedOf(dossier, quotedNotes).flatMap(note => {
		const { groups, sentences } = partsOf(note);
		const places = [
			...groups.map(({ place }) => place),
			...sentences.slice(0, MOST_SENTENCES).map(({ sentence }) => sentence),
		];
		return places.map(place => ({ note: note.note, place }));
	});
}

/**
 * A dossier as text, in markdown: what notes disagree on, then note by note in the order of time what happened, each with its sentence,
 * then what stands together with it and what is known in general.
 */
export function printDossier(source: DossierSource): DossierText {
	const lines = new DossierLines();
	addHead(lines, source);
	addContradictions(lines, source);
	addNotes(lines, source);
	addTogether(lines, source);
	addGeneral(lines, source);
	return lines.finish();
}

/** More of what a note merely mentions is given by its lines only. */
const MOST_SENTENCES = 3;

/** Of more lines than these only the number is told. */
const MOST_LINES = 20;

/** Of more than these a dossier would begin with a list and nothing else; the reading view has them all. */
const MOST_DIFFERING = 20;
const MOST_VALUES = 12;

/** As many forms as fit on a line or two. */
const MOST_FORMS = 8;

function quotedOf({ notes }: Dossier, quotedNotes: number): readonly DossierNote[] {
	return quotedNotes === 0 ? [] : notes.slice(-quotedNotes);
}

function addHead(lines: DossierLines, { say, dossier, about, quotedNotes, progress }: DossierSource): void {
	const { entity, notes } = dossier;
	const [first, last] = [notes[0]?.date ?? '', notes.at(-1)?.date ?? ''];
	const mentions = sayCount(say, entity.mentions, ['1 mention', '{0} mentions']);
	const span = first === last ? first : say('{0} to {1}', first, last);
	lines.addHeading(1, asPlain(entity.label));
	const counted =
		notes.length === 0
			? say('no note of the folder mentions it')
			: say('{0} in {1}', mentions, countNotes(say, notes.length));
	lines.add([about, counted, span].filter(part => part !== '').join(' · '));
	if (entity.forms.length > 0) {
		const forms = entity.forms.slice(0, MOST_FORMS).map(form => `“${asPlain(form)}”`);
		lines.add();
		lines.add(say('Also written {0}.', forms.join(', ')));
	}
	if (progress !== undefined) {
		lines.add();
		lines.add(say('Notes are still being read: {0} of {1} so far.', progress.done, progress.total));
	}
	if (notes.some(({ isFileDate }) => isFileDate)) {
		lines.add();
		lines.add(say('Notes that give no date stand at the day on which their file was last changed.'));
	}
	if (notes.length > quotedNotes) {
		lines.add();
		lines.add(
			say('The newest {0} of {1} notes are quoted, the others listed.', quotedNotes, notes.length),
			' ',
			{
				text: say('Quote all of them'),
				target: { kind: 'quoteAll' },
			},
		);
	}
}

function countNotes(say: Say, count: number): string {
	return sayCount(say, count, ['1 note', '{0} notes']);
}

function addContradictions(lines: DossierLines, source: DossierSource): void {
	const { say, dossier, originOf } = source;
	if (dossier.contradictions.length === 0) {
		return;
	}
	lines.addHeading(2, say('Notes give different values'));
	const titles = new Map(dossier.notes.map(({ note, title }) => [note, title]));
	for (const contradiction of dossier.contradictions.slice(0, MOST_DIFFERING)) {
		lines.add(`- ${describeContradiction(source, contradiction)}`);
		for (const { note, date, value, bound, evidence } of contradiction.values.slice(0, MOST_VALUES)) {
			const title = titles.get(note) ?? '';
			const shown = asPlain(title === '' ? originOf(note).path : title);
			lines.add(
				`  - ${date}: ${valueLabel(say, value, bound)} (${shown}, `,
				lineLink(say, note, evidence),
				')',
			);
		}
		addMore(lines, say, '  - ', contradiction.values.length - MOST_VALUES);
	}
	addMore(lines, say, '- ', dossier.contradictions.length - MOST_DIFFERING);
}

function addMore(lines: DossierLines, say: Say, lead: string, more: number): void {
	if (more > 0) {
		lines.add(`${lead}${say('and {0} more', more)}`);
	}
}

/** What notes give different values for: "Revenue share (share) · Microsoft and OpenAI". */
export function describeContradiction(
	{ say, nameOf }: Pick<DossierSource, 'say' | 'nameOf'>,
	{ term, parties, kind }: Pick<Contradiction, 'term' | 'parties' | 'kind'>,
): string {
	const what = say('{0} ({1})', nameOf(term, 'term'), factKindLabel(say, kind));
	return asPlain([what, ...namesOf({ say, nameOf }, parties)].join(' · '));
}

function addNotes(lines: DossierLines, source: DossierSource): void {
	const { say, dossier, quotedNotes } = source;
	if (dossier.notes.length > 0) {
		lines.addHeading(2, say('Timeline'));
	}
	const quoted = new Set(quotedOf(dossier, quotedNotes));
	for (const note of dossier.notes) {
		if (quoted.has(note)) {
			addNote(lines, source, note);
		} else {
			addInOneLine(lines, source, note);
		}
	}
}

/** "- 2014-03-11 · Acme ties itself down · introduced · 3 mentions" */
function addInOneLine(lines: DossierLines, { say, originOf }: DossierSource, note: DossierNote): void {
	const { events, mentions } = note;
	const title = asPlain(note.title === '' ? originOf(note.note).path : note.title);
	const place = mentions[0] ?? events[0]?.evidence;
	const told = events.flatMap(event => {
		switch (event.kind) {
			case 'change':
				return [changeLabel(say, event.change)];
			case 'benefit':
				return [effectLabel(say, event.effect)];
			case 'fact':
				return [];
		}
	});
	const count = sayCount(say, mentions.length, ['1 mention', '{0} mentions']);
	lines.add(
		`- ${note.date} · `,
		place === undefined ? title : { text: title, target: { kind: 'place', note: note.note, place } },
		[...new Set(told), count].map(part => ` · ${part}`).join(''),
	);
}

function addNote(lines: DossierLines, source: DossierSource, note: DossierNote): void {
	const { say, originOf } = source;
	const { path, source: publisher } = originOf(note.note);
	const { groups, sentences } = partsOf(note);
	const title = asPlain(note.title === '' ? path : note.title);
	const place = note.mentions[0] ?? note.events[0]?.evidence;
	lines.addHeading(
		3,
		`${note.date} · `,
		place === undefined ? title : { text: title, target: { kind: 'place', note: note.note, place } },
	);
	const shownPath = note.title === '' ? '' : path;
	const origin = [publisher, shownPath, note.isFileDate ? say('date of the file') : ''];
	const told = origin.filter(part => part !== '').map(asPlain);
	if (told.length > 0) {
		lines.add(told.join(' · '));
		lines.add();
	}
	for (const { place, events } of groups) {
		const texts = [...new Set(events.map(event => describeEvent(source, event)))];
		texts.slice(0, -1).forEach(text => lines.add(`- ${text}`));
		addQuoted(lines, source, { note: note.note, place, lead: `- ${texts.at(-1) ?? ''}` });
	}
	const shown = sentences
		.slice(0, MOST_SENTENCES)
		.filter(({ sentence }) => (source.quoteOf(note.note, sentence) ?? '').trim() !== '');
	for (const { sentence, mention } of shown) {
		const lead = `- ${say('mentioned')}`;
		addQuoted(lines, source, { note: note.note, place: sentence, at: mention, lead });
	}
	addOtherLines(
		lines,
		source,
		note,
		sentences.filter(sentence => !shown.includes(sentence)),
	);
}

interface Quoted {
	readonly note: string;
	readonly place: Place;
	/** Where the link leads, if not to all of it. */
	readonly at?: Place;
	readonly lead: string;
}

/** What is said, and under it the sentence on which it rests. */
function addQuoted(
	lines: DossierLines,
	{ say, quoteOf }: DossierSource,
	{ note, place, at = place, lead }: Quoted,
): void {
	const quote = quoteOf(note, place);
	if (quote === undefined || quote.trim() === '') {
		lines.add(`${lead} (`, lineLink(say, note, at), ')');
	} else {
		lines.add(lead);
		lines.add(`  > “${asPlain(showQuote(quote))}” (`, lineLink(say, note, at), ')');
	}
}

/** "- mentioned also in line 5, 8 and 12", each a link. */
function addOtherLines(
	lines: DossierLines,
	{ say }: DossierSource,
	{ note }: DossierNote,
	rest: readonly Sentence[],
): void {
	if (rest.length === 0) {
		return;
	}
	const byLine = new Map(rest.map(({ mention }) => [mention.line, mention] as const).reverse());
	const places = [...byLine.values()].reverse();
	const more = places.length - MOST_LINES;
	const links = places.slice(0, MOST_LINES).map(
		mention =>
			({
				text: String(mention.line + 1),
				target: { kind: 'place', note, place: mention },
			}) as const,
	);
	const lead = links.length === 1 ? say('mentioned in line') : say('mentioned in lines');
	const listed = links.flatMap((link, at) => (at === 0 ? [link] : [', ', link]));
	lines.add(`- ${lead} `, ...listed, more > 0 ? `, ${say('and {0} more', more)}` : '');
}

function lineLink(say: Say, note: string, place: Place): Piece {
	return { text: say('line {0}', place.line + 1), target: { kind: 'place', note, place } };
}

/** What happened, as a line without its quote. What the dossier is about is not named again. */
function describeEvent(source: DossierSource, event: DossierEvent): string {
	const { say, nameOf, dossier } = source;
	const { kind, id } = dossier.entity;
	const isOwn = (of: EntityKind, other: string): boolean => of === kind && other === id;
	switch (event.kind) {
		case 'change': {
			const change = changeLabel(say, event.change);
			return asPlain(
				[
					isOwn('term', event.term) ? change : `${nameOf(event.term, 'term')} ${change}`,
					certaintyLabel(say, event.certainty),
					...namesOf(source, event.parties),
				].join(' · '),
			);
		}
		case 'benefit': {
			const effect = effectLabel(say, event.effect);
			const terms = event.terms.filter(term => !isOwn('term', term)).map(term => nameOf(term, 'term'));
			const who = nameOf(event.who, 'company', 'beneficiary');
			return asPlain(
				[
					event.who === id ? effect : `${who}: ${effect}`,
					certaintyLabel(say, event.certainty),
					...(terms.length === 0 ? [] : [say('because of {0}', sayList(say, terms))]),
				].join(' · '),
			);
		}
		case 'fact': {
			const value = valueLabel(say, event.value, event.bound);
			const quantity = factKindLabel(say, kindOfValue(event.value));
			const term = nameOf(event.term, 'term');
			return asPlain(
				[
					isOwn('term', event.term)
						? say('{0}: {1}', quantity, value)
						: say('{0}: {1}', term, value),
					...namesOf(source, event.parties),
				].join(' · '),
			);
		}
		default:
			return unreachable(event);
	}
}

function namesOf(
	{ say, nameOf }: Pick<DossierSource, 'say' | 'nameOf'>,
	parties: readonly string[],
): readonly string[] {
	return parties.length === 0
		? []
		: [
				sayList(
					say,
					parties.map(party => nameOf(party, 'company')),
				),
			];
}

interface EventGroup {
	readonly place: Place;
	readonly events: readonly DossierEvent[];
}

interface Sentence {
	readonly sentence: Place;
	/** The first mention in it. */
	readonly mention: Place;
}

/** A note's events by the sentence they rest on, and the sentences that merely mention the subject. */
function partsOf({ events, mentions }: DossierNote): {
	readonly groups: readonly EventGroup[];
	readonly sentences: readonly Sentence[];
} {
	const groups: { place: Place; events: DossierEvent[] }[] = [];
	// A value without words in the note that could be compared says nothing here; its sentence is quoted as a mention.
	const told = events.filter(event => event.kind !== 'fact' || event.value !== '');
	for (const event of [...told.filter(({ kind }) => kind !== 'fact'), ...told.filter(isFact)]) {
		const around =
			event.kind === 'fact'
				? mentions.find(({ sentence }) => contains(sentence, event.evidence))?.sentence
				: undefined;
		const place = around ?? event.evidence;
		const group = groups.find(each => contains(each.place, place));
		if (group === undefined) {
			groups.push({ place, events: [event] });
		} else {
			group.events.push(event);
		}
	}
	groups.sort((a, b) => a.place.start - b.place.start);
	const sentences = new Map<number, Sentence>();
	for (const mention of mentions) {
		const { sentence } = mention;
		if (!sentences.has(sentence.start) && !groups.some(({ place }) => contains(place, mention))) {
			sentences.set(sentence.start, { sentence, mention });
		}
	}
	return { groups, sentences: [...sentences.values()] };
}

function isFact({ kind }: DossierEvent): boolean {
	return kind === 'fact';
}

/** More than these stand together with it by chance. */
const MOST_TOGETHER = 15;

function addTogether(lines: DossierLines, { say, dossier }: DossierSource): void {
	if (dossier.together.length === 0) {
		return;
	}
	lines.addHeading(2, say('Often mentioned together with'));
	for (const { entity, notes } of dossier.together.slice(0, MOST_TOGETHER)) {
		const target = { kind: 'dossier', of: entity.kind, id: entity.id } as const;
		lines.add('- ', { text: asPlain(entity.label), target }, ` · ${countNotes(say, notes)}`);
	}
}

function addGeneral(lines: DossierLines, { say, general }: DossierSource): void {
	if (general.length === 0) {
		return;
	}
	lines.addHeading(2, say('In general'));
	lines.add(say('From the lexicon, not from a note.'));
	lines.add();
	for (const { text, isHint } of general) {
		lines.add(
			`- ${asPlain(text)}${isHint ? ` ${say('A rule of thumb, not a fact about this deal.')}` : ''}`,
		);
	}
}

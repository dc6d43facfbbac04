import { CHANGE_KINDS, EFFECT_KINDS } from '../base/outcomes.js';
import type { Span } from '../base/span.js';
import { compareText, type TextQuote } from './annotation.js';
import { digest } from './digest.js';
import { printFields, type Field } from './json.js';
import { parseRecordFile, printRecordFile, type RecordFile, type RecordFormat } from './recordFile.js';
import type { RecordFields } from './recordFields.js';
import { leftIn, readPosition, readQuote, writePlace } from './selectors.js';

/** What is a mention of: the same three kinds as in a reading. */
export type CorrectedKind = 'company' | 'term' | 'beneficiary';

interface CorrectionFacts {
	/** Stable, unique within the workspace. */
	readonly id: string;
	readonly author: string;
	/** ISO 8601, UTC. */
	readonly created: string;
	/** Fields that this version of Pactmark does not know, written back as they were. */
	readonly extra: readonly Field[];
}

/** A passage of a note, by its words. It is a `Quote`, with the note that it is quoted from. */
export interface CorrectedPlace {
	/** As `toNotePath` gives it. */
	readonly note: string;
	readonly quote: TextQuote;
	readonly position: Span | undefined;
}

/** This passage does not mean that here. */
export interface NotThisSense extends CorrectionFacts, CorrectedPlace {
	readonly type: 'not-this-sense';
	readonly kind: CorrectedKind;
	/** What it was taken for: an id of the lexicon or a slug. */
	readonly target: string;
}

/** These words never mean that, in any note. */
export interface NeverMarkAlias extends CorrectionFacts {
	readonly type: 'never-mark-alias';
	readonly alias: string;
	readonly kind: CorrectedKind;
	readonly target: string;
}

/** A name, in every note, or one passage stands for this company. */
export interface CompanyIs extends CorrectionFacts {
	readonly type: 'company-is';
	readonly company: string;
	/** The company's usual name, for where the lexicon has none. */
	readonly label: string;
	readonly of:
		{ readonly kind: 'name'; readonly name: string } | ({ readonly kind: 'passage' } & CorrectedPlace);
}

/** This passage expresses that term. */
export interface TermIs extends CorrectionFacts, CorrectedPlace {
	readonly type: 'term-is';
	/** An id of the lexicon. */
	readonly term: string;
	/** The term's name, for where the lexicon has none. */
	readonly label: string;
}

/** Who gains, or what happened to a term, is understood wrongly from this sentence. */
export interface WrongEffect extends CorrectionFacts, CorrectedPlace {
	readonly type: 'wrong-effect';
	readonly kind: 'beneficiary' | 'change';
	/** The beneficiary's or the term's id. */
	readonly target: string;
	/** What was understood; `undefined` for whatever it was. */
	readonly wrong: string | undefined;
	/** One of `OUTCOMES`, or one of `NO_OUTCOMES`. */
	readonly right: string;
}

/** What a sentence can be understood to say, in the order in which it is offered: every `Effect` and every `ChangeKind` of a reading. */
export const OUTCOMES = {
	beneficiary: EFFECT_KINDS,
	change: CHANGE_KINDS,
} as const;

/** What a sentence says where it has no outcome: that there is no such term ("has no lock-up"), or nothing of the kind. */
export const NO_OUTCOMES = {
	beneficiary: ['none'],
	change: ['denied', 'none'],
} as const;

/** Somebody looked at it, and it is right. */
export interface Accept extends CorrectionFacts, CorrectedPlace {
	readonly type: 'accept';
	readonly kind: CorrectedKind;
	readonly target: string;
}

/** What an analyst put right in the readings: one line of `.pactmark/corrections.jsonl`. Undone by taking the line out. */
export type Correction = NotThisSense | NeverMarkAlias | CompanyIs | TermIs | WrongEffect | Accept;

/** What the file of corrections says. */
export type CorrectionFile = RecordFile<Correction>;

/** The file of corrections, relative to `.pactmark`. */
export const CORRECTION_PATH = 'corrections.jsonl';

/** How corrections stand in their file. They are made and taken back, never changed; so there is nothing to merge but the set. */
export const CORRECTION_FORMAT: RecordFormat<Correction> = {
	name: 'corrections',
	version: 1,
	read: readCorrection,
	write: writeCorrection,
	order: (a, b) => compareText(a.id, b.id),
	merge: keepBoth,
};

/** Reads a file of corrections; never throws. */
export function parseCorrectionFile(text: string): CorrectionFile {
	return parseRecordFile(text, CORRECTION_FORMAT);
}

/** Writes a file of corrections. */
export function printCorrectionFile(file: CorrectionFile): string {
	return printRecordFile(file, CORRECTION_FORMAT);
}

/** Two that were given one id by hand both count. */
function keepBoth(
	a: Correction,
	b: Correction,
): { readonly record: Correction; readonly kept: Correction[] } {
	const [lineA, lineB] = [printFields(writeCorrection(a)), printFields(writeCorrection(b))];
	if (lineA === lineB) {
		return { record: a, kept: [] };
	}
	const [record, other, line] = lineA < lineB ? [a, b, lineB] : [b, a, lineA];
	return { record, kept: [{ ...other, id: digest(line) }] };
}

function readCorrection(fields: RecordFields): Correction | string {
	const type = fields.text('type') ?? '';
	const facts = {
		id: fields.text('id') ?? '',
		author: fields.text('author') ?? '',
		created: fields.text('created') ?? '',
	};
	const target = fields.text('target') ?? '';
	const correction = readOwn(type, fields, target);
	const fault = fields.fault();
	if (correction === undefined || fault !== undefined || facts.id === '') {
		return (
			fault ?? 'This line is no correction that this version of Pactmark knows. It is kept as it is.'
		);
	}
	const left = [
		...leftIn('quote', fields.object('quote')),
		...leftIn('position', fields.object('position')),
	];
	return { ...correction, ...facts, extra: [...fields.rest(), ...left] };
}

type Own<T> = T extends Correction ? Omit<T, keyof CorrectionFacts> : never;

function readOwn(type: string, fields: RecordFields, target: string): Own<Correction> | undefined {
	const place = readPlace(fields);
	const kind = fields.text('kind') ?? '';
	switch (type) {
		case 'not-this-sense':
		case 'accept':
			return place !== undefined && isKind(kind) && target !== ''
				? { type, kind, target, ...place }
				: undefined;
		case 'never-mark-alias': {
			const alias = fields.text('alias') ?? '';
			return alias !== '' && isKind(kind) && target !== '' ? { type, alias, kind, target } : undefined;
		}
		case 'company-is':
			return readCompanyIs(fields, place);
		case 'term-is': {
			const term = fields.text('term') ?? '';
			const label = fields.text('label') ?? term;
			return place !== undefined && term !== '' ? { type, term, label, ...place } : undefined;
		}
		case 'wrong-effect': {
			const [wrong, right] = [fields.text('wrong'), fields.text('right') ?? ''];
			const isWhole = place !== undefined && target !== '' && isRight(kind, right);
			return isWhole
				? { type, kind: kind === 'change' ? kind : 'beneficiary', target, wrong, right, ...place }
				: undefined;
		}
		default:
			return undefined;
	}
}

function readCompanyIs(fields: RecordFields, place: CorrectedPlace | undefined): Own<CompanyIs> | undefined {
	const company = fields.text('company') ?? '';
	const label = fields.text('label') ?? company;
	const name = fields.text('name') ?? '';
	if (company === '' || (name === '' && place === undefined)) {
		return undefined;
	}
	const of =
		place === undefined ? ({ kind: 'name', name } as const) : ({ kind: 'passage', ...place } as const);
	return { type: 'company-is', company, label, of };
}

function isRight(kind: string, right: string): boolean {
	return (
		(kind === 'beneficiary' || kind === 'change') &&
		[...OUTCOMES[kind], ...NO_OUTCOMES[kind]].some(value => value === right)
	);
}

function isKind(kind: string): kind is CorrectedKind {
	return kind === 'company' || kind === 'term' || kind === 'beneficiary';
}

function readPlace(fields: RecordFields): CorrectedPlace | undefined {
	const note = fields.text('note') ?? '';
	const quote = readQuote(fields.object('quote'));
	const position = readPosition(fields.object('position'));
	return note === '' || quote === undefined ? undefined : { note, quote, position };
}

function writeCorrection(correction: Correction): readonly Field[] {
	const { type, id, author, created, extra } = correction;
	return [
		['type', type],
		['id', id],
		...writeOwn(correction),
		['author', author],
		['created', created],
		...extra.filter(([name]) => name !== 'quote' && name !== 'position'),
	];
}

function writeOwn(correction: Correction): readonly Field[] {
	const place = (at: CorrectedPlace): readonly Field[] => [
		['note', at.note],
		...writePlace(at, correction.extra),
	];
	switch (correction.type) {
		case 'not-this-sense':
		case 'accept':
			return [['kind', correction.kind], ['target', correction.target], ...place(correction)];
		case 'never-mark-alias':
			return [
				['alias', correction.alias],
				['kind', correction.kind],
				['target', correction.target],
			];
		case 'company-is': {
			const { company, label, of } = correction;
			const what: readonly Field[] = of.kind === 'name' ? [['name', of.name]] : place(of);
			return [['company', company], ['label', label], ...what];
		}
		case 'term-is':
			return [['term', correction.term], ['label', correction.label], ...place(correction)];
		case 'wrong-effect': {
			const { kind, target, wrong, right } = correction;
			const before: readonly Field[] = wrong === undefined ? [] : [['wrong', wrong]];
			return [['kind', kind], ['target', target], ...before, ['right', right], ...place(correction)];
		}
	}
}

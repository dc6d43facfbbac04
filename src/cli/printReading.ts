import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { overlaps, type Span } from '../core/base/span.js';
import type { Lexicon } from '../core/lexicon/lexicon.js';
import { showQuote } from '../core/wording/excerpt.js';
import { sayEnglish } from '../core/wording/say.js';
import { sayFigures, sayOwnChange } from '../core/wording/saying.js';
import { plain } from './plain.js';
import type { Change, Evidence, Fact, Mention, Reading } from '../core/understanding/reading.js';
import {
	createOutline,
	type BeneficiaryEntry,
	type Outline,
	type TermEntry,
} from '../core/wording/outline.js';

/** What is printed beside the reading itself, and how. */
export interface PrintOptions {
	readonly path: string;
	/** The note's source, for line numbers. */
	readonly text: string;
	readonly lexicon: Lexicon;
	readonly look: { readonly width: number; readonly hasColour: boolean };
}

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';
const CODES: Readonly<Record<Style, string>> = {
	bold: '1',
	dim: '2',
	green: '32',
	red: '31',
	yellow: '33',
	cyan: '36',
};
const EFFECT_STYLES = { gains: 'green', loses: 'red', mixed: 'yellow' } as const;
const EFFECT_SIGNS = { gains: '+', loses: '-', mixed: '±' } as const;

/** A row of one of the tables: its cells, and the evidence below them. */
interface Row {
	readonly cells: readonly string[];
	/** Who is in it, how much, where else: one line below the cells. */
	readonly details?: string;
	readonly style?: Style;
	readonly evidence?: Evidence | undefined;
}

/** A reading for people: tables of companies, terms and beneficiaries, each with the sentence it rests on and its line. */
export function printReading(reading: Reading, options: PrintOptions): string {
	const { note } = reading;
	const paint = painter(options.look.hasColour);
	const named = [note.date, note.source, note.title === undefined ? undefined : options.path];
	const second = named.filter(part => part !== undefined).map(plain);
	const head = [
		paint(plain(note.title ?? options.path), 'bold'),
		...(second.length === 0 ? [] : [paint(second.join(' · '), 'dim')]),
	];
	const outline = createOutline(reading, options.lexicon);
	const tables = [
		printTable({ title: 'Companies', count: outline.companies.length }, companyRows(outline), options),
		printTable(
			{ title: 'Terms', count: outline.terms.length },
			termRows(reading, outline, options),
			options,
		),
		printTable(
			{ title: 'Beneficiaries', count: outline.beneficiaries.length },
			outline.beneficiaries.flatMap(entry => beneficiaryRows(entry, options.lexicon)),
			options,
		),
	];
	const passedOver = reading.passedOver.map(span => lineLabel(options.text, span));
	const unread = `\nNot read, as it looks like what a web page leaves around an article: ${passedOver.join(', ')}`;
	return `${[...head, ...tables, ...(passedOver.length === 0 ? [] : [paint(unread, 'dim')])].join('\n')}\n`;
}

/** "line 7", "lines 7–12" */
function lineLabel(text: string, { start, end }: Span): string {
	const [first, last] = [start, end].map(offset => text.slice(0, offset).split('\n').length);
	return first === last ? `line ${first ?? 1}` : `lines ${first ?? 1}–${last ?? 1}`;
}

function companyRows({ companies }: Outline): Row[] {
	return [...companies]
		.sort((a, b) => b.mentions.length - a.mentions.length)
		.map(({ label, mentions, effects, isSource }) => ({
			cells: [label, times(mentions.length), isSource ? 'source' : (effects[0]?.effect ?? '')],
		}));
}

/** In the order of the lexicon. */
function termRows({ sentences }: Reading, outline: Outline, { text, lexicon }: PrintOptions): Row[] {
	const { terms } = outline;
	const order = new Map([...lexicon.terms.keys()].map((id, place) => [id, place]));
	const placeOf = ({ id }: TermEntry): number => order.get(id) ?? Infinity;
	return [...terms]
		.sort((a, b) => placeOf(a) - placeOf(b) || 0)
		.flatMap(({ label, changes, mentions }): Row[] => {
			const detailsOf = (change: Change | undefined, at: Span | undefined): string =>
				[
					...(change === undefined ? [] : sayOwnChange({ say: sayEnglish, outline }, change).notes),
					...sayFigures(sayEnglish, at === undefined ? [] : factsIn(mentions, at)).flatMap(
						({ notes }) => notes,
					),
				].join(' · ');
			const lines = mentions.length === 1 ? '' : ` (${linesLabel(text, mentions)})`;
			const [first, ...others] = changes;
			const sentence = sentences.find(span => mentions[0] !== undefined && overlaps(span, mentions[0]));
			const evidence =
				first?.evidence ??
				(sentence && { ...sentence, text: text.slice(sentence.start, sentence.end) });
			return [
				{
					cells: [
						label,
						`${times(mentions.length)}${lines}`,
						first === undefined ? '' : changeWords(first),
					],
					details: detailsOf(first, evidence),
					evidence,
				},
				...others.map(change => ({
					cells: ['', '', changeWords(change)],
					details: detailsOf(change, change.evidence),
					evidence: change.evidence,
				})),
			];
		});
}

/** The amounts and times of a term in one sentence. */
function factsIn(mentions: readonly Mention[], sentence: Span): readonly Fact[] {
	return mentions.flatMap(mention =>
		mention.kind === 'term' && overlaps(mention, sentence) ? (mention.facts ?? []) : [],
	);
}

/** More lines than this are not listed. */
const MOST_LINES = 6;

function linesLabel(text: string, mentions: readonly Span[]): string {
	const lines = [...new Set(mentions.map(({ start }) => text.slice(0, start).split('\n').length))];
	const shown = lines.slice(0, MOST_LINES).join(', ');
	return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${lines.length > MOST_LINES ? ', …' : ''}`;
}

function changeWords({ change, certainty }: Change): string {
	return certainty === 'stated' ? change : `${change} (${certainty})`;
}

/** What the note says of one, each with its sentence; the name stands in the first row only. */
function beneficiaryRows({ label, effects }: BeneficiaryEntry, lexicon: Lexicon): Row[] {
	return effects.map(({ effect, certainty, terms, evidence }, i) => {
		const causes = terms.map(id => lexicon.terms.get(id)?.label ?? id).join(', ');
		return {
			cells: [`${EFFECT_SIGNS[effect]} ${i === 0 ? label : ''}`, effect, certainty, causes],
			style: EFFECT_STYLES[effect],
			evidence,
		};
	});
}

function printTable(
	{ title, count }: { readonly title: string; readonly count: number },
	rows: readonly Row[],
	{ text, look }: PrintOptions,
): string {
	const paint = painter(look.hasColour);
	const head = `\n${paint(title.toUpperCase(), 'cyan')}`;
	if (rows.length === 0) {
		return `${head}\n  none found`;
	}
	const widths = columnWidths(rows);
	const lines = rows.map(({ cells, details, style, evidence }) => {
		const padded = cells.map((cell, i) => {
			const shown = plain(cell);
			const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(shown)));
			return (i === 0 ? paint(shown, style ?? 'bold') : shown) + gap;
		});
		const shown = plain(details ?? '');
		return [
			`  ${padded.join('  ').trimEnd()}`,
			...(shown === '' ? [] : [`      ${wrapAnsi(shown, look.width - 6).replace(/\n/g, '\n      ')}`]),
			...(evidence === undefined ? [] : [quote(evidence, text, look)]),
		].join('\n');
	});
	return [`${head} (${count})`, ...lines].join('\n');
}

/** The first columns are as wide as their widest cell, within reason. */
const WIDEST_CELL = 40;

function columnWidths(rows: readonly Row[]): number[] {
	const columns = Math.max(...rows.map(({ cells }) => cells.length));
	return Array.from({ length: columns }, (_, i) =>
		Math.min(WIDEST_CELL, Math.max(...rows.map(({ cells }) => stringWidth(plain(cells[i] ?? ''))))),
	);
}

function quote({ start, text: sentence }: Evidence, text: string, look: PrintOptions['look']): string {
	const line = text.slice(0, start).split('\n').length;
	const words = `“${plain(showQuote(sentence, Infinity))}” (line ${line})`;
	const wrapped = wrapAnsi(words, look.width - 6).replace(/\n/g, '\n      ');
	return painter(look.hasColour)(`      ${wrapped}`, 'dim');
}

function times(count: number): string {
	return count === 1 ? '1 mention' : `${count} mentions`;
}

function painter(hasColour: boolean): (text: string, style: Style) => string {
	return (text, style) => (hasColour ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}

import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { overlaps } from '../core/base/span.js';
import type { Lexicon } from '../core/lexicon/lexicon.js';
import { plain } from './plain.js';
import type { Beneficiary, Change, Evidence, Reading } from '../core/understanding/reading.js';

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
	readonly style?: Style;
	readonly evidence?: Evidence | undefined;
}

/** A reading for people: tables of companies, terms and beneficiaries, each with the sentence it rests on and its line. */
export function printReading(reading: Reading, options: PrintOptions): string {
	const { note } = reading;
	const paint = painter(options.look.hasColour);
	const head = [
		paint(plain(note.title ?? options.path), 'bold'),
		paint(
			[note.date, note.source, options.path]
				.filter(part => part !== undefined)
				.map(plain)
				.join(' · '),
			'dim',
		),
	];
	const tables = [
		printTable('Companies', companyRows(reading), options),
		printTable('Terms', termRows(reading, options), options),
		printTable(
			'Beneficiaries',
			reading.beneficiaries.map(gain => beneficiaryRow(gain, options.lexicon)),
			options,
		),
	];
	return `${[...head, ...tables].join('\n')}\n`;
}

function companyRows({ mentions, beneficiaries }: Reading): Row[] {
	const counts = new Map<string, { label: string; count: number }>();
	for (const mention of mentions) {
		if (mention.kind === 'company' && mention.role !== 'source') {
			const known = counts.get(mention.id);
			counts.set(mention.id, { label: mention.label, count: (known?.count ?? 0) + 1 });
		}
	}
	const effectOf = (id: string): string => beneficiaries.find(gain => gain.id === id)?.effect ?? '';
	return [...counts]
		.sort(([, a], [, b]) => b.count - a.count)
		.map(([id, { label, count }]) => ({ cells: [label, times(count), effectOf(id)] }));
}

function termRows({ mentions, changes, sentences }: Reading, { text, lexicon }: PrintOptions): Row[] {
	return [...lexicon.terms.values()].flatMap(({ id, label }): Row[] => {
		const happened = changes.filter(change => change.term === id);
		const named = mentions.filter(mention => mention.kind === 'term' && mention.id === id);
		if (named.length === 0 && happened.length === 0) {
			return [];
		}
		const [first, ...others] = happened;
		const sentence = sentences.find(span => named[0] !== undefined && overlaps(span, named[0]));
		const evidence =
			first?.evidence ?? (sentence && { ...sentence, text: text.slice(sentence.start, sentence.end) });
		return [
			{ cells: [label, times(named.length), first === undefined ? '' : changeWords(first)], evidence },
			...others.map(change => ({ cells: ['', '', changeWords(change)], evidence: change.evidence })),
		];
	});
}

function changeWords({ change, certainty }: Change): string {
	return certainty === 'stated' ? change : `${change} (${certainty})`;
}

function beneficiaryRow(gain: Beneficiary, lexicon: Lexicon): Row {
	const causes = gain.terms.map(id => lexicon.terms.get(id)?.label ?? id).join(', ');
	return {
		cells: [`${EFFECT_SIGNS[gain.effect]} ${gain.name}`, gain.effect, gain.certainty, causes],
		style: EFFECT_STYLES[gain.effect],
		evidence: gain.evidence,
	};
}

function printTable(title: string, rows: readonly Row[], { text, look }: PrintOptions): string {
	const paint = painter(look.hasColour);
	const head = `\n${paint(title.toUpperCase(), 'cyan')}`;
	if (rows.length === 0) {
		return `${head}\n  none found`;
	}
	const widths = columnWidths(rows);
	const lines = rows.map(({ cells, style, evidence }) => {
		const padded = cells.map((cell, i) => {
			const shown = plain(cell);
			const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(shown)));
			return (i === 0 ? paint(shown, style ?? 'bold') : shown) + gap;
		});
		const line = `  ${padded.join('  ').trimEnd()}`;
		return evidence === undefined ? line : `${line}\n${quote(evidence, text, look)}`;
	});
	return [head, ...lines].join('\n');
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
	const words = `“${plain(sentence)}” (line ${line})`;
	const wrapped = wrapAnsi(words, look.width - 6).replace(/\n/g, '\n      ');
	return painter(look.hasColour)(`      ${wrapped}`, 'dim');
}

function times(count: number): string {
	return count === 1 ? '1 mention' : `${count} mentions`;
}

function painter(hasColour: boolean): (text: string, style: Style) => string {
	return (text, style) => (hasColour ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}

import type { ByteReader, ByteWriter } from './bytes.js';
import { EntityRows } from './entityRows.js';
import type { NoteSummary, Place } from './noteSummary.js';
import { BOUNDS, CERTAINTIES, CHANGES, EFFECTS, FACT_KINDS, KINDS, POLARITIES } from './recordCodes.js';

/**
 * Writes a summary as numbers, about twelve bytes a mention; `numberOf` gives each string its number.
 *
 * In this order: names, entities (each with how often the note mentions it), values of facts, sentences, what is said (changes, facts,
 * benefits), where the facts stand, mentions. All but the first and the last have their length before them, so that each is read only
 * where it is wanted. Numbers of strings stand in the first three only.
 */
export function writeRecord(
	writer: ByteWriter,
	summary: NoteSummary,
	numberOf: (string: string) => number,
): void {
	const { title, date, source, entities, facts, mentions, changes, benefits } = summary;
	for (const name of [title, date, source]) {
		writer.number(numberOf(name));
	}
	const counts = new Uint32Array(entities.length);
	const sourceOnly = new Uint8Array(entities.length).fill(1);
	for (const { entity, isSource } of mentions) {
		counts[entity] = (counts[entity] ?? 0) + 1;
		sourceOnly[entity] = isSource === true ? (sourceOnly[entity] ?? 0) : 0;
	}
	writer.part(() => {
		writer.number(entities.length);
		entities.forEach(({ kind, id, label, forms }, i) => {
			const isSource = (counts[i] ?? 0) > 0 && sourceOnly[i] === 1;
			writer.number(KINDS.indexOf(kind) + (isSource ? 4 : 0));
			writer.number(numberOf(id));
			writer.number(numberOf(label));
			writer.number(counts[i] ?? 0);
			writer.number(forms.length);
			forms.forEach(form => writer.number(numberOf(form)));
		});
	});
	writer.part(() => facts.forEach(({ value }) => writer.number(numberOf(value))));
	const sentences = new Sentences();
	mentions.forEach(({ sentence }) => sentences.add(sentence));
	[...changes, ...benefits].forEach(({ evidence }) => sentences.add(evidence));
	writer.part(() => writePlaces(writer, sentences.list));
	writer.part(() => {
		writeChanges(writer, summary, sentences);
		writeFacts(writer, summary, sentences);
		writeBenefits(writer, summary, sentences);
	});
	writer.part(() => writePlaces(writer, facts));
	writePlaces(writer, mentions);
	for (const { entity, polarity, isSource, sentence } of mentions) {
		writer.number(entity);
		writer.number(POLARITIES.indexOf(polarity) + (isSource === true ? 4 : 0));
		writer.number(sentences.add(sentence));
	}
}

/** Writes a record again whose strings have other numbers. It must be sound. */
export function copyRecord(
	writer: ByteWriter,
	reader: ByteReader,
	numberOf: (string: number) => number,
): void {
	for (let name = 0; name < 3; name++) {
		writer.number(numberOf(reader.number()));
	}
	const entities = new EntityRows(reader.part());
	writer.part(() => entities.write(writer, numberOf));
	const values = reader.part().rest();
	writer.part(() => values.forEach(value => writer.number(numberOf(value))));
	writer.bytes(reader.restBytes());
}

function writeChanges(writer: ByteWriter, { changes }: NoteSummary, sentences: Sentences): void {
	writer.number(changes.length);
	for (const { term, parties, change, certainty, evidence } of changes) {
		writer.number(term);
		writer.number(CHANGES.indexOf(change) + 16 * CERTAINTIES.indexOf(certainty));
		writeNumbers(writer, parties);
		writer.number(sentences.add(evidence));
	}
}

function writeBenefits(writer: ByteWriter, { benefits }: NoteSummary, sentences: Sentences): void {
	writer.number(benefits.length);
	for (const { who, terms, effect, certainty, evidence } of benefits) {
		writer.number(who);
		writer.number(EFFECTS.indexOf(effect) + 16 * CERTAINTIES.indexOf(certainty));
		writeNumbers(writer, terms);
		writer.number(sentences.add(evidence));
	}
}

/** A fact is written with its term and its sentence, which its mention has too, so that it can be read without mentions. */
function writeFacts(writer: ByteWriter, { facts, mentions }: NoteSummary, sentences: Sentences): void {
	writer.number(facts.length);
	for (const { mention, kind, bound, parties } of facts) {
		const own = mentions[mention];
		writer.number(mention);
		writer.number(own?.entity ?? 0);
		writer.number(FACT_KINDS.indexOf(kind) + 16 * BOUNDS.indexOf(bound));
		writeNumbers(writer, parties);
		writer.number(own === undefined ? 0 : sentences.add(own.sentence));
	}
}

/** Sentences, each once, in the order in which they come. */
class Sentences {
	readonly list: Place[] = [];
	/** The last of those that start there; there is hardly ever another. */
	readonly #byStart = new Map<number, number>();

	/** The number of a sentence. */
	add(place: Place): number {
		const known = this.#byStart.get(place.start);
		if (known !== undefined && isSame(this.list[known], place)) {
			return known;
		}
		const other = known === undefined ? -1 : this.list.findIndex(own => isSame(own, place));
		if (other >= 0) {
			return other;
		}
		this.#byStart.set(place.start, this.list.length);
		return this.list.push(place) - 1;
	}
}

function isSame(a: Place | undefined, b: Place): boolean {
	return (
		a === b ||
		(a?.start === b.start &&
			a.end === b.end &&
			a.line === b.line &&
			a.column === b.column &&
			a.endLine === b.endLine &&
			a.endColumn === b.endColumn)
	);
}

function writeNumbers(writer: ByteWriter, numbers: readonly number[]): void {
	writer.number(numbers.length);
	numbers.forEach(number => writer.number(number));
}

/** Places in order lie close to each other, and most of them on one line: about five bytes each. */
function writePlaces(writer: ByteWriter, places: readonly Place[]): void {
	let lastStart = 0;
	let lastLine = 0;
	writer.number(places.length);
	for (const { start, end, line, column, endLine, endColumn } of places) {
		const isPlain = endLine === line && endColumn === column + end - start;
		writer.difference(start - lastStart);
		writer.number(2 * (end - start) + (isPlain ? 0 : 1));
		writer.difference(line - lastLine);
		writer.number(column);
		if (!isPlain) {
			writer.difference(endLine - line);
			writer.number(endColumn);
		}
		lastStart = start;
		lastLine = line;
	}
}

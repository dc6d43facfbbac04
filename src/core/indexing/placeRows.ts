import type { ByteReader } from './bytes.js';
import type { Place } from './noteSummary.js';

/** Places as bare numbers, `PLACE` each: objects are made only of those that somebody wants. */
export type Places = readonly number[];

const PLACE = 6;

/** Reads what `writePlaces` wrote. */
export function readPlaces(reader: ByteReader): Places {
	const places = new Array<number>(PLACE * reader.count());
	let start = 0;
	let line = 0;
	for (let at = 0; at < places.length; at += PLACE) {
		start += reader.difference();
		const size = reader.number();
		line += reader.difference();
		const column = reader.number();
		const length = (size - (size % 2)) / 2;
		const isPlain = size % 2 === 0;
		places[at] = start;
		places[at + 1] = start + length;
		places[at + 2] = line;
		places[at + 3] = column;
		places[at + 4] = isPlain ? line : line + reader.difference();
		places[at + 5] = isPlain ? column + length : reader.number();
	}
	return places;
}

export function placeCount(places: Places): number {
	return places.length / PLACE;
}

export function placeAt(places: Places, number: number): Place {
	const at = number * PLACE;
	return {
		start: places[at] ?? 0,
		end: places[at + 1] ?? 0,
		line: places[at + 2] ?? 0,
		column: places[at + 3] ?? 0,
		endLine: places[at + 4] ?? 0,
		endColumn: places[at + 5] ?? 0,
	};
}

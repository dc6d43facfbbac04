import countries from './data/names/countries.json';
import states from './data/names/states.json';

/** A place: where it lies, as codes. A country alone has no region; a group of countries has several. */
export interface Place {
	/** ISO 3166 codes, or `US-TX` and its like for parts of countries. */
	readonly codes: readonly string[];
	/** Whether the name stands for a city, so that a company's seat must be that city. */
	readonly isCity: boolean;
	/** Whether the word is an adjective: Danish, Texan. */
	readonly isAdjective: boolean;
}

/** Every place name and adjective with what it stands for; a name may stand for several places (Cambridge, Birmingham). */
export function readPlaces(): [name: string, place: Place][] {
	const found: [string, Place][] = [];
	const add = (
		names: string | undefined,
		codes: readonly string[],
		kind: 'name' | 'adjective' | 'city',
	): void => {
		for (const name of (names ?? '').split(',').map(part => part.trim())) {
			if (name !== '') {
				found.push([name, { codes, isCity: kind === 'city', isAdjective: kind === 'adjective' }]);
			}
		}
	};
	for (const [code, text] of Object.entries(countries.countries)) {
		const [names, adjectives] = text.split('|');
		add(names, [code], 'name');
		add(adjectives, [code], 'adjective');
	}
	for (const [name, codes] of Object.entries(countries.regions)) {
		add(name, codes.split(' '), 'adjective');
	}
	for (const area of countries.areas.split(' ')) {
		add(area.replaceAll('-', ' '), [], 'name');
	}
	for (const [code, text] of Object.entries(states.states)) {
		const [names, adjectives, cities] = text.split('|');
		const codes = [code, code.slice(0, 2)];
		add(names, codes, 'name');
		add(adjectives, codes, 'adjective');
		add(cities, codes, 'city');
	}
	for (const [code, cities] of Object.entries(states.cities)) {
		if (code !== 'about') {
			add(cities, [code], 'city');
		}
	}
	return found;
}

/** `Franco-Dutch`, `Anglo-Swedish`: the country of the half of such a word, or `undefined`. */
export function countryOfHalf(half: string): string | undefined {
	const halves: Readonly<Record<string, string>> = countries.halves;
	return Object.hasOwn(halves, half) ? halves[half] : undefined;
}

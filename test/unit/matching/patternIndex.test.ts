import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { matchPattern, toProgram } from '../../../src/core/matching/matchPattern.js';
import { compilePattern } from '../../../src/core/matching/pattern.js';
import { PatternIndex } from '../../../src/core/matching/patternIndex.js';
import { Programs } from '../../../src/core/matching/programs.js';
import { quickNeeds } from '../../../src/core/matching/quickNeeds.js';
import { SlottedWords } from '../../../src/core/matching/slottedWords.js';
import { nextStart, startsOf } from '../../../src/core/matching/starts.js';
import { formOf } from '../../../src/core/matching/wordSet.js';
import { findCompanies } from '../../../src/core/understanding/companies/findCompanies.js';
import { ROOT } from '../root.js';

const lexicon = createBundledLexicon();
const patterns = lexicon.patterns.map(({ pattern }) => compilePattern(pattern, lexicon.classes).nodes ?? []);
const programs = new Programs();
const prepared = patterns.map(nodes => ({ program: toProgram(nodes, programs), starts: startsOf(nodes) }));

/** The sentences of the sample notes as patterns see them. */
function readSamples(): SlottedWords[] {
	const folder = join(ROOT, 'media', 'samples');
	return readdirSync(folder)
		.filter(name => name.endsWith('.md'))
		.flatMap(name => {
			const note = readNoteText(readFileSync(join(folder, name), 'utf8'));
			const companies = findCompanies(note, lexicon);
			return note.sentences.map(
				({ words, index }) =>
					new SlottedWords(
						words,
						companies.filter(hit => hit.sentence === index),
					),
			);
		});
}

/** What is found where every pattern is tried at every word. */
function findSlowly(text: SlottedWords): string[] {
	return prepared.flatMap(({ program, starts }, number) => {
		const found: string[] = [];
		for (let at = nextStart(starts, text, 0); at >= 0; at = nextStart(starts, text, at + 1)) {
			const match = matchPattern(program, text, at);
			if (match !== undefined) {
				found.push(`${number} ${JSON.stringify(match)}`);
			}
		}
		return found;
	});
}

suite('the index of patterns', () => {
	test('finds what trying every pattern at every word finds, compiled at once or when asked for', () => {
		const [index, later] = [new PatternIndex(), new PatternIndex()];
		patterns.forEach(nodes => index.add(nodes));
		lexicon.patterns.forEach(({ pattern }, i) => {
			const nodes = patterns[i] ?? [];
			later.addLater(quickNeeds(pattern, lexicon.classes), () => ({ nodes, starts: startsOf(nodes) }));
		});
		let count = 0;
		for (const text of readSamples()) {
			const expected = new Set(findSlowly(text));
			for (const each of [index, later]) {
				const found: string[] = [];
				each.find(text, (number, match) => found.push(`${number} ${JSON.stringify(match)}`));
				assert.deepEqual(new Set(found), expected);
			}
			count += expected.size;
		}
		assert.ok(count > 20, `${count} matches are too few to show anything`);
	});

	test('needs nothing of a pattern that can do without', () => {
		const needs = (pattern: string): string[] =>
			quickNeeds(pattern, {}).map(({ ids }) => ids.map(formOf).join('|'));
		assert.deepEqual(needs('zorblatt? [quixle|(frobnitz of)] <3> (the | a)'), ['quixle|frobnitz']);
		assert.deepEqual(needs('[zorblatt] (quixle | (frobnitz)?)'), ['zorblatt']);
		assert.deepEqual(needs('zorblatt (quixle'), []);
	});

	test('finds patterns that were added before the first search, and takes none after it', () => {
		const [sentence] = readNoteText('A zorblatt came before the quixle.').sentences;
		const text = new SlottedWords(sentence?.words ?? [], []);
		const index = new PatternIndex();
		const found: number[] = [];
		for (const pattern of ['[zorblatt]', 'zorblatt <3> [quixle]', '[quixle] <3> zorblatt']) {
			index.add(compilePattern(pattern, {}).nodes ?? []);
		}
		index.find(text, number => found.push(number));
		assert.deepEqual(found.toSorted(), [0, 1]);
		assert.throws(() => {
			index.add(compilePattern('[quixle]', {}).nodes ?? []);
		});
	});
});

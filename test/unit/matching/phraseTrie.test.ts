import * as assert from 'node:assert';
import fc from 'fast-check';
import { readWords } from '../../../src/core/base/words.js';
import { matchPattern, toProgram } from '../../../src/core/matching/matchPattern.js';
import { compileWords } from '../../../src/core/matching/pattern.js';
import { PhraseTrie } from '../../../src/core/matching/phraseTrie.js';
import { SlottedWords } from '../../../src/core/matching/slottedWords.js';

const WORDS = ['sole', 'right', 'of', 'first', 'IPO', 'ipo', 'EU', 'offer', ',', 'Sole'];

function idsOf(phrase: string): (readonly number[])[] {
	return compileWords(phrase).map(node => (node.kind === 'words' ? node.set.ids : []));
}

suite('phrases in a trie', () => {
	test('are found where each of them alone is found as a pattern', () => {
		const phrase = fc.array(fc.constantFrom(...WORDS.filter(word => word !== ',')), {
			minLength: 1,
			maxLength: 4,
		});
		fc.assert(
			fc.property(
				fc.array(phrase, { maxLength: 12 }),
				fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }),
				(phrases, words) => {
					const trie = new PhraseTrie();
					phrases.forEach((own, i) => assert.ok(trie.add(idsOf(own.join(' ')), i)));
					const text = new SlottedWords(readWords(words.join(' ')), []);
					const found: string[] = [];
					trie.find(text, (number, from, to) =>
						found.push(`${String(number)} ${String(from)} ${String(to)}`),
					);
					const wanted = phrases.flatMap((own, number) => {
						const program = toProgram(compileWords(own.join(' ')));
						return text.words.flatMap((_, from) => {
							const match = matchPattern(program, text, from);
							return match === undefined
								? []
								: [`${String(number)} ${String(from)} ${String(match.to)}`];
						});
					});
					assert.deepStrictEqual(found.sort(), wanted.sort());
				},
			),
		);
	});

	test('may have several writings of a word, up to a bound', () => {
		const trie = new PhraseTrie();
		const [first = [], second = []] = idsOf('sole ipo');
		assert.ok(trie.add([[...first, ...second], second], 7));
		assert.ok(
			!trie.add(
				Array.from({ length: 5 }, () => [...first, ...second]),
				8,
			),
		);
		assert.ok(!trie.add([], 9));
		const found: number[][] = [];
		trie.find(new SlottedWords(readWords('ipo ipo sole ipo'), []), (...match) => found.push(match));
		assert.deepStrictEqual(found, [
			[7, 0, 2],
			[7, 2, 4],
		]);
	});
});

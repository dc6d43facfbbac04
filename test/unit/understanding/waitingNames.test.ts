import * as assert from 'node:assert/strict';
import { foldWord } from '../../../src/core/base/fold.js';
import { isFirstName } from '../../../src/core/lexicon/firstNames.js';
import { isCommonWord } from '../../../src/core/lexicon/nameData.js';
import { shapeOf, SHAPE } from '../../../src/core/understanding/companies/shapes.js';
import { WaitingNames } from '../../../src/core/understanding/companies/waitingNames.js';

suite('WaitingNames', () => {
	const firstKey = (name: string): string => foldWord(/^[\p{L}\d'’]+/u.exec(name)?.[0] ?? '');
	const names = ['Lumera', 'lumera Labs', 'Rising Sun', 'Touring Club', 'Élan', '3M', 'L’Oréal', 'Bo', 'A'];
	const waiting = (): WaitingNames<number> => {
		const all = new WaitingNames<number>();
		names.forEach((name, i) => {
			all.add(name, i, firstKey);
		});
		return all;
	};
	const taken = (all: WaitingNames<number>, key: string): string[] => {
		const found: string[] = [];
		all.take(key, name => found.push(name));
		return found.filter(name => firstKey(name) === key);
	};

	test('gives every name for its folded first word', () => {
		for (const name of names) {
			assert.ok(taken(waiting(), firstKey(name)).includes(name), name);
		}
	});

	test('gives names in the order in which they came, and once', () => {
		const all = waiting();
		assert.deepEqual(taken(all, 'lumera'), ['Lumera', 'lumera Labs']);
		assert.equal(all.has('lumera'), false);
		assert.deepEqual(taken(all, 'lumera'), []);
	});
});

suite('Lists of words', () => {
	test('knows first names by their folded form', () => {
		assert.ok(['anna', foldWord('Denise'), foldWord('Élise')].every(isFirstName));
		assert.ok(!['', 'nna', 'zzyzx', 'aaron aarika'].some(isFirstName));
	});

	test('knows common words by their folded form', () => {
		assert.ok(['promise', 'promises', 'touches', 'running'].map(foldWord).every(isCommonWord));
		assert.ok(!['', 'ri', 'zzyzx', 'constructor of'].some(isCommonWord));
	});
});

suite('shapeOf', () => {
	const cases: readonly (readonly [text: string, shape: number])[] = [
		['Lumera', SHAPE.name | SHAPE.plain],
		['ABB', SHAPE.name | SHAPE.allCaps],
		['eBay', SHAPE.name | SHAPE.inside],
		['lumera', 0],
		['GPUs', 0],
		['January29', 0],
		['The', SHAPE.opener | SHAPE.plain],
	];
	for (const [text, shape] of cases) {
		test(text, () => {
			assert.equal(shapeOf(text), shape);
		});
	}
});

import * as assert from 'node:assert/strict';
import type { Steps } from '../../../src/core/base/steps.js';
import { KeptAnswers } from '../../../src/vscode/surfaces/keptAnswers.js';

suite('KeptAnswers', () => {
	/** Answers with how often it was asked; the second half comes when `go` is called. */
	function asked(): { find: () => Steps<number>; times: () => number; go: () => void } {
		let times = 0;
		let isGoing = false;
		return {
			find: function* () {
				const answer = ++times;
				while (!isGoing) {
					yield;
				}
				return answer;
			},
			times: () => times,
			go: () => (isGoing = true),
		};
	}

	test('looks once for what is asked for again meanwhile', async () => {
		const answers = new KeptAnswers<number>(2, () => undefined);
		const source = { revision: 1 };
		const { find, times, go } = asked();
		const both = [answers.load('a', source, find), answers.load('a', source, find)];
		const other = answers.load('b', source, find);
		go();
		assert.deepEqual(await Promise.all(both), [1, 1]);
		assert.equal(await other, 2);
		assert.equal(times(), 2);
		assert.equal(
			answers.get('a', source, () => 9),
			1,
		);
	});

	test('does not keep what comes after everything was cleared', async () => {
		const answers = new KeptAnswers<number>(2, () => undefined);
		const source = { revision: 1 };
		const { find, go } = asked();
		const early = answers.load('a', source, find);
		answers.clear();
		const late = answers.load('a', source, find);
		go();
		assert.deepEqual([await early, await late], [1, 2]);
		assert.equal(
			answers.get('a', source, () => 9),
			2,
		);
		const last = answers.load('b', source, find);
		answers.clear();
		assert.equal(await last, 3);
		assert.equal(
			answers.get('b', source, () => 9),
			9,
		);
	});

	test('does not remember a failure', async () => {
		const answers = new KeptAnswers<number>(2, () => undefined);
		const source = { revision: 1 };
		const fail = (): Steps<number> => {
			throw new Error('no');
		};
		await assert.rejects(answers.load('a', source, fail));
		const { find, go } = asked();
		go();
		assert.equal(await answers.load('a', source, find), 1);
	});
});

import * as assert from 'node:assert/strict';
import { RememberedNotes } from '../../src/vscode/rememberedNotes.js';

/** What VS Code keeps for a workspace. */
function memento(values = new Map<string, unknown>()): ConstructorParameters<typeof RememberedNotes>[0] {
	return {
		keys: () => [...values.keys()],
		get: (key: string) => values.get(key),
		update: (key: string, value: unknown) => {
			values.set(key, value);
			return Promise.resolve();
		},
	} as ConstructorParameters<typeof RememberedNotes>[0];
}

suite('RememberedNotes', () => {
	test('has at the next start what was saved', async () => {
		const state = memento();
		const first = new RememberedNotes(state, 'notes', 3);
		['a', 'b', 'c'].forEach(each => first.add(each));
		first.delete('b');
		await first.save();
		const second = new RememberedNotes(state, 'notes', 3);
		assert.deepEqual(
			['a', 'b', 'c'].filter(each => second.has(each)),
			['a', 'c'],
		);
	});

	test('forgets the oldest for a new one, and none for what it only takes where there is room', () => {
		const notes = new RememberedNotes(memento(), 'notes', 2);
		['a', 'b', 'a', 'c'].forEach(each => notes.add(each));
		notes.addIfRoom('d');
		assert.deepEqual(
			['a', 'b', 'c', 'd'].filter(each => notes.has(each)),
			['b', 'c'],
		);
	});

	test('takes what others wrote for none', () => {
		for (const value of [undefined, null, 'a', { a: 1 }, [1, ['a']]]) {
			assert.equal(
				new RememberedNotes(memento(new Map([['notes', value]])), 'notes', 2).has('a'),
				false,
			);
		}
	});
});

import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	carryPassage,
	carryPassages,
	isCollapsed,
	takePassage,
	type Passage,
	type TextChange,
} from '../../../src/core/annotations/anchorCarry.js';
import { marked } from '../marked.js';

/** A note with a followed passage, which is edited by what it says. */
class Edited {
	text: string;
	passage: Passage;

	constructor(note: string) {
		const { text, spans } = marked(note);
		this.text = text;
		this.passage = takePassage(text, spans[0] ?? { start: 0, end: 0 });
	}

	replace(was: string, now: string, from = 0): this {
		return this.change({ offset: this.text.indexOf(was, from), length: was.length, text: now });
	}

	change(change: TextChange): this {
		this.passage = carryPassage(this.passage, change);
		this.text =
			this.text.slice(0, change.offset) + change.text + this.text.slice(change.offset + change.length);
		assert.equal(this.text.slice(this.passage.start, this.passage.end), this.passage.text);
		return this;
	}

	get shown(): string {
		const { start, end } = this.passage;
		return `${this.text.slice(0, start)}«${this.passage.text}»${this.text.slice(end)}`;
	}
}

suite('carryPassage', () => {
	const note = 'Acme gets «full exclusivity» for Japan';
	const cases: readonly (readonly [why: string, edits: (note: Edited) => unknown, expected: string])[] = [
		['before it', n => n.replace('Acme', 'Big Acme'), 'Big Acme gets «full exclusivity» for Japan'],
		['after it', n => n.replace('Japan', 'Asia'), 'Acme gets «full exclusivity» for Asia'],
		[
			'typed at its start: does not grow',
			n => n.replace('full', 'the full').replace('the ', 'a '),
			'Acme gets «a full exclusivity» for Japan',
		],
		[
			'put in at its start: does not grow',
			n => n.change({ offset: 10, length: 0, text: 'the ' }),
			'Acme gets the «full exclusivity» for Japan',
		],
		[
			'put in at its end: does not grow',
			n => n.change({ offset: 26, length: 0, text: ' only' }),
			'Acme gets «full exclusivity» only for Japan',
		],
		[
			'put in within: grows',
			n => n.replace('full ex', 'full, lasting ex'),
			'Acme gets «full, lasting exclusivity» for Japan',
		],
		['deleted over its start: is cut', n => n.replace('gets full ', ''), 'Acme «exclusivity» for Japan'],
		[
			'and put back: is whole',
			n => n.replace('gets full ', '').change({ offset: 5, length: 0, text: 'gets full ' }),
			note,
		],
		[
			'deleted over its end and put back: is whole',
			n => n.replace('exclusivity for', '').change({ offset: 15, length: 0, text: 'exclusivity for' }),
			note,
		],
		['deleted whole: collapses', n => n.replace('full exclusivity', ''), 'Acme gets «» for Japan'],
		[
			'and put back: is whole',
			n =>
				n.replace('full exclusivity', '').change({ offset: 10, length: 0, text: 'full exclusivity' }),
			note,
		],
		[
			'deleted with more and put back: is whole',
			n =>
				n
					.replace('gets full exclusivity for', '')
					.change({ offset: 5, length: 0, text: 'gets full exclusivity for' }),
			note,
		],
		[
			'deleted whole, then moved by an edit before: is followed',
			n =>
				n
					.replace('full exclusivity', '')
					.replace('Acme', 'Big Acme')
					.change({ offset: 14, length: 0, text: 'full exclusivity' }),
			`Big ${note}`,
		],
		[
			'something else typed in its place: stays collapsed',
			n => n.replace('full exclusivity', '').change({ offset: 10, length: 0, text: 'nothing' }),
			'Acme gets nothing«» for Japan',
		],
		[
			'cut and pasted by a replacement of all around it',
			n => n.replace('gets full exclusivity for', 'is given full exclusivity in'),
			'Acme is given «full exclusivity» in Japan',
		],
		[
			'replaced by other words alone',
			n => n.replace('full exclusivity', 'nothing'),
			'Acme gets nothing«» for Japan',
		],
	];
	for (const [why, edits, expected] of cases) {
		test(why, () => {
			const edited = new Edited(note);
			edits(edited);
			assert.equal(edited.shown, expected);
		});
	}

	test('deleted letter by letter from either side, and undone so', () => {
		for (const backwards of [true, false]) {
			const edited = new Edited(note);
			const undo: TextChange[] = [];
			while (!isCollapsed(edited.passage)) {
				const offset = backwards ? edited.passage.end - 1 : edited.passage.start;
				undo.push({ offset, length: 0, text: edited.text.charAt(offset) });
				edited.change({ offset, length: 1, text: '' });
			}
			for (const change of undo.reverse()) {
				edited.change(change);
			}
			assert.equal(edited.shown, note);
		}
	});

	test('what is deleted in any steps and put back in reverse order leaves the passage as it was', () => {
		const step = fc.record({ at: fc.nat(60), length: fc.nat(14) });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 6 }), steps => {
				const edited = new Edited('one two three «four five six seven» eight nine ten');
				const before = edited.shown;
				const undo: TextChange[] = [];
				for (const { at, length } of steps) {
					const offset = Math.min(at, edited.text.length);
					const gone = edited.text.slice(offset, offset + length);
					undo.push({ offset, length: 0, text: gone });
					edited.change({ offset, length: gone.length, text: '' });
				}
				for (const change of undo.reverse()) {
					edited.change(change);
				}
				assert.equal(edited.shown, before);
			}),
			{ numRuns: 2000 },
		);
	});

	test('whatever the edits, the passage lies in the text and holds what the text has there', () => {
		const change = fc.record({ at: fc.nat(60), length: fc.nat(20), text: fc.string({ maxLength: 8 }) });
		fc.assert(
			fc.property(fc.array(change, { maxLength: 8 }), changes => {
				const edited = new Edited('one two three «four five six seven» eight nine ten');
				for (const { at, length, text } of changes) {
					const offset = Math.min(at, edited.text.length);
					edited.change({ offset, length: Math.min(length, edited.text.length - offset), text });
				}
				assert.ok(
					edited.passage.start <= edited.passage.end && edited.passage.end <= edited.text.length,
				);
			}),
			{ numRuns: 1000 },
		);
	});

	test('several changes of one edit, the last in the note first', () => {
		const { text, spans } = marked('a «b» c «d» e');
		const passages = spans.map(span => takePassage(text, span));
		const carried = carryPassages(passages, [
			{ offset: 6, length: 1, text: 'dd' },
			{ offset: 0, length: 1, text: 'aaa' },
		]);
		const after = 'aaa b c dd e';
		assert.equal(after.slice(carried[0]?.start, carried[0]?.end), 'b');
		assert.equal(carried[1]?.start, 10);
	});
});

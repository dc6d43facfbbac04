import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
	reviseAnnotation,
	reviseReply,
	type Annotation,
	type AnnotationRecord,
	type Reply,
} from '../../../src/core/annotations/annotation.js';
import { ANNOTATION_FORMAT } from '../../../src/core/annotations/annotationFile.js';
import { mergeRecords } from '../../../src/core/annotations/mergeRecords.js';
import { annotation, EARLIER, LATER, NOON, reply, setOf } from './records.js';

type Records = ReadonlyMap<string, AnnotationRecord>;

function merge(base: Records, mine: Records, theirs: Records): Records {
	return mergeRecords({ base, mine, theirs }, ANNOTATION_FORMAT);
}

/** Two merges of the same, each with the other side first; they must agree. */
function merged(base: Records, mine: Records, theirs: Records): Records {
	const result = merge(base, mine, theirs);
	assert.deepEqual(merge(base, theirs, mine), result);
	return result;
}

function get(records: Records, id: string): Annotation {
	const record = records.get(id);
	assert.ok(record?.type === 'annotation');
	return record;
}

const NONE = setOf();

suite('merging annotations', () => {
	const base = annotation('a', 'Why?', { tags: ['term', 'law'] });

	test('takes different fields from both sides', () => {
		const mine = reviseAnnotation(base, { body: 'Why so?' }, LATER);
		const theirs = reviseAnnotation(
			base,
			{ state: 'resolved', kind: 'question', tags: ['law', 'new'] },
			NOON,
		);
		const result = get(merged(setOf(base), setOf(mine), setOf(theirs)), 'a');
		assert.deepEqual(
			[result.body, result.state, result.kind, [...result.tags].sort()],
			['Why so?', 'resolved', 'question', ['law', 'new']],
		);
	});

	test('keeps both bodies where both wrote', () => {
		const mine = reviseAnnotation(base, { body: 'Mine' }, LATER);
		const theirs = reviseAnnotation(base, { body: 'Theirs' }, NOON);
		const result = merged(setOf(base), setOf(mine), setOf(theirs));
		const replies = [...result.values()].filter((record): record is Reply => record.type === 'reply');
		assert.equal(get(result, 'a').body, 'Mine');
		assert.deepEqual(
			replies.map(({ body, annotation: to, origin }) => [body, to, origin]),
			[['Theirs', 'a', 'merge']],
		);
		assert.equal(merged(NONE, setOf(mine), setOf(theirs)).size, 2);
	});

	test('does not keep twice what the winner holds', () => {
		const mine = reviseAnnotation(base, { body: 'Why? And until when?' }, LATER);
		const theirs = reviseAnnotation(base, { body: 'And until when?' }, NOON);
		assert.equal(merged(setOf(base), setOf(mine), setOf(theirs)).size, 1);
	});

	test('an edit beats a deletion, and a deletion takes what nobody touched', () => {
		const edited = reviseAnnotation(base, { body: 'Still here' }, LATER);
		assert.equal(get(merged(setOf(base), NONE, setOf(edited)), 'a').body, 'Still here');
		assert.equal(merged(setOf(base), NONE, setOf(base)).size, 0);
	});

	test('an answer to what was deleted brings it back', () => {
		const answer = reply('r', 'a');
		const result = merged(setOf(base), NONE, setOf(base, answer));
		assert.deepEqual([...result.keys()].sort(), ['a', 'r']);
	});

	test('a clock that goes backwards loses no edit', () => {
		const next = reviseAnnotation(base, { body: 'Newest' }, EARLIER);
		assert.equal(get(merged(NONE, setOf(base), setOf(next)), 'a').body, 'Newest');
		const afterNext = reviseAnnotation(next, { body: 'Newer still' }, EARLIER);
		const result = merged(NONE, setOf(afterNext), setOf(base));
		assert.deepEqual([result.size, get(result, 'a').body], [1, 'Newer still']);
	});

	test('an edit is not lost to somebody who edited more often', () => {
		let mine = base;
		for (const body of ['one', 'two', 'three']) {
			mine = reviseAnnotation(mine, { body }, LATER);
		}
		const theirs = reviseAnnotation(base, { body: 'once' }, EARLIER);
		const bodies = [...merged(NONE, setOf(mine), setOf(theirs)).values()].map(({ body }) => body);
		assert.deepEqual(bodies.sort(), ['once', 'three']);
	});

	test('of two written at the same time the one with more versions wins, whatever the clocks say', () => {
		const often = reviseAnnotation(
			reviseAnnotation(base, { body: 'x' }, EARLIER),
			{ body: 'Often' },
			EARLIER,
		);
		const once = reviseAnnotation(base, { body: 'Once' }, LATER);
		assert.equal(get(merged(setOf(base), setOf(often), setOf(once)), 'a').body, 'Often');
	});

	test('a merge that was made already is not made again', () => {
		const mine = reviseAnnotation(base, { body: 'Mine' }, LATER);
		const theirs = reviseAnnotation(base, { body: 'Theirs' }, NOON);
		const once = merged(setOf(base), setOf(mine), setOf(theirs));
		assert.deepEqual(merged(NONE, once, setOf(theirs)), once);
		assert.deepEqual(merged(NONE, once, setOf(mine)), once);
		const withoutKept = setOf(get(once, 'a'));
		assert.deepEqual(merged(once, withoutKept, setOf(...once.values(), reply('x', 'a'))).size, 2);
	});

	test('what a hostile file calls by one id in two types stays', () => {
		const result = merged(NONE, setOf(annotation('x', 'A')), setOf(reply('x', 'x', 'B')));
		assert.deepEqual([...result.values()].map(({ body }) => body).sort(), ['A', 'B']);
	});

	type Step = {
		readonly do: 'body' | 'tag' | 'state' | 'delete' | 'reply' | 'add';
		readonly on: number;
		readonly with: string;
		readonly at: string;
	};
	const step: fc.Arbitrary<Step> = fc.record({
		do: fc.constantFrom('body', 'tag', 'state', 'delete', 'reply', 'add'),
		on: fc.nat(5),
		with: fc.string({ minLength: 1, maxLength: 4 }),
		at: fc.constantFrom(EARLIER, NOON, LATER),
	});

	/** What a person does to a set of records; their bodies are all different, so that each can be traced. */
	function edited(records: Records, steps: readonly Step[], who: string): Records {
		const result = new Map(records);
		steps.forEach(({ do: action, on, with: word, at }, i) => {
			const target = [...result.values()][on % Math.max(1, result.size)];
			const unique = `«${who}${i}${word}»`;
			if (action === 'add' || target === undefined) {
				result.set(`${who}${i}`, annotation(`${who}${i}`, unique, { now: at }));
			} else if (action === 'delete') {
				result.delete(target.id);
				[...result.values()]
					.filter(each => each.type === 'reply' && each.annotation === target.id)
					.forEach(({ id }) => result.delete(id));
			} else if (target.type === 'reply') {
				result.set(target.id, reviseReply(target, unique, at));
			} else if (action === 'reply') {
				result.set(`${who}r${i}`, reply(`${who}r${i}`, target.id, unique));
			} else {
				const changes = {
					body: { body: unique },
					tag: { tags: [...target.tags, unique] },
					state: { state: 'resolved' },
				} as const;
				result.set(target.id, reviseAnnotation(target, changes[action], at));
			}
		});
		return result;
	}

	test('any two people’s edits merge alike from either side, and every last word of both is there', () => {
		fc.assert(
			fc.property(
				fc.array(step),
				fc.array(step, { maxLength: 8 }),
				fc.array(step, { maxLength: 8 }),
				(before, first, second) => {
					const common = edited(NONE, before, 'base');
					const [mine, theirs] = [edited(common, first, 'mine'), edited(common, second, 'theirs')];
					const result = merged(common, mine, theirs);
					const bodies = [...result.values()].map(({ body }) => body);
					const tags = [...result.values()].flatMap(record =>
						record.type === 'annotation' ? record.tags : [],
					);
					for (const side of [mine, theirs]) {
						for (const record of side.values()) {
							const isOld = common.get(record.id)?.body === record.body;
							assert.ok(isOld || bodies.includes(record.body), `${record.body} is lost`);
							const newTags = record.type === 'annotation' ? record.tags : [];
							const oldTags = common.get(record.id);
							for (const tag of newTags.filter(
								each => oldTags?.type !== 'annotation' || !oldTags.tags.includes(each),
							)) {
								assert.ok(tags.includes(tag), `${tag} is lost`);
							}
						}
					}
					for (const record of result.values()) {
						assert.ok(
							record.type === 'annotation' || result.has(record.annotation),
							'an answer to nothing',
						);
					}
					assert.deepEqual(merged(mine, result, mine), result);
					assert.deepEqual(merged(theirs, result, theirs), result);
				},
			),
			{ numRuns: 500 },
		);
	});

	test('without a common past, too, no last word of either is lost', () => {
		fc.assert(
			fc.property(
				fc.array(step),
				fc.array(step, { maxLength: 8 }),
				fc.array(step, { maxLength: 8 }),
				(before, first, second) => {
					const common = edited(NONE, before, 'base');
					const [mine, theirs] = [edited(common, first, 'mine'), edited(common, second, 'theirs')];
					const bodies = [...merged(NONE, mine, theirs).values()].map(({ body }) => body);
					for (const record of [...mine.values(), ...theirs.values()]) {
						const isOld = common.get(record.id)?.body === record.body;
						assert.ok(isOld || bodies.includes(record.body), `${record.body} is lost`);
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

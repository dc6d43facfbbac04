import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeIndex, encodeIndex } from '../../../src/core/indexing/cacheFile.js';
import { createWorkspaceIndex } from '../../../src/core/indexing/createWorkspaceIndex.js';
import { decodeSummary, encodeSummary } from '../../../src/core/indexing/summaryCodec.js';
import type { WorkspaceIndex } from '../../../src/core/indexing/workspaceIndex.js';
import { anySummary, someNote } from './someNotes.js';

const anyIndex = fc.array(anySummary, { maxLength: 6 }).map(summaries => {
	const index = createWorkspaceIndex();
	summaries.forEach((summary, i) =>
		index.set(`file:///n${i}.md`, { mtime: 1e12 + i + 0.5, size: i }, summary),
	);
	return index;
});

function content(index: WorkspaceIndex | undefined): unknown {
	return index && [...index.notes()].sort().map(id => [id, index.stampOf(id), index.summaryOf(id)]);
}

suite('encodeSummary', () => {
	test('is undone by decodeSummary', () =>
		fc.assert(
			fc.property(anySummary, summary =>
				assert.deepEqual(decodeSummary(encodeSummary(summary)), summary),
			),
			{ numRuns: 500 },
		));

	test('is a buffer of its own, to be handed over whole', () => {
		const bytes = encodeSummary(someNote({ companies: ['acme'] }));
		assert.equal(bytes.byteOffset, 0);
		assert.equal(bytes.buffer.byteLength, bytes.length);
	});

	test('any bytes are read or refused', () =>
		fc.assert(
			fc.property(
				anySummary,
				fc.uint8Array({ maxLength: 60 }),
				fc.nat(2000),
				fc.nat(255),
				(summary, noise, at, change) => {
					const bytes = encodeSummary(summary);
					for (const broken of [
						noise,
						bytes.slice(0, at % bytes.length),
						flip(bytes, at, change),
					]) {
						const read = decodeSummary(broken);
						const index = createWorkspaceIndex();
						assert.equal(
							index.setEncoded('n', { mtime: 0, size: 0 }, broken),
							read !== undefined,
						);
						assert.equal(index.size, read === undefined ? 0 : 1);
						if (read !== undefined) {
							index.set('n', { mtime: 0, size: 0 }, read);
						}
					}
				},
			),
			{ numRuns: 1000 },
		));
});

suite('encodeIndex', () => {
	test('is undone by decodeIndex, wherever the bytes stand', () =>
		fc.assert(
			fc.property(anyIndex, fc.string(), fc.nat(7), (index, key, shift) => {
				const file = encodeIndex(index, key);
				const shifted = new Uint8Array(file.length + shift).subarray(shift);
				shifted.set(file);
				assert.deepEqual(content(decodeIndex(shifted, key)), content(index));
			}),
			{ numRuns: 200 },
		));

	test('holds what any other index says that it has', () =>
		fc.assert(
			fc.property(anyIndex, index => {
				const other = {
					notes: () => index.notes(),
					stampOf: (note: string) => index.stampOf(note),
					summaryOf: (note: string) => index.summaryOf(note),
				};
				assert.deepEqual(content(decodeIndex(encodeIndex(other, ''), '')), content(index));
			}),
		));

	test('is read with its own key only', () => {
		const file = encodeIndex(createWorkspaceIndex(), 'one');
		assert.equal(decodeIndex(file, 'other'), undefined);
		assert.equal(decodeIndex(file, ''), undefined);
		assert.notEqual(decodeIndex(file, 'one'), undefined);
	});

	test('is refused when it is cut off, changed or something else', () =>
		fc.assert(
			fc.property(
				anyIndex,
				fc.uint8Array({ maxLength: 200 }),
				fc.nat(1e5),
				fc.integer({ min: 1, max: 255 }),
				(index, noise, at, change) => {
					const file = encodeIndex(index, 'k');
					assert.equal(decodeIndex(noise, 'k'), undefined);
					assert.equal(decodeIndex(file.slice(0, at % file.length), 'k'), undefined);
					assert.equal(decodeIndex(flip(file, at, change), 'k'), undefined);
					assert.equal(decodeIndex(Uint8Array.of(...file, ...noise, 0), 'k'), undefined);
				},
			),
			{ numRuns: 500 },
		));
});

function flip(bytes: Uint8Array, at: number, change: number): Uint8Array {
	const flipped = bytes.slice();
	flipped[at % bytes.length] = (flipped[at % bytes.length] ?? 0) ^ change;
	return flipped;
}

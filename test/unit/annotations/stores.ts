import * as assert from 'node:assert/strict';
import type { Annotation, AnnotationRecord } from '../../../src/core/annotations/annotation.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { annotationPathOf } from '../../../src/core/annotations/notePath.js';
import type { MemoryFiles } from './memoryFiles.js';

export const NOTE = 'deals/seed.md';
export const PATH = annotationPathOf(NOTE);

export function storeOn(files: MemoryFiles): AnnotationStore {
	let count = 0;
	return new AnnotationStore({ files, newId: () => `copy${count++}` });
}

export function added(...records: readonly AnnotationRecord[]) {
	return records.map(after => ({ before: undefined, after }));
}

/** The bodies that a fresh reader of the folder finds for a note, sorted. */
export async function bodiesIn(files: MemoryFiles, note = NOTE): Promise<readonly string[]> {
	const store = storeOn(files.anotherHost());
	await store.load(note);
	return [...store.annotations(note).records.values()].map(({ body }) => body).sort();
}

export function get(store: AnnotationStore, id: string, note = NOTE): Annotation {
	const record = store.annotations(note).records.get(id);
	assert.ok(record?.type === 'annotation');
	return record;
}

/** No lock, passing file or lock put aside is left. */
export function assertClean(files: MemoryFiles): void {
	const passing = [...files.contents.keys()].filter(path => /\.(tmp|lock)/.test(path));
	assert.deepEqual(passing, []);
}

import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createWorkspaceIndex } from '../../../src/core/indexing/createWorkspaceIndex.js';
import type { WorkspaceIndex } from '../../../src/core/indexing/workspaceIndex.js';
import { NOTHING } from '../../../src/core/noteSummariser.js';
import { decodeKept, encodeKept } from '../../../src/vscode/indexing/indexFile.js';

const header = { key: 'ä key', corrected: { 'file:///a.md': '0f' }, outdated: ['file:///b.md'] };

function example(): WorkspaceIndex {
	const index = createWorkspaceIndex();
	index.set('file:///a.md', { mtime: 1_800_000_000_123, size: 7 }, { ...NOTHING, title: 'A deal' });
	index.set('file:///b.md', { mtime: 2, size: 0 }, NOTHING);
	return index;
}

suite('indexFile', () => {
	test('gives back what was put in', () => {
		const kept = decodeKept(encodeKept({ header, index: example() }));
		assert.deepEqual(kept?.header, header);
		assert.deepEqual([...kept.index.notes()].sort(), ['file:///a.md', 'file:///b.md']);
		assert.deepEqual(kept.index.stampOf('file:///a.md'), { mtime: 1_800_000_000_123, size: 7 });
		assert.equal(kept.index.titleOf('file:///a.md'), 'A deal');
	});

	test('notices every changed byte that means something, and every cut', () => {
		const bytes = encodeKept({ header, index: example() });
		const whole = JSON.stringify(header);
		bytes.forEach((byte, at) => {
			const damaged = bytes.slice();
			damaged[at] = byte ^ 1;
			const kept = decodeKept(damaged);
			assert.ok(kept === undefined || JSON.stringify(kept.header) === whole, `byte ${at}`);
			assert.equal(decodeKept(bytes.subarray(0, at)), undefined, `cut at ${at}`);
		});
	});

	test('takes nothing foreign for an index, and never throws', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), bytes => decodeKept(bytes) === undefined));
	});
});

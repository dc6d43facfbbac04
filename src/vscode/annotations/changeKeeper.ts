import type * as vscode from 'vscode';
import type { ChangeKeeper, KeptChanges } from '../../core/annotations/keptChanges.js';

/** Makes the keeper for the `.pactmark` folder below a place. */
export type KeeperOf = (root: vscode.Uri) => ChangeKeeper;

/** What entries of the memory begin with. The place follows, then the file, each behind a space, which no written address has. */
const KEY = 'pactmark.unwritten';

/** Keeps with the workspace what could not be written yet, so that it outlasts the window. */
export function createKeeperOf(memory: vscode.Memento, log: vscode.LogOutputChannel): KeeperOf {
	return root => {
		const start = `${KEY} ${root.toString()} `;
		return {
			paths: () =>
				memory
					.keys()
					.filter(key => key.startsWith(start))
					.map(key => key.slice(start.length)),
			get: path => readKept(memory.get<unknown>(`${start}${path}`)),
			set: (path, changes) => {
				void memory.update(`${start}${path}`, changes).then(undefined, (failure: unknown) => {
					log.error(`What waits to be written to ${path} could not be kept.`, failure);
				});
			},
		};
	};
}

/** Kept by us, perhaps by another version of us. */
function readKept(value: unknown): KeptChanges | undefined {
	return typeof value === 'object' &&
		value !== null &&
		'before' in value &&
		'after' in value &&
		typeof value.before === 'string' &&
		typeof value.after === 'string'
		? { before: value.before, after: value.after }
		: undefined;
}

import type { SurfaceContext } from './surfaceContext.js';
import { say } from './say.js';

/** Why the note in front is not read, in one sentence; `undefined` when it is, or when there is none. */
export function describeObstacle({
	active,
	readings,
}: Pick<SurfaceContext, 'active' | 'readings'>): string | undefined {
	const { current } = active;
	if (current.kind === 'none') {
		return undefined;
	}
	if (current.kind === 'unreadable') {
		const name = current.uri.path.split('/').at(-1) ?? '';
		return say(
			'“{0}” is not read: it is no text, or larger than VS Code hands to extensions (50 MB).',
			name,
		);
	}
	const name = current.document.uri.path.split('/').at(-1) ?? '';
	const state = readings.state(current.document);
	switch (state.kind) {
		case 'tooLarge':
			return say(
				'“{0}” is not read: it has {1} MB of text and the limit is {2}. Raise “pactmark.reading.maximumSize” or split the note.',
				name,
				(state.size / 1e6).toFixed(1),
				state.limit / 1e6,
			);
		case 'binary':
			return say('“{0}” is not read: it is a binary file and no text.', name);
		case 'failed':
			return say('“{0}” could not be read. The Pactmark log in the Output panel says why.', name);
		case 'unread':
		case 'reading':
		case 'read':
			return undefined;
	}
}

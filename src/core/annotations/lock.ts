import { isFault, type FileFault, type Files, type Guard } from './files.js';

/**
 * How long a lock may stand unchanged before it counts as left behind by a crash, in milliseconds.
 *
 * Whoever holds one reads and writes one small file, which takes milliseconds; ten seconds allow for a sleepy network drive. A holder
 * that takes longer finds its guard broken and begins again, so that nothing is lost if this is too short.
 */
export const LOCK_PATIENCE = 10_000;

/** How long to wait before trying again, in milliseconds: at first as long as a write takes, then longer. */
const SHORTEST_WAIT = 2;
const LONGEST_WAIT = 40;

/** How often a lock is tried for before the file counts as busy, as a multiple of `LOCK_PATIENCE`. */
const TRIES = 3;

/** What `withLock` may be told. */
export interface LockOptions {
	readonly patience?: number | undefined;
}

/**
 * Does some work while no other window or process does any on the same file.
 *
 * A lock is a file beside the one it is for, made exclusively; it holds a token. One that stays the same for as long as we watch it
 * (by our own clock: nobody's time is compared with another's) was left by a crash and is taken over: it is moved to a name of
 * ours, which only one can do, and looked at; if it turns out to be a newer one, it is put back. In the worst case its owner misses
 * it, and begins again, for `Files.replace` checks the guard in the same step as it replaces.
 */
export async function withLock<T>(
	files: Files,
	path: string,
	work: (guard: Guard) => Promise<T>,
	{ patience = LOCK_PATIENCE }: LockOptions = {},
): Promise<T | FileFault> {
	const guard = { path: `${path}.lock`, token: files.unique() };
	const fault = await acquire(files, guard, patience);
	if (fault !== undefined) {
		return fault;
	}
	try {
		return await work(guard);
	} finally {
		await files.remove(guard.path, guard.token);
	}
}

async function acquire(files: Files, guard: Guard, patience: number): Promise<FileFault | undefined> {
	const started = files.now();
	let seen: { readonly token: string; readonly since: number } | undefined;
	for (let pause = SHORTEST_WAIT; files.now() - started <= TRIES * patience;) {
		const made = await files.create(guard.path, guard.token);
		if (made === 'created') {
			return undefined;
		}
		if (isFault(made)) {
			return made;
		}
		const held = await files.read(guard.path);
		if (held.kind === 'fault') {
			return held;
		}
		if (held.kind === 'text' && held.text !== seen?.token) {
			seen = { token: held.text, since: files.now() };
			pause = SHORTEST_WAIT;
		} else if (held.kind === 'text' && seen !== undefined && files.now() - seen.since >= patience) {
			await takeOver(files, guard.path, seen.token);
			seen = undefined;
			continue;
		}
		await files.wait(pause);
		pause = Math.min(pause * 2, LONGEST_WAIT);
	}
	return {
		kind: 'fault',
		reason: 'busy',
		message: `Another window is writing ${guard.path.replace(/\.lock$/, '')} all the time. It will be tried again.`,
	};
}

async function takeOver(files: Files, lock: string, token: string): Promise<void> {
	const aside = `${lock}.${files.unique()}`;
	if ((await files.move(lock, aside)) !== 'moved') {
		return;
	}
	const moved = await files.read(aside);
	if (moved.kind === 'text') {
		if (moved.text !== token) {
			await files.create(lock, moved.text);
		}
		await files.remove(aside, moved.text);
	}
}

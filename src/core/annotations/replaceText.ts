import { digest } from './digest.js';
import { isFault, type FileFault, type Files, type Guard } from './files.js';

/** What a crash left of a write: a file that should have taken the place of another one. */
export interface Leftover {
	readonly path: string;
	readonly text: string;
	/** Whether all of it had been written. */
	readonly isComplete: boolean;
	/** The fingerprint of the text it was to replace; of the empty text where there was no file. */
	readonly replaces: string;
}

/**
 * Writes a file in one step: the whole text under another name in the same folder, on the disk before it is renamed over the old one.
 *
 * Whoever reads meanwhile sees the old text or the new one. The other name carries the fingerprints of both, so that after a crash it
 * is known whether it is complete and whether it still fits. `before` is empty where there was no file.
 */
export async function replaceText(
	files: Files,
	path: string,
	texts: { readonly before: string; readonly after: string },
	guard: Guard,
): Promise<'replaced' | 'unguarded' | FileFault> {
	const staged = await stageText(files, path, texts);
	if (isFault(staged)) {
		return staged;
	}
	const answer = await files.replace(staged, path, guard);
	if (answer !== 'replaced') {
		await files.remove(staged, texts.after);
	}
	return answer;
}

/** The first half of `replaceText`: the new text under its passing name, which comes back. */
async function stageText(
	files: Files,
	path: string,
	{ before, after }: { readonly before: string; readonly after: string },
): Promise<string | FileFault> {
	const staged = `${path}.${digest(before)}-${digest(after)}.tmp`;
	let made = await files.create(staged, after);
	if (made === 'exists') {
		// A crash left it; it may be torn.
		const old = await files.read(staged);
		if (old.kind === 'text') {
			await files.remove(staged, old.text);
		}
		made = await files.create(staged, after);
	}
	if (made === 'exists') {
		return { kind: 'fault', reason: 'busy', message: `${staged} is in the way.` };
	}
	return isFault(made) ? made : staged;
}

/** What crashes left beside a file. Only who holds its lock may ask: all others would see a write in progress. */
export async function findLeftovers(files: Files, path: string): Promise<readonly Leftover[]> {
	const [folder, name] = splitPath(path);
	const listed = await files.list(folder);
	const found: Leftover[] = [];
	for (const each of isFault(listed) ? [] : listed) {
		const match = each.startsWith(`${name}.`) ? LEFTOVER.exec(each.slice(name.length)) : null;
		const [, replaces, whole] = match ?? [];
		if (replaces !== undefined && whole !== undefined) {
			const leftover = `${folder}${folder === '' ? '' : '/'}${each}`;
			const content = await files.read(leftover);
			if (content.kind === 'text') {
				const { text } = content;
				found.push({ path: leftover, text, isComplete: digest(text) === whole, replaces });
			}
		}
	}
	return found;
}

/** Removes what crashes left beside a file, of one whose unfinished writes nobody goes on with. Only who holds its lock may. */
export async function removeLeftovers(files: Files, path: string): Promise<void> {
	for (const leftover of await findLeftovers(files, path)) {
		await files.remove(leftover.path, leftover.text);
	}
}

const LEFTOVER = /^\.([0-9a-f]{16})-([0-9a-f]{16})\.tmp$/;

/** Whether a file’s name is that of a passing file, of whatever file. */
export function isLeftoverName(name: string): boolean {
	return /\.[0-9a-f]{16}-[0-9a-f]{16}\.tmp$/.test(name);
}

/** Whether something lies beside a file that a crash left, or that is being written this moment. */
export async function hasLeftovers(files: Files, path: string): Promise<boolean> {
	const [folder, name] = splitPath(path);
	const names = await files.list(folder);
	return (
		!isFault(names) &&
		names.some(each => each.startsWith(`${name}.`) && LEFTOVER.test(each.slice(name.length)))
	);
}

function splitPath(path: string): readonly [folder: string, name: string] {
	const slash = path.lastIndexOf('/');
	return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}

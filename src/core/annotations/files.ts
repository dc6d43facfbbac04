/** Why something could not be done with a file. */
export interface FileFault {
	readonly kind: 'fault';
	readonly reason:
		| 'full'
		| 'readOnly'
		| 'notAFile'
		| 'notText'
		| 'tooLarge'
		| 'outside'
		/** Another window holds the file and does not let go. */
		| 'busy'
		| 'other';
	/** One sentence for the user, which names the file. */
	readonly message: string;
}

/** What a file says. */
export type FileText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'missing' };

/** A lock file and what we wrote into it: as long as it says so, the lock is ours. */
export interface Guard {
	readonly path: string;
	readonly token: string;
}

/**
 * The files of one `.pactmark` folder: all that the store may ask of the world.
 *
 * Paths are relative to that folder, POSIX. An implementation refuses whatever would lead out of it, links among them (`outside`), and
 * never throws for what can go wrong with files.
 */
export interface Files {
	/**
	 * Whether `create` is exclusive and `replace` checks its guard, also against other processes. Where it is not (a browser's
	 * file systems know no such thing) the store reads back what it wrote, and writes again what another window overwrote.
	 */
	readonly isExclusive: boolean;
	/** A file's text, decoded strictly as UTF-8 with a leading byte order mark left in. What is not UTF-8 is a fault. */
	read(path: string): Promise<FileText | FileFault>;
	/** Makes a file that is not there yet, with the folders above it, and has it on the disk before it answers. */
	create(path: string, text: string): Promise<'created' | 'exists' | FileFault>;
	/** Puts `from` in the place of `to` in one step, if the guard still holds. A fault leaves both as they were. */
	replace(from: string, to: string, guard: Guard): Promise<'replaced' | 'unguarded' | FileFault>;
	/** Moves a file to a name that nobody else uses, in one step. Of two that try, one gets `missing`. */
	move(from: string, to: string): Promise<'moved' | 'missing' | FileFault>;
	/** Removes a file if it says exactly this. What is gone already is removed. */
	remove(path: string, expected: string): Promise<'removed' | 'changed' | FileFault>;
	/** The names of the files in a folder; none where there is no folder. */
	list(folder: string): Promise<readonly string[] | FileFault>;
	/** Milliseconds of a clock that never goes backwards. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
	/** A text that nobody else has: for the names of things that must not collide. */
	unique(): string;
}

/** Whether an answer is a fault. */
export function isFault(answer: unknown): answer is FileFault {
	return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'fault';
}

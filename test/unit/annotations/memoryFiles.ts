import type { FileFault, Files, FileText, Guard } from '../../../src/core/annotations/files.js';

/** What may go wrong at a step: the process dies there (`crash`), or the step answers with a fault. */
export type Trouble = (operation: keyof Files, path: string) => 'crash' | FileFault['reason'] | undefined;

/** Thrown where the process would have died: nothing after it happens. */
export class Crash extends Error {}

/** A folder in memory, with troubles at will. Its clock moves by what is waited, and a little with every step. */
export class MemoryFiles implements Files {
	readonly contents = new Map<string, string>();
	/** Every operation that went through, for tests of the order. */
	readonly log: string[] = [];
	trouble: Trouble = () => undefined;
	isExclusive = true;
	#time = 0;
	#count = 0;
	#isDead = false;

	/** The same folder as another process sees it. */
	anotherHost(): MemoryFiles {
		const other = new MemoryFiles(this.contents);
		other.isExclusive = this.isExclusive;
		return other;
	}

	constructor(contents?: Map<string, string>) {
		this.contents = contents ?? new Map<string, string>();
	}

	async read(path: string): Promise<FileText | FileFault> {
		const fault = await this.#step('read', path);
		const text = this.contents.get(path);
		return fault ?? (text === undefined ? { kind: 'missing' } : { kind: 'text', text });
	}

	async create(path: string, text: string): Promise<'created' | 'exists' | FileFault> {
		const fault = await this.#step('create', path);
		if (fault !== undefined || this.contents.has(path)) {
			return fault ?? 'exists';
		}
		this.contents.set(path, text);
		return 'created';
	}

	async replace(from: string, to: string, guard: Guard): Promise<'replaced' | 'unguarded' | FileFault> {
		const fault = await this.#step('replace', to);
		if (fault !== undefined) {
			return fault;
		}
		if (this.isExclusive && this.contents.get(guard.path) !== guard.token) {
			return 'unguarded';
		}
		this.contents.set(to, this.contents.get(from) ?? '');
		this.contents.delete(from);
		return 'replaced';
	}

	async move(from: string, to: string): Promise<'moved' | 'missing' | FileFault> {
		const fault = await this.#step('move', from);
		const text = this.contents.get(from);
		if (fault !== undefined || text === undefined) {
			return fault ?? 'missing';
		}
		this.contents.set(to, text);
		this.contents.delete(from);
		return 'moved';
	}

	async remove(path: string, expected: string): Promise<'removed' | 'changed' | FileFault> {
		const fault = await this.#step('remove', path);
		if (fault !== undefined) {
			return fault;
		}
		const text = this.contents.get(path);
		if (text !== undefined && text !== expected) {
			return 'changed';
		}
		this.contents.delete(path);
		return 'removed';
	}

	async list(folder: string): Promise<readonly string[] | FileFault> {
		const fault = await this.#step('list', folder);
		const start = folder === '' ? '' : `${folder}/`;
		const names = [...this.contents.keys()].filter(path => path.startsWith(start));
		return fault ?? names.map(path => path.slice(start.length));
	}

	now(): number {
		return this.#time;
	}

	async wait(milliseconds: number): Promise<void> {
		this.#time += milliseconds;
		await Promise.resolve();
	}

	unique(): string {
		this.#count++;
		return `host-${this.#count}-${Math.random().toString(36).slice(2)}`;
	}

	async #step(operation: keyof Files, path: string): Promise<FileFault | undefined> {
		await Promise.resolve();
		this.#time += 0.1;
		const reason = this.#isDead ? 'crash' : this.trouble(operation, path);
		if (reason === 'crash') {
			this.#isDead = true;
			throw new Crash(`Died at ${operation} of ${path}`);
		}
		this.log.push(`${operation} ${path}`);
		return reason && { kind: 'fault', reason, message: `${path}: ${reason}` };
	}
}

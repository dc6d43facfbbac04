import type { Steps } from '../../core/base/steps.js';
import type { Disposable } from '../../core/base/dispose.js';
import { runInSlices } from '../runInSlices.js';

/** What answers, and how often it has changed. */
interface Source {
	readonly revision: number;
}

interface Answer<T> {
	readonly source: Source;
	readonly revision: number;
	readonly value: T;
	/** When it was found, and how long that took, in milliseconds. */
	readonly at: number;
	readonly lasted: number;
}

/** An answer that is looked for. */
interface Load<T> {
	readonly source: Source;
	readonly value: Promise<T>;
}

/** An answer that took long is not looked for again before a hundred times as long has passed: at most a hundredth of the time goes there. */
const REST = 100;

/**
 * Answers of the index, kept until it has changed, and those that take long for a while after. When one that was handed out is no longer
 * up to date and may be looked for again, `again` is called.
 */
export class KeptAnswers<T> implements Disposable {
	readonly #answers = new Map<string, Answer<T>>();
	readonly #loads = new Map<string, Load<T>>();
	readonly #most: number;
	readonly #again: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(most: number, again: () => void) {
		this.#most = most;
		this.#again = again;
	}

	get(key: string, source: Source, find: () => T): T {
		const known = this.#known(key, source);
		return known === undefined ? this.#keep(key, source, Date.now(), find()) : known.value;
	}

	/**
	 * The same for what may take long: others have the thread in between. `get` has the answer afterwards, unless everything was cleared
	 * meanwhile. Whoever asks while it is looked for waits for the same answer.
	 */
	load(key: string, source: Source, find: () => Steps<T>): Promise<T> {
		const known = this.#known(key, source);
		if (known !== undefined) {
			return Promise.resolve(known.value);
		}
		const same = this.#loads.get(key);
		if (same?.source === source) {
			return same.value;
		}
		const load: Load<T> = {
			source,
			value: this.#find(key, source, find, () => this.#loads.get(key) === load),
		};
		this.#loads.set(key, load);
		return load.value;
	}

	async #find(key: string, source: Source, find: () => Steps<T>, isWanted: () => boolean): Promise<T> {
		const started = Date.now();
		await Promise.resolve(); // So that it is known to be under way before anything of it is done.
		try {
			const { value } = await runInSlices(find());
			return isWanted() ? this.#keep(key, source, started, value) : value;
		} finally {
			if (isWanted()) {
				this.#loads.delete(key);
			}
		}
	}

	#known(key: string, source: Source): Answer<T> | undefined {
		const known = this.#answers.get(key);
		if (known?.source !== source) {
			return undefined;
		}
		const left = known.at + REST * known.lasted - Date.now();
		if (known.revision === source.revision) {
			return known;
		}
		if (left <= 0) {
			return undefined;
		}
		this.#timer ??= setTimeout(() => this.#tellAgain(), left);
		return known;
	}

	#keep(key: string, source: Source, started: number, value: T): T {
		const at = Date.now();
		this.#answers.delete(key); // Behind all others now.
		this.#answers.set(key, { source, revision: source.revision, value, at, lasted: at - started });
		for (const [oldest] of this.#answers) {
			if (this.#answers.size <= this.#most) {
				break;
			}
			this.#answers.delete(oldest);
		}
		return value;
	}

	clear(): void {
		this.#answers.clear();
		this.#loads.clear();
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	dispose(): void {
		this.clear();
	}

	#tellAgain(): void {
		this.#timer = undefined;
		this.#again();
	}
}

/** Where a note stands on its way into the index. One that is in order is not in the queue. */
interface Entry {
	/** To be read. */
	isStale: boolean;
	/** Whether it is being compared or read just now; what is heard meanwhile comes after that. */
	isBusy: boolean;
	/** Dropped while it was under way: what comes of that does not count. */
	isVoid: boolean;
	/** The higher, the sooner. */
	rank: number;
}

/** The notes that are not known as they stand, and which of them comes next. No note is under way twice at a time. */
export class NoteQueue {
	readonly #entries = new Map<string, Entry>();
	/** Notes whose files may be others: to be compared. Those under way wait here until they are settled. */
	readonly #doubtful = new Set<string>();
	#stale = 0;
	/** Notes to be read, the next one last; some may have been settled meanwhile. */
	#order: string[] = [];
	#isSorted = true;

	/** All that are not in order yet. */
	get size(): number {
		return this.#entries.size;
	}

	/** Those that wait to be read. */
	get backlog(): number {
		return this.#stale;
	}

	/** The note's file may have changed. */
	doubt(key: string): void {
		this.#entry(key);
		this.#doubtful.add(key);
	}

	/** The note is to be read. */
	spoil(key: string, rank: number): void {
		const entry = this.#entry(key);
		if (!entry.isStale) {
			entry.isStale = true;
			this.#stale++;
		}
		entry.rank = rank;
		this.#order.push(key);
		this.#isSorted = false;
	}

	/** Those that are to be read, or are under way. */
	*unread(): Iterable<string> {
		for (const [key, { isStale, isBusy }] of this.#entries) {
			if (isStale || isBusy) {
				yield key;
			}
		}
	}

	/** The note is gone. One that is under way is settled when it comes. */
	drop(key: string): void {
		const entry = this.#entries.get(key);
		this.#doubtful.delete(key);
		if (entry === undefined) {
			return;
		}
		this.#stale -= entry.isStale ? 1 : 0;
		entry.isStale = false;
		entry.isVoid = true;
		if (!entry.isBusy) {
			this.#entries.delete(key);
		}
	}

	/** Takes doubtful notes, at most so many, to be compared; each is to be settled. */
	takeDoubtful(most: number): readonly string[] {
		const keys: string[] = [];
		for (const key of this.#doubtful) {
			const entry = this.#entries.get(key);
			if (keys.length === most) {
				break;
			}
			if (entry?.isBusy === false) {
				this.#doubtful.delete(key);
				entry.isBusy = true;
				keys.push(key);
			}
		}
		return keys;
	}

	/** Takes the next notes to be read, at most so many; each is to be settled. */
	claim(most: number): readonly string[] {
		if (!this.#isSorted) {
			const rankOf = (key: string): number => this.#entries.get(key)?.rank ?? 0;
			this.#order = [...new Set(this.#order)].sort((a, b) => rankOf(a) - rankOf(b));
			this.#isSorted = true;
		}
		const keys: string[] = [];
		while (keys.length < most) {
			const key = this.#order.pop();
			if (key === undefined) {
				break;
			}
			const entry = this.#entries.get(key);
			if (entry?.isStale === true && !entry.isBusy) {
				entry.isStale = false;
				entry.isBusy = true;
				this.#stale--;
				keys.push(key);
			}
		}
		return keys;
	}

	/** What was under way is done. `false` where the note was dropped meanwhile: what came of it does not count. */
	settle(key: string): boolean {
		const entry = this.#entries.get(key);
		if (entry === undefined) {
			return false;
		}
		const counts = !entry.isVoid;
		entry.isBusy = false;
		entry.isVoid = false;
		if (entry.isStale) {
			this.#order.push(key);
			this.#isSorted = false;
		} else if (!this.#doubtful.has(key)) {
			this.#entries.delete(key);
		}
		return counts;
	}

	#entry(key: string): Entry {
		let entry = this.#entries.get(key);
		if (entry === undefined) {
			entry = { isStale: false, isBusy: false, isVoid: false, rank: 0 };
			this.#entries.set(key, entry);
		}
		return entry;
	}
}

/** Whatever holds something until it is let go. VS Code's own `Disposable` class fits it. */
export interface Disposable {
	dispose(): unknown;
}

/** Holds what is to be let go together. Letting go twice is letting go once. */
export class DisposableStore implements Disposable {
	readonly #items = new Set<Disposable>();
	#disposed = false;

	/** Whether the store has been let go: nothing that arrives now will live. */
	get isDisposed(): boolean {
		return this.#disposed;
	}

	/** Keeps an item; one that arrives after the store was let go is let go at once, so that a slow start cannot leak. */
	add<T extends Disposable>(item: T): T {
		if (this.#disposed) {
			item.dispose();
		} else {
			this.#items.add(item);
		}
		return item;
	}

	/** Lets every item go, the youngest first. A failing one does not keep the rest alive; the first failure is thrown at the end. */
	dispose(): void {
		this.#disposed = true;
		const failures: unknown[] = [];
		for (const item of [...this.#items].reverse()) {
			try {
				item.dispose();
			} catch (failure) {
				failures.push(failure);
			}
		}
		this.#items.clear();
		if (failures.length > 0) {
			throw failures[0];
		}
	}
}

/** A disposable of a single action, which is done at most once. */
export function toDisposable(action: () => void): Disposable {
	let isDone = false;
	return {
		dispose: () => {
			if (!isDone) {
				isDone = true;
				action();
			}
		},
	};
}

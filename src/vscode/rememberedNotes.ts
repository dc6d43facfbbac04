import type * as vscode from 'vscode';

/** Addresses of notes, kept from one start to the next: so many at most, and of more the latest. */
export class RememberedNotes {
	readonly #state: vscode.Memento;
	readonly #name: string;
	readonly #most: number;
	/** The oldest first. */
	readonly #notes: Set<string>;
	#isSaved = true;

	/** What others keep under that name is taken for none. */
	constructor(state: vscode.Memento, name: string, most: number) {
		this.#state = state;
		this.#name = name;
		this.#most = most;
		const kept = state.get<unknown>(name);
		const notes = (Array.isArray(kept) ? (kept as unknown[]) : []).filter(
			each => typeof each === 'string',
		);
		this.#notes = new Set(notes.slice(-most));
	}

	has(note: string): boolean {
		return this.#notes.has(note);
	}

	/** One more, at the cost of the oldest where there is no room. */
	add(note: string): void {
		if (this.#notes.has(note)) {
			return;
		}
		for (const oldest of this.#notes) {
			if (this.#notes.size < this.#most) {
				break;
			}
			this.#notes.delete(oldest);
		}
		this.#notes.add(note);
		this.#isSaved = false;
	}

	/** One more, if there is room for it. */
	addIfRoom(note: string): void {
		if (this.#notes.size < this.#most) {
			this.add(note);
		}
	}

	delete(note: string): void {
		if (this.#notes.delete(note)) {
			this.#isSaved = false;
		}
	}

	/** To be called when there may be something new. */
	async save(): Promise<void> {
		if (!this.#isSaved) {
			this.#isSaved = true;
			await this.#state.update(this.#name, [...this.#notes]);
		}
	}
}

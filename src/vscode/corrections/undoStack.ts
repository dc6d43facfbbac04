/** Something that can be taken back. */
export interface Undoable {
	/** What was done, in a sentence. */
	readonly done: string;
	/** Takes it back; `false` where it was taken back already, or by somebody else. */
	readonly undo: () => Promise<boolean>;
}

/** So many steps are remembered; those before are undone in their files. */
const MOST_STEPS = 100;

/** What was done lately, the last one on top. */
export class UndoStack {
	#steps: readonly Undoable[] = [];

	push(step: Undoable): void {
		this.#steps = [...this.#steps, step].slice(-MOST_STEPS);
	}

	/** Takes one step back, wherever in the order it is. */
	async undo(step: Undoable): Promise<boolean> {
		this.#steps = this.#steps.filter(each => each !== step);
		return await step.undo();
	}

	/** Takes the last step back that can be; what it was, or `undefined` where there is none. */
	async undoLast(): Promise<Undoable | undefined> {
		for (let step = this.#steps.at(-1); step !== undefined; step = this.#steps.at(-1)) {
			if (await this.undo(step)) {
				return step;
			}
		}
		return undefined;
	}
}

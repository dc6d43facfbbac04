import type { Definitions } from './definitions.js';

/**
 * The head of a table that is cut between its rows, with the line under it. The chunks of the table share it, so that what its columns are
 * called is read once for all of them.
 */
export class TableHead {
	/** Both lines as written, with their line breaks. */
	readonly text: string;
	#columns: readonly string[] = [];
	/** The version of the definitions that the columns were read with. */
	#version = -1;

	constructor(text: string) {
		this.text = text;
	}

	/** The texts of the head's cells. Reads them where that was not done since something else was defined. */
	columns(definitions: Definitions, read: (head: string) => readonly string[]): readonly string[] {
		if (this.#version !== definitions.version) {
			this.#version = definitions.version;
			this.#columns = read(this.text);
		}
		return this.#columns;
	}
}

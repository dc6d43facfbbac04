import * as vscode from 'vscode';
import { decodeKept, encodeKept, type KeptIndex } from './indexFile.js';

const NAME = 'notes.index';

/**
 * Keeps the index of a workspace from one start to the next, in one file. A file that is missing, damaged, foreign or of another version
 * is none; where nothing can be written, nothing is kept.
 */
export class IndexCache {
	readonly #folder: vscode.Uri | undefined;
	readonly #log: vscode.LogOutputChannel;
	#hasComplained = false;

	/** Without a folder nothing is kept. */
	constructor(folder: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
		this.#folder = folder;
		this.#log = log;
	}

	/** The file. */
	get file(): vscode.Uri | undefined {
		return this.#folder && vscode.Uri.joinPath(this.#folder, NAME);
	}

	async load(): Promise<KeptIndex | undefined> {
		const { file } = this;
		if (file === undefined) {
			return undefined;
		}
		try {
			// A plain array: what VS Code hands out on a computer is a buffer, whose slices are no copies.
			return decodeKept(new Uint8Array(await vscode.workspace.fs.readFile(file)));
		} catch {
			return undefined; // There is none yet.
		}
	}

	/** Writes a passing file that then takes the place of the old one: whoever reads meanwhile sees one or the other. */
	async save(kept: KeptIndex): Promise<void> {
		const { file } = this;
		if (this.#folder === undefined || file === undefined) {
			return;
		}
		const { fs } = vscode.workspace;
		const passing = vscode.Uri.joinPath(this.#folder, `${NAME}.${crypto.randomUUID()}`);
		try {
			await fs.createDirectory(this.#folder);
			await fs.writeFile(passing, encodeKept(kept));
			await fs.rename(passing, file, { overwrite: true });
		} catch (failure) {
			await fs.delete(passing).then(undefined, () => undefined);
			if (!this.#hasComplained) {
				this.#hasComplained = true;
				this.#log.info('The index of the notes can not be kept for the next start.', failure);
			}
		}
	}
}

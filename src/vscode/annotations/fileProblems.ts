import * as vscode from 'vscode';
import type { AnnotationFile } from '../../core/annotations/annotationFile.js';
import type { FileFault } from '../../core/annotations/files.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { AnnotationProblem } from './placedAnnotation.js';

/** What is wrong with annotation files, file by file. */
export class FileProblems implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #failed = this.#store.add(new vscode.EventEmitter<AnnotationProblem>());
	readonly #byFile = new Map<string, readonly AnnotationProblem[]>();
	/** The files that could not be brought home, by their folder. */
	readonly #stuck = new Map<string, ReadonlySet<string>>();

	/** Fires when `all` is another list. */
	readonly onDidChange = this.#changed.event;

	/** Fires once for each new fault that keeps us from reading or writing a file. */
	readonly onDidFail = this.#failed.event;

	get all(): readonly AnnotationProblem[] {
		return [...this.#byFile.values()].flat();
	}

	/** What is wrong with one file now. */
	set(uri: vscode.Uri, file: Pick<AnnotationFile, 'problems'>, fault: FileFault | undefined): void {
		const inLines = file.problems.map(({ line, message }) => ({ uri, line, message, isFatal: false }));
		this.#put(uri, [...toFatal(uri, fault), ...inLines]);
	}

	/** What is wrong in the lines of a file that was only looked through; a fault stays as it was. */
	note(uri: vscode.Uri, file: Pick<AnnotationFile, 'problems'>): void {
		const fatal = (this.#byFile.get(uri.toString()) ?? []).filter(({ isFatal }) => isFatal);
		const inLines = file.problems.map(({ line, message }) => ({ uri, line, message, isFatal: false }));
		this.#put(uri, [...fatal, ...inLines]);
	}

	/** A folder's files were looked through: what was wrong in lines of those that are no longer there is forgotten. A fault stays as it was. */
	keep(root: vscode.Uri, paths: ReadonlySet<string>): void {
		const folder = `${root.path}/.pactmark/`;
		for (const [first] of [...this.#byFile.values()]) {
			if (
				first?.uri.path.startsWith(folder) === true &&
				!paths.has(first.uri.path.slice(folder.length))
			) {
				this.note(first.uri, { problems: [] });
			}
		}
	}

	/** Which files of a folder could not be brought home, and why. */
	setStuck(root: vscode.Uri, faults: ReadonlyMap<string, FileFault>): void {
		const key = root.toString();
		for (const path of new Set([...(this.#stuck.get(key) ?? []), ...faults.keys()])) {
			const uri = vscode.Uri.joinPath(root, '.pactmark', path);
			const inLines = (this.#byFile.get(uri.toString()) ?? []).filter(isInLine);
			this.#put(uri, [...toFatal(uri, faults.get(path)), ...inLines]);
		}
		this.#stuck.set(key, new Set(faults.keys()));
	}

	/** What came of writing everything that waited in a folder: the files of which that failed, by their paths. */
	settle(root: vscode.Uri, faults: ReadonlyMap<string, FileFault>): void {
		const folder = `${root.path}/.pactmark/`;
		for (const problems of [...this.#byFile.values()]) {
			const [first] = problems;
			if (first?.uri.path.startsWith(folder) === true) {
				const fault = faults.get(first.uri.path.slice(folder.length));
				this.#put(first.uri, [...toFatal(first.uri, fault), ...problems.filter(isInLine)]);
			}
		}
	}

	dispose(): void {
		this.#store.dispose();
	}

	#put(uri: vscode.Uri, problems: readonly AnnotationProblem[]): void {
		const key = uri.toString();
		const before = this.#byFile.get(key) ?? [];
		// A fault names the file it is about: told of one note, it need not be told of the other one that it was to be moved to.
		const known = new Set(this.all.filter(({ isFatal }) => isFatal).map(({ message }) => message));
		if (print(before) === print(problems)) {
			return;
		}
		if (problems.length === 0) {
			this.#byFile.delete(key);
		} else {
			this.#byFile.set(key, problems);
		}
		this.#changed.fire();
		for (const problem of problems.filter(({ isFatal, message }) => isFatal && !known.has(message))) {
			this.#failed.fire(problem);
		}
	}
}

function toFatal(uri: vscode.Uri, fault: FileFault | undefined): readonly AnnotationProblem[] {
	return fault === undefined ? [] : [{ uri, line: undefined, message: fault.message, isFatal: true }];
}

function isInLine({ isFatal }: AnnotationProblem): boolean {
	return !isFatal;
}

function print(problems: readonly AnnotationProblem[]): string {
	return JSON.stringify(problems.map(({ line, message, isFatal }) => [line, message, isFatal]));
}

import type { AnnotationRecord } from './annotation.js';
import { ANNOTATION_FORMAT, parseAnnotationFile, type AnnotationFile } from './annotationFile.js';
import { isFault, type Files } from './files.js';
import { mergeFiles } from './mergeRecords.js';
import type { FileMove } from './moveFiles.js';
import { ANNOTATION_FOLDER, annotationPathOf, isAnnotationPath, toNotePath } from './notePath.js';
import { emptyFile } from './recordFile.js';

/** An annotation file as it lies in the folder. */
export interface StoredNote {
	/** Relative to `.pactmark`. */
	readonly path: string;
	/** The note it says it belongs to; `undefined` where it says none or one that could lead elsewhere. */
	readonly note: string | undefined;
	readonly file: AnnotationFile;
}

/** What a folder's files come to, note by note. */
export interface GatheredNotes {
	/** One for every note, with the records of all its files, merged by their ids. */
	readonly notes: readonly StoredNote[];
	/** The files whose records are counted with those of another one. */
	readonly copies: readonly StoredNote[];
}

/** What stands in a file under a path, and a problem in it if that is not where its note's annotations are kept. */
export function toStoredNote(path: string, file: AnnotationFile): StoredNote {
	const note = toNotePath(file.header.note ?? '');
	if (note === undefined || annotationPathOf(note) === path) {
		return { path, note, file };
	}
	const message = `This file is not called as the one of the annotations of ${note} is; a tool that keeps folders the same on several machines names its copies so. Its annotations count with those of that note. Pactmark in VS Code moves them there.`;
	return { path, note, file: { ...file, problems: [{ line: 1, message }, ...file.problems] } };
}

/** Merges files that belong to one note: each record counts once, under the file that is called as it should be where that is there. */
export function gatherNotes(stored: readonly StoredNote[]): GatheredNotes {
	const isInPlace = ({ path, note }: StoredNote): boolean =>
		note === undefined || annotationPathOf(note) === path;
	const byPlace = new Map<string, StoredNote>();
	const copies: StoredNote[] = [];
	for (const each of [...stored.filter(isInPlace), ...stored.filter(one => !isInPlace(one))]) {
		const place = each.note === undefined ? each.path : annotationPathOf(each.note);
		const first = byPlace.get(place);
		byPlace.set(place, first === undefined ? each : { ...first, file: join(first.file, each.file) });
		if (first !== undefined) {
			copies.push(each);
		}
	}
	return { notes: [...byPlace.values()], copies };
}

function join(first: AnnotationFile, other: AnnotationFile): AnnotationFile {
	const base = emptyFile<AnnotationRecord>();
	return {
		...mergeFiles({ base, mine: other, theirs: first }, ANNOTATION_FORMAT),
		header: first.header,
		isReadOnly: first.isReadOnly,
	};
}

/** How the store itself calls a file; whatever else lies in the folder was named by somebody else. */
const OWN_NAME = /^[a-z0-9-]+-[0-9a-f]{16}\.jsonl$/;

/**
 * The moves that bring home what was copied under a name that the store never gives. Only such files are read; those that cannot be read
 * or do not say where they belong stay.
 */
export async function findMisplaced(files: Files): Promise<readonly FileMove[]> {
	const names = await files.list(ANNOTATION_FOLDER);
	const moves: FileMove[] = [];
	for (const name of isFault(names) ? [] : names.filter(each => !OWN_NAME.test(each)).toSorted()) {
		const path = `${ANNOTATION_FOLDER}/${name}`;
		const answer = isAnnotationPath(path) ? await files.read(path) : undefined;
		if (answer?.kind === 'text') {
			const file = parseAnnotationFile(answer.text);
			const note = toNotePath(file.header.note ?? '');
			if (note !== undefined && !file.isReadOnly && annotationPathOf(note) !== path) {
				moves.push({ from: path, to: annotationPathOf(note), note });
			}
		}
	}
	return moves;
}

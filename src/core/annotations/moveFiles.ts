import { compareText, type AnnotationRecord } from './annotation.js';
import {
	ANNOTATION_FORMAT,
	parseAnnotationFile,
	printAnnotationFile,
	type AnnotationFile,
} from './annotationFile.js';
import { isFault, type FileFault, type Files, type Guard } from './files.js';
import { withLock, type LockOptions } from './lock.js';
import { mergeFiles } from './mergeRecords.js';
import { emptyFile } from './recordFile.js';
import { replaceText } from './replaceText.js';

/** An annotation file that goes to another name, and the note it belongs to then. */
export interface FileMove {
	readonly from: string;
	readonly to: string;
	readonly note: string;
}

interface Content {
	readonly text: string;
	readonly file: AnnotationFile;
}

/**
 * Moves annotation files, all at once.
 *
 * First whatever arrives is added to what is there, then what has left is taken out, then files that nothing arrived in are removed.
 * So at every moment every record stands in a file: killed in between, some stand in two. Where nothing goes wrong but the disk being
 * full, what was added is taken out again.
 */
export async function moveFiles(
	files: Files,
	moves: readonly FileMove[],
	options: LockOptions = {},
): Promise<FileFault | undefined> {
	const paths = [...new Set(moves.flatMap(({ from, to }) => [from, to]))].sort(compareText);
	return lockAll(files, { paths, guards: new Map(), options }, guards => moveLocked(files, moves, guards));
}

interface Locking {
	readonly paths: readonly string[];
	readonly guards: ReadonlyMap<string, Guard>;
	readonly options: LockOptions;
}

/** Locks in one order everywhere, so that two windows never wait for each other. */
async function lockAll<T>(
	files: Files,
	{ paths, guards, options }: Locking,
	work: (guards: ReadonlyMap<string, Guard>) => Promise<T>,
): Promise<T | FileFault> {
	const [path, ...others] = paths;
	if (path === undefined) {
		return work(guards);
	}
	return withLock(
		files,
		path,
		guard =>
			lockAll(files, { paths: others, guards: new Map([...guards, [path, guard]]), options }, work),
		options,
	);
}

async function moveLocked(
	files: Files,
	moves: readonly FileMove[],
	guards: ReadonlyMap<string, Guard>,
): Promise<FileFault | undefined> {
	const contents = new Map<string, Content>();
	for (const path of guards.keys()) {
		const answer = await files.read(path);
		if (answer.kind === 'fault') {
			return answer;
		}
		const text = answer.kind === 'text' ? answer.text : '';
		contents.set(path, { text, file: parseAnnotationFile(text) });
	}
	const readOnly = [...contents].find(([, { file }]) => file.isReadOnly);
	if (readOnly !== undefined) {
		const message = `A newer version of Pactmark wrote ${readOnly[0]}. Update Pactmark to move it.`;
		return { kind: 'fault', reason: 'readOnly', message };
	}
	return writeMoved(files, { moves, contents, guards });
}

interface Moving {
	readonly moves: readonly FileMove[];
	readonly contents: ReadonlyMap<string, Content>;
	readonly guards: ReadonlyMap<string, Guard>;
}

async function writeMoved(files: Files, moving: Moving): Promise<FileFault | undefined> {
	const arrived = findArrivals(moving);
	const written: Written[] = [];
	for (const [path, { together, alone }] of arrived) {
		const before = moving.contents.get(path)?.text ?? '';
		written.push({ path, before, after: together, last: alone });
		const fault = await write(files, moving.guards.get(path), { path, before, after: together });
		if (fault !== undefined) {
			for (const each of written) {
				await takeBack(files, moving.guards.get(each.path), each);
			}
			return fault;
		}
	}
	for (const { path, after, last } of written) {
		const fault = await write(files, moving.guards.get(path), { path, before: after, after: last });
		if (fault !== undefined) {
			return fault;
		}
	}
	for (const { from } of moving.moves.filter(move => !arrived.has(move.from))) {
		const answer = await files.remove(from, moving.contents.get(from)?.text ?? '');
		if (isFault(answer)) {
			return answer;
		}
	}
	return undefined;
}

/** What was added before the disk was full goes again. Should that fail as well, some records stand in two files. */
async function takeBack(
	files: Files,
	guard: Guard | undefined,
	{ path, before, after }: Written,
): Promise<void> {
	if (before === '') {
		await files.remove(path, after);
	} else {
		await write(files, guard, { path, before: after, after: before });
	}
}

interface Written {
	readonly path: string;
	readonly before: string;
	readonly after: string;
	readonly last: string;
}

async function write(
	files: Files,
	guard: Guard | undefined,
	{ path, before, after }: Omit<Written, 'last'>,
): Promise<FileFault | undefined> {
	if (guard === undefined || before === after || after === '') {
		return undefined;
	}
	const answer = await replaceText(files, path, { before, after }, guard);
	return answer === 'unguarded'
		? { kind: 'fault', reason: 'busy', message: `Another window wrote ${path} meanwhile.` }
		: faultOf(answer);
}

function faultOf(answer: 'replaced' | FileFault): FileFault | undefined {
	return answer === 'replaced' ? undefined : answer;
}

/** What a file that something moves to shall say: with what it held before, and, where that moves on, without. */
interface Arrival {
	readonly together: string;
	readonly alone: string;
}

function findArrivals({ moves, contents }: Moving): ReadonlyMap<string, Arrival> {
	const leaving = new Set(moves.map(({ from }) => from));
	const arriving = new Map<string, AnnotationFile>();
	for (const { from, to, note } of moves) {
		const moved = contents.get(from);
		if (moved !== undefined && moved.text !== '') {
			const file = { ...moved.file, header: { ...moved.file.header, note } };
			arriving.set(to, join(file, arriving.get(to)));
		}
	}
	return new Map(
		[...arriving].map(([path, file]) => {
			const resident = contents.get(path);
			const both = join(file, resident?.text === '' ? undefined : resident?.file);
			const together = printAnnotationFile(both);
			return [path, { together, alone: leaving.has(path) ? printAnnotationFile(file) : together }];
		}),
	);
}

/** Two files' records in one, under the first one's header. */
function join(first: AnnotationFile, second: AnnotationFile | undefined): AnnotationFile {
	const base = emptyFile<AnnotationRecord>();
	return second === undefined
		? first
		: { ...mergeFiles({ base, mine: first, theirs: second }, ANNOTATION_FORMAT), header: first.header };
}

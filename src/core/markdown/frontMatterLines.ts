import { endOfLine, nextLine, skipBlanks } from './lines.js';

/** Where a note's front matter stands: all of it ends at `end`, its YAML (or TOML) is `[start, stop)`. */
export interface FrontMatterLines {
	readonly start: number;
	readonly stop: number;
	readonly end: number;
	readonly isYaml: boolean;
}

const MARKS = ['---', '+++'];

/** Whether a front matter would begin at `at`, were it closed later on. */
export function opensFrontMatter(text: string, at: number): boolean {
	return MARKS.some(mark => isMarkLine(text, at, mark));
}

/** The front matter that begins at `at` and ends at a line with the same mark. Linear. */
export function findFrontMatter(text: string, at: number): FrontMatterLines | undefined {
	const mark = MARKS.find(each => isMarkLine(text, at, each));
	if (mark === undefined) {
		return undefined;
	}
	const start = nextLine(text, endOfLine(text, at));
	let stop = start;
	for (let line = start; line < text.length;) {
		const end = endOfLine(text, line);
		const next = nextLine(text, end);
		if (isMarkLine(text, line, mark)) {
			return { start, stop, end: next, isYaml: mark === '---' };
		}
		stop = end;
		line = next;
	}
	return undefined;
}

/** Whether one of the lines could end a front matter that was opened before them. */
export function mayCloseFrontMatter(text: string): boolean {
	return /(?:^|[\r\n])(?:---|\+\+\+)[ \t]*(?:[\r\n]|$)/.test(text);
}

function isMarkLine(text: string, at: number, mark: string): boolean {
	if (!text.startsWith(mark, at)) {
		return false;
	}
	const after = at + mark.length;
	const end = endOfLine(text, after);
	return skipBlanks(text, after, end) === end;
}

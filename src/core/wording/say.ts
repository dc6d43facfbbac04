import { sayEnglish, type Say } from '../base/say.js';

export { sayEnglish, type Say };

/** A number with its noun: the first wording for one, the second, with `{0}` for the number, for all else. */
export function sayCount(say: Say, count: number, wordings: readonly [one: string, many: string]): string {
	return count === 1 ? say(wordings[0]) : say(wordings[1], count);
}

/** "A, B and C". */
export function sayList(say: Say, names: readonly string[]): string {
	const last = names.at(-1);
	if (last === undefined || names.length === 1) {
		return last ?? '';
	}
	return say('{0} and {1}', names.slice(0, -1).join(', '), last);
}

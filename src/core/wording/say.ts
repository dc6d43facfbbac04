/**
 * Puts a message into the reader's language and fills in `{0}`, `{1}`, …
 *
 * The core's own words are English; a surface hands in what its platform translates with.
 */
export type Say = (message: string, ...args: (string | number)[]) => string;

/** The messages as they are written, in English. */
export function sayEnglish(message: string, ...args: (string | number)[]): string {
	return message.replace(/\{(\d+)\}/g, (slot, index: string) => String(args[Number(index)] ?? slot));
}

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

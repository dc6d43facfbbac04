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

/** Text has no NUL; files that are no text have one early. */
export function isBinary(text: string): boolean {
	return text.slice(0, 8192).includes('\0');
}

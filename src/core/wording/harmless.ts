/**
 * A text without what could steer a terminal or turn lines around on the screen: control characters other than tab and line feed, and
 * the marks that override the direction of writing. Other text, emoji among it, stays as it is.
 */
export function harmless(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
		.replace(/[\u2028\u2029]/g, '\n');
}

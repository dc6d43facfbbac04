/** A text on one line, without anything that could steer the terminal: what a note says is hostile input. */
export function plain(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim();
}

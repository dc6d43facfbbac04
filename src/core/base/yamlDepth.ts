/**
 * How deeply lists and mappings may stand in each other, in a file of YAML that a person wrote.
 *
 * The parser calls itself for each level, and at the end of the stack a program does not always get away with an error: compiling a regular
 * expression there ends the whole process. Nobody nests more than ten levels.
 */
const DEEPEST = 200;

/** Whether a text of YAML could take more levels of calls than are safe. Looks at brackets, dashes and indentation only; linear. */
export function isTooDeepForYaml(text: string): boolean {
	let depth = 0;
	let marks = 0;
	let indent = 0;
	let isLead = true;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === LINE_FEED) {
			[isLead, marks, indent] = [true, 0, 0];
		} else if (code === 0x5b || code === 0x7b) {
			depth++; // [ and {
		} else if (code === 0x5d || code === 0x7d) {
			depth = Math.max(0, depth - 1);
		} else if (isLead && (code === 0x2d || code === 0x3f || code === 0x3a)) {
			marks++; // - ? and :, which may stand in a row and open a level each
		} else if (isLead && code === SPACE) {
			indent++;
		} else if (code !== 0x0d && code !== 0x09) {
			isLead = false;
		}
		if (depth > DEEPEST || marks > DEEPEST || indent > 10 * DEEPEST) {
			return true;
		}
	}
	return false;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;

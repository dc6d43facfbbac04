/**
 * Makes any text harmless inside markdown: it shows as it is and never becomes markup, a link, an icon or HTML.
 *
 * Runs of white space, line breaks among them, become one space, so that a text can neither start a block nor end one. Every mark
 * of ASCII is written so that no renderer reads it: the five that HTML or icon syntax could be made of as entities, the rest with
 * a backslash.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
		.trim()
		.replace(/[!-/:-@[-`{-~]/g, mark => ENTITIES[mark] ?? `\\${mark}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	$: '&#36;',
	':': '&#58;',
};

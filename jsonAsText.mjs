// How the lexicon's data goes into bundles: those of the product (esbuild.mjs) and those that scripts measure and learn with.
import { readFile } from 'node:fs/promises';

/** A single letter beyond Latin-1 has engines keep a whole text at two bytes a letter. @param {string} text */
export function inAscii(text) {
	return text.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Data goes in as text to parse, which engines read faster than an object literal. The text stands in a function that is never called and is
 * taken from that function's source: a literal that is evaluated is kept in memory beside the source for as long as the module lives.
 *
 * @param {{ withExamples: boolean }} options whether the examples of patterns go in as well
 * @returns {import('esbuild').Plugin}
 */
export function jsonAsText({ withExamples }) {
	return {
		name: 'json-as-text',
		setup(build) {
			build.onLoad({ filter: /[\\/]lexicon[\\/]data[\\/].*\.json$/ }, async ({ path }) => {
				const value = JSON.parse(await readFile(path, 'utf8'), (key, part) =>
					path.includes('patterns') && (key === 'yes' || key === 'no') && !withExamples
						? undefined
						: part,
				);
				return { contents: parsedFromSource(inQuotes(JSON.stringify(value))), loader: 'js' };
			});
		},
	};
}

/** JSON within a literal in which nothing but backslashes is escaped, whichever of the other two kinds of quotes a minifier takes. @param {string} json */
function inQuotes(json) {
	const plain = inAscii(json).replace(/['`$]/g, letter => `\\u00${letter.charCodeAt(0).toString(16)}`);
	return `'${plain.replaceAll('\\', '\\\\')}'`;
}

/** @param {string} literal */
function parsedFromSource(literal) {
	return `
		const source = String(function () { return ${literal}; });
		const start = source.search(/['\`]/);
		const text = source.slice(start + 1, source.lastIndexOf(source[start]));
		export default JSON.parse(text.replace(/\\\\{2}/g, '\\\\'));
	`;
}

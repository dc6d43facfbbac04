// How the lexicon's data goes into bundles: those of the product (esbuild.mjs) and those that scripts measure and learn with.
import { readFile } from 'node:fs/promises';

/** A single letter beyond Latin-1 has engines keep a whole text at two bytes a letter. @param {string} text */
export function inAscii(text) {
	return text.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Data goes in as `JSON.parse('…')`, which engines read faster than an object literal.
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
				return {
					contents: `export default JSON.parse(${JSON.stringify(inAscii(JSON.stringify(value)))});`,
					loader: 'js',
				};
			});
		},
	};
}

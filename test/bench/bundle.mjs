// TypeScript of the core made importable for scripts, in the way in which the product's own bundles are made.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inAscii, jsonAsText } from '../../jsonAsText.mjs';

/** This checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The checkout that is measured; another than this one to compare two of them. */
export const MEASURED = resolve(process.env.PACTMARK_BENCH_ROOT ?? ROOT);

/** @param {import('esbuild').BuildOptions} options */
async function bundle(outfile, options) {
	mkdirSync(join(ROOT, 'out', 'bench'), { recursive: true });
	await build({
		bundle: true,
		platform: 'browser',
		conditions: ['worker', 'browser'],
		external: ['node:*'],
		format: 'esm',
		target: 'es2023',
		minify: true,
		logLevel: 'error',
		plugins: [jsonAsText({ withExamples: false })],
		outfile,
		...options,
	});
	writeFileSync(outfile, inAscii(readFileSync(outfile, 'utf8')));
	return outfile;
}

/** A file of its own for every process, so that two benches at a time do not get in each other's way. */
function outfileFor(name) {
	return join(ROOT, 'out', 'bench', `${name}-${process.pid}.mjs`);
}

/** Bundles one file and leaves it for other processes and workers, until `removeBundles`. @param {string} entry */
export async function bundleFile(entry) {
	const file = outfileFor(basename(entry).replace(/\.\w+$/, ''));
	return bundle(file, { entryPoints: [entry] });
}

/** The exports of a TypeScript file. @param {string} entry */
export async function importBundle(entry) {
	const file = await bundleFile(entry);
	const exports = await import(pathToFileURL(file).href);
	rmSync(file, { force: true });
	return exports;
}

/**
 * All that the files of some folders of the measured checkout export, as one object; what it has not got is `undefined`.
 *
 * @param {...string} places folders and files below the root
 */
export async function importFrom(...places) {
	const files = places.flatMap(place => sourcesIn(join(MEASURED, place)));
	const lines = files.map((file, i) => `import * as m${i} from ${JSON.stringify(file)};`);
	const all = files.map((_, i) => `...m${i}`).join(', ');
	const file = await bundle(outfileFor('parts'), {
		minify: false, // What fails in it should be readable.
		stdin: {
			contents: `${lines.join('\n')}\nexport const all = { ${all} };`,
			resolveDir: MEASURED,
		},
	});
	const { all: exports } = await import(pathToFileURL(file).href);
	rmSync(file, { force: true });
	return exports;
}

function sourcesIn(path) {
	if (!existsSync(path)) {
		return [];
	}
	return statSync(path).isDirectory()
		? readdirSync(path)
				.filter(name => name.endsWith('.ts'))
				.map(name => join(path, name))
		: [path];
}

/** Takes away what `bundleFile` left. */
export function removeBundles() {
	const folder = join(ROOT, 'out', 'bench');
	const own = existsSync(folder) ? readdirSync(folder) : [];
	for (const name of own.filter(name => name.endsWith(`-${process.pid}.mjs`))) {
		rmSync(join(folder, name), { force: true });
	}
}

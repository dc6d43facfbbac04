// Every bundle of Pactmark from one table.
//   node esbuild.mjs [--production] [--tests] [--watch]
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { inAscii, jsonAsText } from './jsonAsText.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const data = jsonAsText({ withExamples: !production });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** On Node one copy of the engine serves the extension, the command line and importers; it is loaded when first asked. */
const engineApart = {
	name: 'engine-apart',
	setup(build) {
		build.onResolve({ filter: /[\\/]core[\\/]engine\.js$/ }, () => ({
			path: '../engine/engine.mjs',
			external: true,
		}));
	},
};

/** `virtual:host-tests` and its like stand for every test file of that folder, so that none can be forgotten. */
const testGlobs = {
	name: 'test-globs',
	setup(build) {
		build.onResolve({ filter: /^virtual:(host|folders|many|web|vsix)-tests$/ }, ({ path }) => ({
			path,
			namespace: 'tests',
		}));
		build.onLoad({ filter: /.*/, namespace: 'tests' }, ({ path }) => {
			const folder = join(root, 'test', path.slice('virtual:'.length, -'-tests'.length));
			const files = readdirSync(folder).filter(file => file.endsWith('.test.ts'));
			const load = files.map(file => `require(${JSON.stringify(`./${file}`)});`).join('\n');
			return {
				contents: `export function loadTests() {\n${load}\n}`,
				resolveDir: folder,
				watchDirs: [folder],
			};
		});
	},
};

const common = {
	absWorkingDir: root,
	bundle: true,
	target: 'es2023',
	minify: production,
	sourcemap: production ? false : 'linked',
	legalComments: 'none',
	logLevel: 'warning',
	metafile: true,
	plugins: [data],
};
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] };
/** `worker`: a browser build of remark's entity decoder needs a document, which a worker has not. */
const web = {
	...common,
	platform: 'browser',
	conditions: ['worker', 'browser'],
	format: 'cjs',
	external: ['vscode'],
};

const bundles = [
	{
		...node,
		entryPoints: ['src/vscode/extension.node.ts'],
		outfile: 'dist/node/extension.js',
		plugins: [engineApart],
	},
	{ ...web, entryPoints: ['src/vscode/extension.web.ts'], outfile: 'dist/web/extension.js' },
	{
		...node,
		entryPoints: ['src/worker/indexWorker.node.ts'],
		outfile: 'dist/node/indexWorker.js',
		plugins: [engineApart],
	},
	{
		...web,
		entryPoints: ['src/worker/indexWorker.web.ts'],
		outfile: 'dist/web/indexWorker.js',
	},
	{
		...web,
		external: [],
		format: 'esm',
		entryPoints: ['src/core/engine.ts'],
		outfile: 'dist/engine/engine.mjs',
	},
	{
		...node,
		entryPoints: ['src/cli/main.node.ts'],
		outfile: 'dist/node/cli.js',
		plugins: [engineApart],
		define: { PACTMARK_VERSION: JSON.stringify(version) },
	},
];

function unitTests(folder = join(root, 'test/unit')) {
	return readdirSync(folder, { recursive: true })
		.map(String)
		.filter(file => file.endsWith('.test.ts'))
		.map(file => join(folder, file));
}

const testBundles = () => [
	{
		...common,
		platform: 'node',
		target: 'node20',
		format: 'esm',
		packages: 'external',
		minify: false,
		entryPoints: unitTests(),
		outbase: 'test/unit',
		outdir: 'out/test/unit',
		outExtension: { '.js': '.mjs' },
		define: { 'process.env.PACTMARK_ROOT': JSON.stringify(root) },
		plugins: [data],
		splitting: true,
	},
	...['host', 'folders', 'many', 'web', 'vsix']
		.filter(name => existsSync(join(root, 'test', name, 'index.ts')))
		.map(name => ({
			...(name === 'web' ? web : { ...node, external: ['vscode', 'mocha'] }),
			minify: false,
			entryPoints: [`test/${name}/index.ts`],
			outfile: `out/test/${name}/index.js`,
			plugins: [data, testGlobs],
		})),
];

/** Puts files in place one by one, each whole, and takes out what else is in their folders: who runs the old ones meanwhile finds them all. */
function replaceFiles(files, folders) {
	for (const [path, text] of files) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(`${path}.new`, text);
	}
	for (const [path] of files) {
		renameSync(`${path}.new`, path);
	}
	const kept = new Set(files.map(([path]) => path));
	for (const folder of folders) {
		for (const entry of readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })) {
			const path = join(entry.parentPath, entry.name);
			if (!entry.isDirectory() && !kept.has(path)) {
				rmSync(path);
			}
		}
	}
}

const wanted = [...bundles, ...(flags.has('--tests') ? testBundles() : [])];
if (flags.has('--watch')) {
	await Promise.all(
		wanted.map(async options => (await esbuild.context({ ...options, logLevel: 'info' })).watch()),
	);
} else {
	const results = await Promise.all(wanted.map(options => esbuild.build({ ...options, write: false })));
	const files = results.flatMap(({ outputFiles }, i) =>
		// esbuild leaves letters in regular expressions as they are.
		outputFiles.map(({ path, text }) => [path, production && i < bundles.length ? inAscii(text) : text]),
	);
	replaceFiles(files, [
		'dist/node',
		'dist/web',
		'dist/engine',
		...(flags.has('--tests') ? ['out/test'] : []),
	]);
	chmodSync(join(root, 'dist/node/cli.js'), 0o755);
	const inputs = results.slice(0, bundles.length).map((result, i) => ({
		bundle: relative(root, join(root, bundles[i].outfile)),
		metafile: result.metafile,
	}));
	writeFileSync(join(root, 'dist/bundles.json'), JSON.stringify(inputs));
	if (flags.has('--sizes')) {
		for (const { bundle, metafile } of inputs) {
			const { bytes } = metafile.outputs[bundle] ?? { bytes: 0 };
			process.stdout.write(`${basename(bundle)} ${bytes}\n`);
		}
	}
}

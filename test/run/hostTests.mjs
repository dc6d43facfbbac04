// Runs a host suite in a real VS Code: in its Node extension host, in its web worker extension host, or against the package.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HostReport } from './hostReport.mjs';
import { makeManyNotes } from './manyNotes.mjs';
import { removeTemporaryFolder, temporaryFolder } from './processes.mjs';
import { say, secondsSince } from './progress.mjs';
import { installVsix, openWorkbench, startServer } from './workbench.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A run from which nothing was heard for so long hangs. A single test is ended after one minute by mocha itself. */
const SILENCE_LIMIT_MS = 4 * 60_000;
/** How long the last lines may take to arrive after the exit code did; they come by another way. */
const LAST_LINES_MS = 5_000;
const HEARTBEAT_MS = 15_000;

/** What VS Code complains of in every run: services of the network that it cannot reach or that we do not offer. */
const NOISE = /open-vsx|Service Worker|authentication provider|Creation of workbench contribution/;

/** The bundle of each mode, made by `node esbuild.mjs --tests`. */
export const BUNDLES = {
	remote: 'out/test/host/index.js',
	folders: 'out/test/folders/index.js',
	many: 'out/test/many/index.js',
	web: 'out/test/web/index.js',
	vsix: 'out/test/vsix/index.js',
};

/**
 * @typedef {import('./hostReport.mjs').RunResult} RunResult
 * @typedef {import('./workbench.mjs').Server} Server
 * @typedef {import('./workbench.mjs').Page} Page
 *
 * @typedef {object} HostTestOptions
 * @property {'remote' | 'folders' | 'many' | 'web' | 'vsix'} mode `vsix` tests what is installed, the others the checkout; `folders` a
 * workspace of two folders, `many` a folder of ten thousand notes
 * @property {string} [vsix] the package, for mode `vsix`
 * @property {string} [extension] the extension's folder
 * @property {string} [tests] the bundle that exports `run()`
 * @property {string} [workspace] the folder to open; the tests get a copy of it, which they may change
 * @property {Readonly<Record<string, unknown>>} [userSettings]
 * @property {boolean} [restricted] whether the folder is untrusted
 */

/**
 * Run a suite, showing each test as it ends.
 *
 * @param {HostTestOptions} options
 * @returns {Promise<RunResult>}
 */
export async function runHostTests(options) {
	const { mode, vsix, extension = ROOT, restricted = false } = options;
	const tests = options.tests ?? join(ROOT, BUNDLES[mode]);
	mustExist(tests, 'Build the tests first: node esbuild.mjs --tests');
	const extensionsDir = temporaryFolder('extensions');
	if (mode === 'vsix') {
		mustExist(vsix ?? '', 'Make the package first: npm run package');
		await installVsix(vsix ?? '', extensionsDir);
	}
	const workspace = await makeWorkspace(options);
	const started = Date.now();
	const server = await startServer({ extensionsDir, restricted });
	say(`VS Code ${server.version}, ${HOSTS[mode]}:`);
	const report = new HostReport();
	try {
		await runInPage(server, report, {
			folder: workspace,
			extensionDevelopmentPath: mode === 'vsix' ? join(ROOT, 'test', 'run', 'vsixProbe') : extension,
			extensionTestsPath: tests,
			kind: mode === 'web' ? 'web' : 'remote',
			userSettings: options.userSettings ?? {},
		});
	} finally {
		await server.stop();
		removeWorkspace(workspace);
		removeTemporaryFolder(extensionsDir);
	}
	const result = report.result();
	say(`  ${result.passed} passed, ${result.failed} failed in ${secondsSince(started)}`);
	return result;
}

const HOSTS = {
	remote: 'the extension in Node',
	folders: 'the extension in Node, with two folders',
	many: 'the extension in Node, with ten thousand notes',
	web: 'the extension in a web worker',
	vsix: 'the installed package',
};

/**
 * What a suite opens, for it to change: a folder, or a file that names several.
 *
 * @param {Pick<HostTestOptions, 'mode' | 'workspace'>} options
 * @returns {Promise<string>}
 */
export async function makeWorkspace({ mode, workspace }) {
	switch (mode) {
		case 'many':
			return makeManyNotes();
		case 'folders':
			return makeTwoFolders();
		default:
			return copyWorkspace(workspace);
	}
}

/** @param {string} workspace as {@link makeWorkspace} made it */
export function removeWorkspace(workspace) {
	removeTemporaryFolder(workspace.endsWith('.code-workspace') ? dirname(workspace) : workspace);
}

/** A workspace file beside its two folders. Adding a second folder while the tests run would restart the extension host. */
function makeTwoFolders() {
	const root = temporaryFolder('workspace');
	const folders = ['first', 'second'].map(path => ({ path }));
	folders.forEach(({ path }) => mkdirSync(join(root, path)));
	const file = join(root, 'two folders.code-workspace');
	writeFileSync(file, JSON.stringify({ folders }));
	return file;
}

/**
 * A copy of a folder that tests may change; by default of the sample notes.
 *
 * @param {string} [folder]
 */
export function copyWorkspace(folder = join(ROOT, 'media', 'samples')) {
	mustExist(folder, 'It is the folder to be opened.');
	const copy = join(temporaryFolder('workspace'), basename(folder));
	cpSync(folder, copy, { recursive: true });
	return copy;
}

/**
 * @param {Server} server
 * @param {HostReport} report
 * @param {import('./workbench.mjs').WorkbenchOptions} options
 */
async function runInPage(server, report, options) {
	/** @type {string[]} */
	const complaints = [];
	/** @type {(ended: number | string) => void} an exit code, or what happened instead */
	let end = () => {};
	const ended = new Promise(resolve => {
		end = resolve;
	});
	void server.exited.then(() => end("VS Code's server stopped."));
	const watchdog = watch(report, end);
	try {
		const { page, close } = await openWorkbench(server, {
			...options,
			prepare: page => listen(page, report, complaints, end),
		});
		const outcome = await ended;
		if (typeof outcome === 'number') {
			await Promise.race([report.ended, pause(LAST_LINES_MS, undefined, { ref: false })]);
			report.exited(outcome);
		} else {
			report.problem(outcome);
		}
		if (report.isBroken()) {
			await showWhatIsKnown(page, server, complaints);
		}
		await close();
	} finally {
		clearInterval(watchdog);
	}
}

/**
 * Give the page what VS Code calls in a test run, and hear what becomes of the page.
 *
 * @param {Page} page
 * @param {HostReport} report
 * @param {string[]} complaints
 * @param {(ended: number | string) => void} end
 */
async function listen(page, report, complaints, end) {
	await page.exposeFunction(
		'codeAutomationLog',
		(/** @type {string} */ kind, /** @type {unknown[]} */ args) => {
			const texts = args.filter(arg => typeof arg === 'string');
			const ours = texts.some(text => report.hear(text));
			if (!ours && (kind === 'error' || kind === 'warn') && !texts.some(text => NOISE.test(text))) {
				complaints.push(texts.join(' '));
			}
		},
	);
	await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => end(code));
	page.on('crash', () => end('The page crashed.'));
	page.on('close', () => end('The page was closed.'));
	page.on('pageerror', error => complaints.push(String(error)));
}

/**
 * Show signs of life in quiet times, and end a run that hangs.
 *
 * @param {HostReport} report
 * @param {(ended: string) => void} end
 */
export function watch(report, end) {
	let lastSaid = Date.now();
	return setInterval(() => {
		const silent = Date.now() - report.lastHeard;
		if (silent > SILENCE_LIMIT_MS) {
			end(`Nothing was heard for ${SILENCE_LIMIT_MS / 60_000} minutes.`);
		} else if (Date.now() - Math.max(report.lastHeard, lastSaid) > HEARTBEAT_MS) {
			lastSaid = Date.now();
			say(`  … nothing heard for ${Math.round(silent / 1000)} s`);
		}
	}, 1_000);
}

/**
 * @param {Page} page
 * @param {Server} server
 * @param {readonly string[]} complaints
 */
async function showWhatIsKnown(page, server, complaints) {
	const folder = join(ROOT, 'out', 'test');
	mkdirSync(folder, { recursive: true });
	const picture = join(folder, 'broken-run.png');
	try {
		await page.screenshot({ path: picture, timeout: 10_000 });
		say(`  What the page showed: ${picture}`);
	} catch {
		say('  The page could not be pictured.');
	}
	for (const [title, lines] of /** @type {const} */ ([
		['The extension host complained:', complaints],
		['The server printed:', server.log().split('\n')],
	])) {
		say(`  ${title}`);
		lines
			.filter(line => line.trim() !== '' && !NOISE.test(line))
			.slice(-30)
			.forEach(line => say(`    ${line.slice(0, 500)}`));
	}
}

/**
 * Throw a plain sentence when something is missing.
 *
 * @param {string} path
 * @param {string} advice what to do about it
 */
export function mustExist(path, advice) {
	if (!existsSync(path)) {
		throw new Error(`${path || 'The file'} does not exist. ${advice}`);
	}
}

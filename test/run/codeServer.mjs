// A real VS Code from the package registry: the server and workbench that the package code-server carries.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './cache.mjs';
import { node24 } from './node24.mjs';
import { npmInstall } from './npm.mjs';
import { removeTemporaryFolder, runProgram, temporaryFolder } from './processes.mjs';
import { step } from './progress.mjs';

const VERSION = '4.139.1';
/** Raise when the recipe below changes, so that entries made by the older one are not used. */
const RECIPE = 2;

/**
 * Parts of the server that nothing here asks for, some of them large and some to be compiled: AI agents, dev containers,
 * proxies with Kerberos, terminals' processes on Windows. The server loads each only when it is first used.
 */
const LEFT_OUT = [
	'@devcontainers/cli',
	'@github/copilot-sdk',
	'@microsoft/mxc-sdk',
	'@vscode/sandbox-runtime',
	'@vscode/sqlite3',
	'@vscode/windows-process-tree',
	'kerberos',
	'ssh2',
];

/** The two compiled modules that the server does ask for, and what we put in their place: with these no compiler is needed. */
const STAND_INS = { '@vscode/spdlog': 'spdlog.cjs', '@vscode/native-watchdog': 'nativeWatchdog.cjs' };

/**
 * A VS Code server ready to be started.
 *
 * @typedef {object} CodeServer
 * @property {string} node the Node to run it with
 * @property {string} home its folder
 * @property {string} main the script to run
 * @property {string} version the version of VS Code
 */

/** @returns {Promise<CodeServer>} */
export async function codeServer() {
	const node = await node24();
	const folder = await cached(
		'code-server',
		`${VERSION}-r${RECIPE}-${process.platform}-${process.arch}`,
		install,
		made => verify(made, node),
	);
	return describe(folder, node);
}

/** @param {string} folder @param {string} node @returns {CodeServer} */
function describe(folder, node) {
	const home = serverHome(folder);
	const { version } = JSON.parse(readFileSync(join(home, 'product.json'), 'utf8'));
	return { node, home, main: join(home, 'out', 'server-main.js'), version };
}

/** @param {string} folder */
function serverHome(folder) {
	return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @param {string} folder */
async function install(folder) {
	await step(`Getting code-server ${VERSION}, a VS Code that runs in the browser`, note =>
		npmInstall(folder, [`code-server@${VERSION}`], note),
	);
	const home = serverHome(folder);
	const path = join(home, 'package.json');
	const manifest = JSON.parse(readFileSync(path, 'utf8'));
	for (const name of LEFT_OUT) {
		delete manifest.dependencies[name];
	}
	writeFileSync(path, JSON.stringify(manifest, undefined, '\t'));
	await step('Getting the modules of its server', note => npmInstall(home, ['--omit=dev'], note));
	for (const [name, file] of Object.entries(STAND_INS)) {
		copyFileSync(
			fileURLToPath(new URL(`standIns/${file}`, import.meta.url)),
			join(home, 'node_modules', name, mainOf(join(home, 'node_modules', name))),
		);
	}
}

/** @param {string} folder */
function mainOf(folder) {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).main ?? 'index.js';
}

/** @param {string} folder @param {string} node */
async function verify(folder, node) {
	const { home, main } = describe(folder, node);
	for (const name of ['@parcel/watcher', '@xterm/headless', 'vscode-textmate', ...Object.keys(STAND_INS)]) {
		if (!existsSync(join(home, 'node_modules', name, 'package.json'))) {
			return `${name} is missing`;
		}
	}
	const data = temporaryFolder('version');
	const printed = await runProgram(node, [main, '--version', '--server-data-dir', data]);
	removeTemporaryFolder(data);
	return /^\d+\.\d+\.\d+/.test(printed) ? undefined : `it says ${printed.slice(0, 100)}`;
}

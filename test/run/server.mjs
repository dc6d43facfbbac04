// A VS Code server of our own on a free local port, with nothing of the user's in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { codeServer } from './codeServer.mjs';
import {
	eachLine,
	exitOf,
	ProgramFailed,
	removeTemporaryFolder,
	runProgram,
	startProgram,
	stopProgram,
	temporaryFolder,
	whenClosing,
} from './processes.mjs';

/** Keeps the workbench to the note: no welcome, no chat, nothing asked of the network. */
export const QUIET_SETTINGS = Object.freeze({
	'chat.commandCenter.enabled': false,
	'chat.disableAIFeatures': true,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': 'off',
	'extensions.ignoreRecommendations': true,
	'files.autoSave': 'off', // The browser's default saves after a second, in the middle of whatever else goes on.
	'git.openRepositoryInParentFolders': 'never',
	'npm.fetchOnlinePackageInfo': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.settings.showAISearchToggle': false,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
});

/** How long the server may take to answer before it counts as hanging; it takes seconds. */
const START_LIMIT_MS = 120_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} [extensionsDir] where extensions are installed; by default a fresh, empty folder
 * @property {Readonly<Record<string, unknown>>} [userSettings] beside {@link QUIET_SETTINGS}
 * @property {boolean} [driver] lets pages load an extension under development and run tests; on by default. VS Code then shows
 * no notifications
 * @property {boolean} [restricted] leaves every folder untrusted, as VS Code does until the user decides
 * @property {Readonly<Record<string, string>>} [env] for the server and the extension hosts it starts
 * @property {number} [port] by default any free one
 *
 * @typedef {object} Server
 * @property {string} url without a path, for example `http://127.0.0.1:4711`
 * @property {number} port
 * @property {string} extensionsDir
 * @property {string} dataDir
 * @property {string} version of VS Code
 * @property {(settings: Readonly<Record<string, unknown>>) => void} setUserSettings replaces what was given in `userSettings`
 * @property {Promise<void>} exited resolves when it is gone, whatever the reason
 * @property {() => string} log the last lines the server printed
 * @property {() => Promise<void>} stop ends it and removes its data
 */

/**
 * Start a server.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(options = {}) {
	const { driver = true, restricted = false, port = 0, userSettings = {} } = options;
	const code = await codeServer();
	const dataDir = temporaryFolder('server');
	const extensionsDir = options.extensionsDir ?? join(dataDir, 'extensions');
	mkdirSync(extensionsDir, { recursive: true });
	const setUserSettings = (/** @type {Readonly<Record<string, unknown>>} */ settings) =>
		writeSettings(join(dataDir, 'data', 'User'), {
			...QUIET_SETTINGS,
			'security.workspace.trust.startupPrompt': 'never',
			...settings,
		});
	setUserSettings(userSettings);

	const flags = [
		...[
			'--host',
			'127.0.0.1',
			'--port',
			String(port),
			'--without-connection-token',
			'--accept-server-license-terms',
		],
		...['--telemetry-level', 'off', '--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
		...(driver ? ['--enable-smoke-test-driver'] : []),
		...(restricted ? [] : ['--disable-workspace-trust']),
	];
	const guard = pathToFileURL(fileURLToPath(new URL('standIns/endWithParent.mjs', import.meta.url))).href;
	const child = startProgram(code.node, ['--import', guard, code.main, ...flags], {
		env: { ...serverEnvironment(dataDir), ...options.env },
		stdin: 'pipe',
	});
	const exited = exitOf(child).then(noop, noop);
	const lines = keepLines(child);
	const stop = async () => {
		forget();
		await stopProgram(child);
		removeTemporaryFolder(dataDir);
	};
	const forget = whenClosing(stop);
	try {
		const bound = await boundPort(child, lines);
		return {
			url: `http://127.0.0.1:${bound}`,
			port: bound,
			extensionsDir,
			dataDir,
			version: code.version,
			setUserSettings,
			exited,
			log: () => lines.join('\n'),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/**
 * Install a packaged extension the way a user does, into the folder of a server that is not running yet.
 *
 * @param {string} vsix
 * @param {string} extensionsDir
 */
export async function installVsix(vsix, extensionsDir) {
	const code = await codeServer();
	const dataDir = temporaryFolder('install');
	const args = [
		'--install-extension',
		vsix,
		'--extensions-dir',
		extensionsDir,
		'--server-data-dir',
		dataDir,
	];
	const output = await runProgram(code.node, [code.main, ...args, '--accept-server-license-terms'], {
		env: serverEnvironment(dataDir),
	});
	removeTemporaryFolder(dataDir);
	if (!output.includes('successfully installed')) {
		throw new Error(`VS Code did not install ${vsix}:\n${output}`);
	}
}

function noop() {}

/**
 * Write VS Code's settings file.
 *
 * @param {string} folder the user's folder
 * @param {object} settings
 */
export function writeSettings(folder, settings) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, undefined, '\t'));
}

/**
 * Without what a surrounding VS Code or hosting service put there: the server would take it for its own.
 *
 * @param {string} dataDir
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment(dataDir) {
	const kept = Object.entries(process.env).filter(
		([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|PORT$|CODE_SERVER_)/.test(name),
	);
	if (process.platform !== 'linux') {
		return Object.fromEntries(kept);
	}
	// Its sockets go where they are removed with the rest. Elsewhere the path would be too long for a socket.
	const sockets = join(dataDir, 'tmp');
	mkdirSync(sockets, { recursive: true });
	return { ...Object.fromEntries(kept), TMPDIR: sockets, XDG_RUNTIME_DIR: sockets };
}

/** @param {import('node:child_process').ChildProcess} child */
function keepLines(child) {
	/** @type {string[]} */
	const lines = [];
	eachLine(child, line => {
		lines.push(line);
		if (lines.length > 200) {
			lines.shift();
		}
	});
	return lines;
}

/**
 * The port that the server says it listens on, once it is ready.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {readonly string[]} lines
 * @returns {Promise<number>}
 */
async function boundPort(child, lines) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer;
	try {
		return await Promise.race([
			new Promise(resolve => {
				let port = 0;
				eachLine(child, line => {
					port ||= Number(/^Extension host agent listening on (\d+)/.exec(line)?.[1] ?? 0);
					if (line.startsWith('Web UI available at')) {
						resolve(port);
					}
				});
			}),
			exitOf(child).then(code => {
				throw new ProgramFailed("VS Code's server", code, lines.join('\n'));
			}),
			new Promise((_, reject) => {
				timer = setTimeout(
					() => reject(new Error(`VS Code's server did not get ready:\n${lines.join('\n')}`)),
					START_LIMIT_MS,
				);
			}),
		]);
	} finally {
		clearTimeout(timer);
	}
}

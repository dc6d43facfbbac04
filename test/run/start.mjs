// `npm start`: Pactmark on the sample notes, in a real VS Code.   node test/run/start.mjs [--open NOTE.md]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { workbenchUrl } from './address.mjs';
import { endWith, isClosing, temporaryFolder } from './processes.mjs';
import { say } from './progress.mjs';
import { startServer } from './server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const SAMPLES = join(ROOT, 'media', 'samples');
const START_VIEW = join(ROOT, 'test', 'run', 'startView');

/** What of the checkout belongs to the extension: what the package holds. */
const SHIPPED = /^(package.*\.json|README\.md|CHANGELOG\.md|LICENSE|NOTICE|dist|l10n|media|syntaxes)$/;

/** How often to look whether npm is still there. */
const PARENT_CHECK_MS = 1_000;

async function main() {
	const { values } = parseArgs({ options: { open: { type: 'string' } } });
	const note = values.open ?? newestNote();
	const code = process.env['PACTMARK_VSCODE'] === 'server' ? undefined : findCode();
	if (code !== undefined && hasDisplay()) {
		if (openDesktop(code, note)) {
			return;
		}
		say('The installed VS Code would not open a window; going on with one for the browser.');
	}
	await serve(note);
}

/** The first note by reverse order of names: they begin with their company and date. */
function newestNote() {
	const notes = readdirSync(SAMPLES).filter(name => name.endsWith('.md'));
	return notes.sort().reverse()[0] ?? '';
}

/** The `code` command, if it is installed. */
function findCode() {
	const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
	return (process.env['PATH'] ?? '')
		.split(delimiter)
		.flatMap(folder => names.map(name => join(folder, name)))
		.find(path => existsSync(path));
}

function hasDisplay() {
	const { env, platform } = process;
	return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/**
 * Open a window of the installed VS Code. The notes are a copy that outlives us, as the window does.
 *
 * @param {string} code @param {string} note
 * @returns {boolean} whether that went well
 */
function openDesktop(code, note) {
	const folder = join(mkdtempSync(join(realpathSync.native(tmpdir()), 'pactmark-')), 'samples');
	cpSync(SAMPLES, folder, { recursive: true });
	const args = [
		'--new-window',
		`--extensionDevelopmentPath=${ROOT}`,
		`--extensionDevelopmentPath=${START_VIEW}`,
		folder,
		join(folder, note),
	];
	const shell = code.endsWith('.cmd');
	const quoted = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
	const { status } = spawnSync(quoted(code), args.map(quoted), { stdio: 'inherit', shell });
	if (status !== 0) {
		return false;
	}
	say('Pactmark opens in a window of VS Code.');
	say(`The sample notes are a copy in ${folder}: change them as you like.`);
	return true;
}

/**
 * Serve a VS Code for the browser until we are told to stop.
 *
 * @param {string} note
 */
async function serve(note) {
	const home = temporaryFolder('start');
	const folder = join(home, 'samples');
	cpSync(SAMPLES, folder, { recursive: true });
	const server = await startServer({
		driver: false,
		extensionsDir: installInto(join(home, 'extensions')),
		env: { PACTMARK_START_NOTE: note },
	});
	say('');
	say('Pactmark is running. Open this address in a browser on this computer:');
	say('');
	say(workbenchUrl(server, { folder }));
	say('');
	say('The sample notes are a copy: change them as you like. To stop, press Ctrl+C here.');
	endWithNpm();
	await server.exited;
	if (isClosing()) {
		return; // We stopped it.
	}
	say("VS Code's server has stopped:");
	say(server.log());
	await endWith(1);
}

/**
 * Put the extension as it is built now where VS Code looks for installed ones. Installed and not “under development”, it meets
 * the same VS Code as a user's: with notifications, without what VS Code keeps for extensions under development.
 *
 * @param {string} folder
 */
function installInto(folder) {
	const { publisher, name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const place = join(folder, `${publisher}.${name}-${version}`);
	mkdirSync(place, { recursive: true });
	for (const part of readdirSync(ROOT).filter(part => SHIPPED.test(part))) {
		cpSync(join(ROOT, part), join(place, part), { recursive: true });
	}
	cpSync(START_VIEW, join(folder, 'pactmark-start.start-view-0.0.1'), { recursive: true });
	return folder;
}

/** npm passes a signal on to the shell between us, and that shell does not pass it on to us: so see that it is gone. */
function endWithNpm() {
	const parent = process.ppid;
	if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') {
		return;
	}
	setInterval(() => {
		if (process.ppid !== parent) {
			void endWith(143);
		}
	}, PARENT_CHECK_MS).unref();
}

try {
	await main();
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	await endWith(1);
}

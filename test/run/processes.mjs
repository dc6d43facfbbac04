// Starting other programs so that none is left behind, and temporary folders so that none is left over.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a program may take to stop when asked before it is ended. */
const STOP_GRACE_MS = 5_000;
/** How much of a program's output is kept for the message when it fails. */
const KEPT_OUTPUT = 6_000;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const living = new Set();
/** @type {Set<string>} */
const folders = new Set();
/** @type {Set<() => Promise<void>>} */
const closers = new Set();
let guarded = false;
let closing = false;

/** A program that ended with something else than success. */
export class ProgramFailed extends Error {
	/**
	 * @param {string} line the command as typed
	 * @param {number | null} code
	 * @param {string} output the end of what it printed
	 */
	constructor(line, code, output) {
		super(`“${line}” ended with ${code ?? 'a signal'}:\n${output}`);
		this.name = 'ProgramFailed';
		this.output = output;
	}
}

/**
 * Run a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>} all it printed; rejects with {@link ProgramFailed} when its exit code is not 0
 */
export async function runProgram(command, args, options = {}) {
	const child = startProgram(command, args, options);
	let output = '';
	eachLine(child, line => {
		output += `${line}\n`;
		options.onLine?.(line);
	});
	const forget = whenClosing(() => stopProgram(child));
	const code = await exitOf(child);
	forget();
	if (closing) {
		return new Promise(() => {}); // We ended it ourselves; nobody needs to hear that it failed.
	}
	if (code !== 0) {
		throw new ProgramFailed([command, ...args].join(' '), code, output.slice(-KEPT_OUTPUT));
	}
	return output;
}

/**
 * Start a program in a process group of its own, so that it can be ended with all it started. It is ended when this process ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, stdin?: 'pipe' | 'ignore' }} [options]
 */
export function startProgram(command, args, { cwd, env, shell = false, stdin = 'ignore' } = {}) {
	guard();
	const child = spawn(command, args, {
		cwd,
		env: env ?? process.env,
		shell,
		stdio: [stdin, 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
		windowsHide: true,
	});
	living.add(child);
	child.once('close', () => living.delete(child));
	child.once('error', () => living.delete(child));
	return child;
}

/**
 * The exit code of a program, `null` when a signal ended it; rejects when it could not be started.
 *
 * @param {ChildProcess} child
 * @returns {Promise<number | null>}
 */
export function exitOf(child) {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', code => resolve(code));
	});
}

/**
 * Hear every line that a program prints, on either stream.
 *
 * @param {ChildProcess} child
 * @param {(line: string) => void} hear
 */
export function eachLine(child, hear) {
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.setEncoding('utf8');
		stream?.on('data', (/** @type {string} */ text) => {
			const lines = (rest + text).split(/\r?\n/);
			rest = lines.pop() ?? '';
			lines.forEach(hear);
		});
		stream?.on('end', () => {
			if (rest !== '') {
				hear(rest);
			}
		});
	}
}

/**
 * Ask a program and all it started to stop; end them when they do not.
 *
 * @param {ChildProcess} child
 */
export async function stopProgram(child) {
	if (child.exitCode === null && child.signalCode === null) {
		const gone = new Promise(resolve => child.once('exit', resolve));
		signalGroup(child, 'SIGTERM');
		const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_GRACE_MS);
		await gone;
		clearTimeout(timer);
	}
	signalGroup(child, 'SIGKILL'); // What it started may outlive it.
	living.delete(child);
}

/**
 * A new empty folder outside the checkout, removed when this process ends.
 *
 * @param {string} name part of its name
 */
export function temporaryFolder(name) {
	guard();
	// VS Code compares paths as text, and the temporary folder of a Mac is behind a link.
	const folder = mkdtempSync(join(realpathSync.native(tmpdir()), `pactmark-${name}-`));
	folders.add(folder);
	return folder;
}

/** @param {string} folder one that {@link temporaryFolder} gave */
export function removeTemporaryFolder(folder) {
	try {
		rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
		folders.delete(folder);
	} catch (error) {
		process.stderr.write(`Could not remove ${folder}: ${String(error)}\n`);
	}
}

/**
 * Have something closed when the user presses Ctrl+C or the process is told to end.
 *
 * @param {() => Promise<void>} close
 * @returns {() => void} forgets it again
 */
export function whenClosing(close) {
	guard();
	closers.add(close);
	return () => closers.delete(close);
}

/** Whether this process is on its way out, so that what ends now does so because we ended it. */
export function isClosing() {
	return closing;
}

/**
 * Close all that is open and end this process. The last opened is closed first: it may stand on what was opened before.
 *
 * @param {number} code
 */
export async function endWith(code) {
	closing = true;
	for (const close of [...closers].reverse()) {
		await close().catch(error => process.stderr.write(`${String(error)}\n`));
	}
	process.exit(code);
}

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
	if (child.pid === undefined) {
		return;
	}
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], {
			stdio: 'ignore',
			windowsHide: true,
		});
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group is gone already, which is what was wanted.
	}
}

function guard() {
	if (guarded) {
		return;
	}
	guarded = true;
	process.once('exit', endEverything);
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			if (closing) {
				process.exit(128 + constants.signals[signal]); // Asked twice: at once.
			}
			void endWith(128 + constants.signals[signal]);
		});
	}
}

function endEverything() {
	for (const child of living) {
		signalGroup(child, 'SIGKILL');
	}
	for (const folder of folders) {
		removeTemporaryFolder(folder);
	}
}

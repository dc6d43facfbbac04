// The host suites in a desktop VS Code: the oldest that is supported and the current one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheFolder } from './cache.mjs';
import { HostReport } from './hostReport.mjs';
import { BUNDLES, makeWorkspace, mustExist, removeWorkspace, ROOT, watch } from './hostTests.mjs';
import {
	eachLine,
	exitOf,
	removeTemporaryFolder,
	startProgram,
	stopProgram,
	temporaryFolder,
} from './processes.mjs';
import { say, secondsSince, step } from './progress.mjs';
import { QUIET_SETTINGS, writeSettings } from './server.mjs';

/** @typedef {import('./hostReport.mjs').RunResult} RunResult */

/**
 * Run the suites on each desktop build in turn: those of `PACTMARK_VSCODE_PATH`, or else the oldest supported and the current.
 *
 * @returns {AsyncGenerator<RunResult>}
 */
export async function* runDesktopTests() {
	const installed = process.env['PACTMARK_VSCODE_PATH'];
	if (installed) {
		mustExist(installed, 'PACTMARK_VSCODE_PATH has to name the executable of a desktop VS Code.');
		yield* runSuites(installed, installed);
		return;
	}
	for (const version of [oldestSupported(), 'stable']) {
		yield* runSuites(await download(version), version);
	}
}

/**
 * @param {string} executable
 * @param {string} name
 * @returns {AsyncGenerator<RunResult>}
 */
async function* runSuites(executable, name) {
	yield await runDesktop(executable, name, 'remote');
	yield await runDesktop(executable, `${name}, with two folders`, 'folders');
	yield await runDesktop(executable, `${name}, with ten thousand notes`, 'many');
}

function oldestSupported() {
	const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	return String(engines.vscode).replace(/^\D*/, '');
}

/** @param {string} version */
async function download(version) {
	try {
		return await step(`Getting the desktop VS Code ${version}`, () =>
			downloadAndUnzipVSCode({
				version,
				cachePath: join(cacheFolder(), 'desktop'),
				reporter: new SilentReporter(),
			}),
		);
	} catch (error) {
		throw new Error(
			`The desktop VS Code ${version} could not be downloaded from update.code.visualstudio.com ` +
				`(${error instanceof Error ? error.message : String(error)}). Where that host cannot be reached, set ` +
				'PACTMARK_VSCODE_PATH to the executable of an installed VS Code, or leave PACTMARK_VSCODE unset: the ' +
				'same tests then run in a VS Code server from the package registry.',
		);
	}
}

/**
 * @param {string} executable
 * @param {string} name
 * @param {'remote' | 'folders' | 'many'} mode whose suite is run
 * @returns {Promise<RunResult>}
 */
async function runDesktop(executable, name, mode) {
	const tests = join(ROOT, BUNDLES[mode]);
	mustExist(tests, 'Build the tests first: node esbuild.mjs --tests');
	const workspace = await makeWorkspace({ mode });
	const data = temporaryFolder('desktop');
	writeSettings(join(data, 'User'), QUIET_SETTINGS);
	const [command, ...before] = [...displayFor(), executable];
	const started = Date.now();
	say(`Desktop VS Code ${name}:`);
	const report = new HostReport();
	const child = startProgram(command ?? executable, [...before, ...desktopFlags(data, tests), workspace]);
	/** @type {string[]} */
	const lines = [];
	eachLine(child, line => {
		if (!report.hear(line)) {
			lines.push(line);
		}
	});
	const hanging = new Promise(resolve => {
		const timer = watch(report, resolve);
		child.once('exit', () => clearInterval(timer));
	});
	const outcome = await Promise.race([exitOf(child), hanging]);
	await stopProgram(child);
	if (typeof outcome === 'number') {
		report.exited(outcome);
	} else {
		report.problem(outcome === null ? 'VS Code was ended by a signal.' : String(outcome));
	}
	if (report.isBroken()) {
		lines.slice(-40).forEach(line => say(`    ${line.slice(0, 500)}`));
	}
	removeTemporaryFolder(data);
	removeWorkspace(workspace);
	const result = report.result();
	say(`  ${result.passed} passed, ${result.failed} failed in ${secondsSince(started)}`);
	return result;
}

/** @param {string} data @param {string} tests */
function desktopFlags(data, tests) {
	return [
		...(process.platform === 'linux' ? ['--no-sandbox'] : []),
		'--disable-gpu-sandbox',
		'--disable-telemetry',
		'--disable-updates',
		'--disable-workspace-trust',
		'--skip-release-notes',
		'--skip-welcome',
		`--user-data-dir=${data}`,
		`--extensions-dir=${join(data, 'extensions')}`,
		`--extensionDevelopmentPath=${ROOT}`,
		`--extensionTestsPath=${tests}`,
	];
}

/** A window needs a screen; a virtual one will do. */
function displayFor() {
	if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) {
		return [];
	}
	if (!existsSync('/usr/bin/xvfb-run')) {
		throw new Error(
			'A desktop VS Code needs a display. Install a virtual one (on Debian: apt-get install xvfb) and try again.',
		);
	}
	return ['/usr/bin/xvfb-run', '-a'];
}

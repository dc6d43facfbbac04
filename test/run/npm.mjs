// The npm client, run in a folder that is not the project's.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './processes.mjs';

const FLAGS = [
	'--no-audit',
	'--no-fund',
	'--no-package-lock',
	'--no-update-notifier',
	'--engine-strict=false',
];

/**
 * Install packages into a folder without running any of their scripts.
 *
 * @param {string} folder
 * @param {readonly string[]} args package names with versions, further flags
 * @param {(line: string) => void} [onLine]
 */
export async function npmInstall(folder, args, onLine) {
	const manifest = join(folder, 'package.json');
	if (!existsSync(manifest)) {
		writeFileSync(manifest, '{ "private": true }\n'); // Else npm looks for a project in the folders above.
	}
	const npm = npmCommand();
	await runProgram(npm.command, [...npm.args, 'install', '--ignore-scripts', ...FLAGS, ...args], {
		cwd: folder,
		env: environment(),
		shell: npm.shell,
		...(onLine && { onLine }),
	});
}

/** npm as it runs us, or else npm from the path. */
function npmCommand() {
	const own = process.env['npm_execpath'];
	if (own !== undefined && /npm-cli\.[cm]?js$/.test(own) && existsSync(own)) {
		return { command: process.execPath, args: [own], shell: false };
	}
	return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Our environment without what npm says of the project that runs us: a nested npm would take it for its own. */
function environment() {
	const kept = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(package_|lifecycle_|config_(local_prefix|prefix|global_prefix|omit|include|ignore_scripts))/i.test(
				name,
			),
	);
	return { ...Object.fromEntries(kept), NODE_ENV: '' };
}

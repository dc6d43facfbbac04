// A browser to show the workbench in, and letters to write with.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached } from './cache.mjs';
import { node24 } from './node24.mjs';
import { npmInstall } from './npm.mjs';
import { runProgram } from './processes.mjs';
import { say, step } from './progress.mjs';

const SPARTICUZ = '153.0.0';

const INSTALL_ONE =
	'No Chrome, Chromium or Edge was found. Install one of them (on Debian: apt-get install chromium), ' +
	'or set PACTMARK_CHROMIUM to the path of one.';

/** What every browser is started with: no questions at first start, nothing asked of the network, colours as given. */
const FLAGS = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--force-color-profile=srgb',
	'--no-default-browser-check',
	'--no-first-run',
];

/**
 * A browser of the Chromium family.
 *
 * @typedef {object} Chromium
 * @property {string} path
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string>>} env what it needs in its environment beside ours
 */

/**
 * Find a browser, or get one: from `PACTMARK_CHROMIUM`, among the installed ones, from Debian's packages, from npm.
 *
 * @returns {Promise<Chromium>}
 */
export async function chromium() {
	const named = process.env['PACTMARK_CHROMIUM'];
	if (named) {
		if (!existsSync(named)) {
			throw new Error(`PACTMARK_CHROMIUM names ${named}, which does not exist.`);
		}
		return withFlags(named);
	}
	const installed = findInstalled();
	if (installed !== undefined) {
		await addFonts();
		return withFlags(installed);
	}
	if (canUseApt() && (await aptInstall(['chromium', 'fonts-dejavu-core']))) {
		const debian = findInstalled();
		if (debian !== undefined) {
			return withFlags(debian);
		}
	}
	return fromNpm();
}

/** @param {string} path @param {Readonly<Record<string, string>>} [env] @returns {Chromium} */
function withFlags(path, env = {}) {
	// The sandbox needs rights that containers and the root user do not have.
	const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
	return { path, args: [...FLAGS, ...sandbox], env };
}

function findInstalled() {
	return candidates().find(path => existsSync(path));
}

/** Where browsers of the family are usually found, the most likely to work unattended first. */
function candidates() {
	const { env, platform } = process;
	if (platform === 'darwin') {
		const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
		return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap(folder =>
			names.map(name => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
		);
	}
	if (platform === 'win32') {
		const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
			folder => folder !== undefined,
		);
		const names = [
			'Google\\Chrome\\Application\\chrome.exe',
			'Chromium\\Application\\chrome.exe',
			'Microsoft\\Edge\\Application\\msedge.exe',
		];
		return names.flatMap(name => folders.map(folder => join(folder, name)));
	}
	const names = [
		'google-chrome-stable',
		'google-chrome',
		'chromium',
		'microsoft-edge-stable',
		'chromium-browser',
	];
	const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(
		folder => folder !== '',
	);
	return names.flatMap(name => folders.map(folder => join(folder, name)));
}

function canUseApt() {
	return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Install Debian packages; tells and goes on when that is not possible.
 *
 * @param {readonly string[]} packages
 */
async function aptInstall(packages) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		await step(
			`Installing ${packages.join(' and ')} with apt-get (Debian's package manager)`,
			async note => {
				await runProgram('apt-get', ['update', '-q'], { env, onLine: note });
				await runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
					env,
					onLine: note,
				});
			},
		);
		return true;
	} catch (error) {
		say(`apt-get could not do it: ${String(error).split('\n').at(-2) ?? ''}`);
		return false;
	}
}

/** A machine without any font shows boxes for letters. Only bare Linux machines are like that. */
async function addFonts() {
	if (!canUseApt() || hasFonts()) {
		return;
	}
	await aptInstall(['fonts-dejavu-core']);
}

function hasFonts() {
	return ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/local/share/fonts'].some(
		folder => existsSync(folder) && readdirSync(folder).length > 0,
	);
}

/** @returns {Promise<Chromium>} */
async function fromNpm() {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(INSTALL_ONE);
	}
	const node = await node24();
	try {
		const folder = await cached('chromium', `sparticuz-${SPARTICUZ}`, made => unpack(made, node), runs);
		return withFlags(join(folder, 'chromium'), surroundings(folder));
	} catch (error) {
		throw new Error(`${INSTALL_ONE} The one from npm does not run here: ${String(error)}`);
	}
}

/**
 * The package holds the browser and what it needs, compressed, and unpacks them into the temporary folder.
 *
 * @param {string} folder @param {string} node
 */
async function unpack(folder, node) {
	await step(`Getting a Chromium from npm (@sparticuz/chromium ${SPARTICUZ})`, async note => {
		await npmInstall(folder, [`@sparticuz/chromium@${SPARTICUZ}`], note);
		const entry = pathToFileURL(
			join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js'),
		);
		const script = `import chromium from ${JSON.stringify(entry.href)}; await chromium.executablePath();`;
		note('unpacking');
		await runProgram(node, ['--input-type=module', '-e', script], {
			// The name of this runtime makes the package unpack shared libraries as well.
			env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
		});
		rmSync(join(folder, 'node_modules'), { recursive: true });
	});
}

/** @param {string} folder */
async function runs(folder) {
	const env = { ...process.env, ...surroundings(folder) };
	const version = await runProgram(join(folder, 'chromium'), ['--version', '--no-sandbox'], { env });
	return /chrom/i.test(version) ? undefined : `it says ${version.slice(0, 100)}`;
}

/** @param {string} folder @returns {Record<string, string>} */
function surroundings(folder) {
	const libraries = [process.env['LD_LIBRARY_PATH'], join(folder, 'al2023', 'lib')]
		.filter(path => path)
		.join(':');
	return { LD_LIBRARY_PATH: libraries, ...(hasFonts() ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }) };
}

// Things that are slow to get, kept outside the checkout and made again when they are broken.
import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whenClosing } from './processes.mjs';
import { say } from './progress.mjs';

const SEAL = '.pactmark-seal.json';
/** A maker touches its lock this often, and is taken for dead when it has not for six times as long. */
const LOCK_TOUCH_MS = 5_000;
const LOCK_DEAD_MS = 6 * LOCK_TOUCH_MS;
/** Half-made folders of runs that were ended are swept when they are older than any making takes. */
const LEFTOVER_MS = 2 * 60 * 60 * 1000;

/** Where everything that is kept lies: `PACTMARK_CACHE`, or the place that the platform has for caches. */
export function cacheFolder() {
	const { env } = process;
	if (env['PACTMARK_CACHE']) {
		return env['PACTMARK_CACHE'];
	}
	if (env['XDG_CACHE_HOME']) {
		return join(env['XDG_CACHE_HOME'], 'pactmark');
	}
	if (process.platform === 'win32') {
		return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'pactmark', 'cache');
	}
	return join(
		homedir(),
		...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']),
		'pactmark',
	);
}

/**
 * The folder of a kept thing, made now if it is missing or broken.
 *
 * It is made in a folder beside its place and renamed when complete, so that it is there whole or not at all. A seal tells
 * how many files and bytes belong to it; an entry that has lost or gained some, or that `verify` refuses, is thrown away
 * and made again. Of two processes that want it at once, one makes it and the other waits.
 *
 * @param {string} name
 * @param {string} version anything that changes when the contents should
 * @param {(folder: string) => Promise<void>} build fills the empty folder it is given
 * @param {(folder: string) => Promise<string | undefined>} verify what is wrong with the folder, if anything
 * @returns {Promise<string>}
 */
export async function cached(name, version, build, verify) {
	const shelf = join(cacheFolder(), name);
	const place = join(shelf, version);
	mkdirSync(shelf, { recursive: true });
	if ((await fault(place, verify)) === undefined) {
		return place;
	}
	const unlock = await lock(join(shelf, `.lock-${version}`), `${name} ${version}`);
	try {
		const wrong = await fault(place, verify); // Whoever held the lock before us may have made it.
		if (wrong === undefined) {
			return place;
		}
		if (existsSync(place)) {
			say(`The kept ${name} ${version} is not usable (${wrong}): making it again.`);
			discard(place);
		}
		sweep(shelf, version);
		await make(place, build, verify);
		return place;
	} finally {
		unlock();
	}
}

/**
 * @param {string} place
 * @param {(folder: string) => Promise<void>} build
 * @param {(folder: string) => Promise<string | undefined>} verify
 */
async function make(place, build, verify) {
	const making = `${place}.making-${process.pid}-${randomBytes(3).toString('hex')}`;
	mkdirSync(making);
	const forget = whenClosing(async () => rmSync(making, { recursive: true, force: true }));
	try {
		await build(making);
		const wrong = await verify(making);
		if (wrong !== undefined) {
			throw new Error(`What was just made for ${place} is not usable: ${wrong}`);
		}
		writeFileSync(join(making, SEAL), JSON.stringify(measure(making)));
		try {
			renameSync(making, place);
		} catch (error) {
			if (!existsSync(join(place, SEAL))) {
				throw error;
			}
			discard(making); // Another process came first after all; its work is as good as ours.
		}
	} catch (error) {
		discard(making);
		throw error;
	} finally {
		forget();
	}
}

/**
 * What is wrong with a kept entry.
 *
 * @param {string} place
 * @param {(folder: string) => Promise<string | undefined>} verify
 */
async function fault(place, verify) {
	if (!existsSync(place)) {
		return 'it is missing';
	}
	try {
		const seal = JSON.parse(readFileSync(join(place, SEAL), 'utf8'));
		const found = measure(place);
		if (seal.files !== found.files || seal.bytes !== found.bytes) {
			return `it has ${found.files} files of ${found.bytes} bytes, not ${seal.files} of ${seal.bytes}`;
		}
		return await verify(place);
	} catch (error) {
		return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	}
}

/**
 * How many files a folder holds and how many bytes they are together.
 *
 * @param {string} folder
 */
function measure(folder) {
	let files = 0;
	let bytes = 0;
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile() && entry.name !== SEAL) {
			files += 1;
			bytes += statSync(join(entry.parentPath, entry.name)).size;
		}
	}
	return { files, bytes };
}

/**
 * Take a lock, waiting for whoever holds it.
 *
 * @param {string} path
 * @param {string} what
 * @returns {Promise<() => void>}
 */
async function lock(path, what) {
	let told = 0;
	while (!takeLock(path)) {
		if (Date.now() - told > 15_000) {
			told = Date.now();
			say(`Waiting for another process that is getting ${what} …`);
		}
		await pause(500);
	}
	const timer = setInterval(() => touch(path), LOCK_TOUCH_MS);
	const unlock = () => {
		clearInterval(timer);
		rmSync(path, { recursive: true, force: true });
	};
	const forget = whenClosing(async () => unlock());
	return () => {
		forget();
		unlock();
	};
}

/** @param {string} path */
function takeLock(path) {
	try {
		mkdirSync(path);
		writeFileSync(join(path, 'holder'), JSON.stringify({ machine: hostname(), pid: process.pid }));
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
			throw error;
		}
	}
	try {
		if (Date.now() - statSync(path).mtimeMs > LOCK_DEAD_MS || !lives(path)) {
			discard(path); // The next round takes it.
		}
	} catch {
		// Given back between the two looks.
	}
	return false;
}

/**
 * Whether the process that holds a lock still runs, as far as can be told from here.
 *
 * @param {string} path
 */
function lives(path) {
	const { machine, pid } = JSON.parse(readFileSync(join(path, 'holder'), 'utf8'));
	if (machine !== hostname()) {
		return true;
	}
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
	}
}

/** @param {string} path */
function touch(path) {
	try {
		utimesSync(path, new Date(), new Date());
	} catch {
		// Taken from us while the machine slept: the rename at the end settles who was first.
	}
}

/**
 * Put a folder out of the way in one move, then remove it: nobody sees half of it.
 *
 * @param {string} folder
 */
function discard(folder) {
	const aside = `${folder}.old-${process.pid}-${randomBytes(3).toString('hex')}`;
	try {
		renameSync(folder, aside);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
			return;
		}
		throw error;
	}
	rmSync(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Remove what ended runs left half-made: all of the version whose lock we hold, and what is old of the others.
 *
 * @param {string} shelf
 * @param {string} version
 */
function sweep(shelf, version) {
	for (const name of readdirSync(shelf)) {
		const path = join(shelf, name);
		const leftOver = /^(.*)\.(?:making|old)-\d+-[0-9a-f]+$/.exec(name);
		if (leftOver && (leftOver[1] === version || Date.now() - statSync(path).mtimeMs > LEFTOVER_MS)) {
			try {
				rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
			} catch {
				// What an ended run had started may be writing there yet. The next sweep gets it.
			}
		}
	}
}

// Makes the package that is published, and says what is in it:  node test/run/package.mjs
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { say, step } from './progress.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The largest package that is let through, in bytes. Half of it is the lexicon, which the desktop and the web bundle both need. */
const LARGEST_PACKAGE = 1.5 * 1024 * 1024;

const run = promisify(execFile);
const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');

/**
 * Build for production and package. Anything that the packager warns of is a failure, and so is a package that is too large.
 *
 * @returns {Promise<string>} the path of the `.vsix`
 */
export async function makePackage() {
	const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const file = join(ROOT, 'out', `${name}-${version}.vsix`);
	mkdirSync(join(ROOT, 'out'), { recursive: true });
	const { stdout, stderr } = await step('Making the package', () =>
		run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], {
			cwd: ROOT,
			maxBuffer: 1 << 26,
		}),
	);
	const warnings = `${stdout}\n${stderr}`.split('\n').filter(line => /\bWARNING\b/i.test(line));
	const listed = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], {
		cwd: ROOT,
		maxBuffer: 1 << 26,
	});
	const files = listed.stdout.split('\n').filter(line => line.trim() !== '' && !line.startsWith('>'));
	for (const path of files) {
		say(`  ${sizeOf(join(ROOT, path))}  ${path}`);
	}
	const { size } = statSync(file);
	say(
		`  ${file}: ${files.length} files, ${(size / 1024).toFixed(0)} KB of at most ${LARGEST_PACKAGE / 1024} KB`,
	);
	if (warnings.length > 0) {
		throw new Error(`The packager warns: ${warnings.join('; ')}`);
	}
	if (size > LARGEST_PACKAGE) {
		throw new Error(`The package is too large: ${size} bytes.`);
	}
	return file;
}

/** @param {string} path */
function sizeOf(path) {
	try {
		return `${(statSync(path).size / 1024).toFixed(1).padStart(8)} KB`;
	} catch {
		return ' '.repeat(11); // Lines of the packager that name no file.
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await makePackage();
}

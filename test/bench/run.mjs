// Speed as ratios against named peers in the same run:
//   npm run bench [-- PART…]
// Parts: regions, match, read, keystroke, index, look-up, start-up, memory, blocked. Without any all are run, one after the other, each in
// a process of its own. Installs the peers beside itself (they are no part of Pactmark) and writes bench/results.md; parts that were not
// run keep what stands there.
//   PACTMARK_BENCH_ROOT=FOLDER     measures another checkout, with this one's scripts and texts; prints only
//   PACTMARK_BENCH_NOTES=10000     how many notes the folder of `index` has, however long that takes
//   PACTMARK_BENCH_KEEP=1          leaves that folder where it is
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { node24 } from '../run/node24.mjs';
import { say, step } from '../run/progress.mjs';
import { ROOT } from './bundle.mjs';
import { PARTS, TITLES } from './parts.mjs';
import { mergeReport, sectionText } from './report.mjs';
import { runNode } from './processes.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const REPORT = join(ROOT, 'bench', 'results.md');

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in PARTS));
if (unknown.length > 0) {
	say(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}`);
	process.exit(2);
}

if (!existsSync(join(HERE, 'node_modules', 'satteri'))) {
	await step('Installing the peers of the bench', async () => {
		execFileSync('npm', ['ci', '--no-fund', '--no-audit'], {
			cwd: HERE,
			shell: process.platform === 'win32',
		});
	});
}

/** The Node that VS Code's extension host runs on, where it can be had: it also tells the time of one thread. */
async function chooseNode() {
	try {
		return await node24();
	} catch {
		say('Node 24 could not be had; measuring with this one.');
		return process.execPath;
	}
}

const node = await chooseNode();
const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const machine = `Node ${version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform}`;
const sections = [];
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
	await step(`Measuring ${name}`, async () => {
		const { section, time } = await runNode(node, join(HERE, 'parts.mjs'), [name], {
			env: process.env,
		});
		sections.push(sectionText(section, `${machine}; ${time}.`));
	});
	say(`\n${sections.at(-1)}`);
}

if (process.env.PACTMARK_BENCH_ROOT === undefined) {
	const old = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
	mkdirSync(join(ROOT, 'bench'), { recursive: true });
	writeFileSync(REPORT, mergeReport(old, sections, Object.values(TITLES)));
}

// A folder of ten thousand short notes in a git repository, for the host tests of large folders.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram, temporaryFolder } from './processes.mjs';
import { step } from './progress.mjs';

const NOTES = 10_000;

/** Every fifth note is another one on the branch `after`, and every hundredth stands in another folder there. */
const CHANGED = 5;
const MOVED = 100;

/** Some are entries of the lexicon as well. */
const ENTRIES = 250;

const STARTS =
	'Brand Corv Dal Eldr Fenn Garr Hald Isk Jorv Kest Lorn Merr Norv Orl Pell Quor Rusk Sorn Tarv Ulm';
const ENDS =
	'amar aston avel ebrook edale efield egate emont enport erholt eriss essa estead etra evane iden iford ilund imark inell oden olin omere onas oria';
const FIELDS =
	'Analytics Aviation Biologics Cement Diagnostics Energy Foods Freight Genomics Glass Health Insurance Logistics Materials Media Mobility Optics Robotics Software Textiles';

/** Each with a listed or a usual term. */
const SENTENCES = [
	'The two agreed on exclusivity in Europe until 2031.',
	'There is a minimum commitment of $40 million over three years.',
	'A change of control lets either side leave with ninety days of notice.',
	'The licence is perpetual, and the source stays where it is.',
	'An upfront payment of $12 million falls due in spring.',
	'Both keep their board seats, and nobody else gets one.',
	'A non-compete holds for two years after the end.',
	'The warranty runs for eighteen months from the first delivery.',
	'Royalties fall from 8 percent to 5 percent after the fourth year.',
	'Their joint venture is to open a plant in the north.',
	'Customers gain from it, since prices are capped until 2029.',
	'The break-up fee is $25 million, as the filing says.',
	'Nobody was in a hurry, and the weather was fine.',
	'What else was said there stands in the minutes of the board.',
];

/** What the tests tell the branches by: a term and a company that nothing else names. */
const BEFORE = 'Vornholt Inc. holds the code in a source code escrow.';
const AFTER = 'Quellmar Inc. has a right of first refusal.';

/** Git as it is without anybody's settings, asked to leave nothing running. */
const SETTINGS = [
	'user.name=Tests',
	'user.email=tests@localhost',
	'commit.gpgsign=false',
	'core.autocrlf=false',
	'gc.auto=0',
	'maintenance.auto=false',
].flatMap(setting => ['-c', setting]);

/**
 * Make the folder, on its branch `before`.
 *
 * @returns {Promise<string>}
 */
export function makeManyNotes() {
	return step(`Writing ${NOTES.toLocaleString('en')} notes`, async () => {
		const folder = join(temporaryFolder('workspace'), 'many');
		const all = Array.from({ length: NOTES }, (_, i) => i);
		const others = all.filter(i => i % CHANGED === 0);
		write(folder, new Map(all.map(i => [placeOf(i), noteOf(i, BEFORE)])));
		await git(folder, 'init', '--quiet');
		await commit(folder, 'before');
		others.filter(i => i % MOVED === 0).forEach(i => rmSync(join(folder, placeOf(i))));
		write(folder, new Map(others.map(i => [placeOf(i, 'moved'), noteOf(i, AFTER)])));
		await commit(folder, 'after');
		await git(folder, 'checkout', '--quiet', 'before');
		return folder;
	});
}

/** @param {string} folder @param {ReadonlyMap<string, string>} files */
function write(folder, files) {
	for (const path of new Set([...files.keys()].map(dirname))) {
		mkdirSync(join(folder, path), { recursive: true });
	}
	for (const [path, text] of files) {
		writeFileSync(join(folder, path), text);
	}
}

/** @param {string} folder @param {string} branch */
async function commit(folder, branch) {
	await git(folder, 'checkout', '--quiet', '-b', branch);
	await git(folder, 'add', '--all');
	await git(folder, 'commit', '--quiet', '--message', branch);
}

/** @param {string} folder @param {string[]} args */
async function git(folder, ...args) {
	await runProgram('git', ['-C', folder, ...SETTINGS, ...args], {
		env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull },
	});
}

/** @param {number} i @param {string} [movedTo] */
function placeOf(i, movedTo) {
	const folder = movedTo !== undefined && i % MOVED === 0 ? movedTo : `deals ${Math.floor(i / 100)}`;
	return join(folder, `${companyOf(i).toLowerCase().replace(' ', '-')}.md`);
}

/** A name that no other note has for its own. @param {number} i */
function companyOf(i) {
	const start = pick(STARTS.split(' '), i);
	const end = pick(ENDS.split(' '), Math.floor(i / 20));
	return `${start}${end} ${pick(FIELDS.split(' '), Math.floor(i / 500))}`;
}

/** @param {number} i @param {string} changing said by those notes that are others on the other branch */
function noteOf(i, changing) {
	const company = companyOf(i);
	const date = `${2019 + (i % 7)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
	const lines = [0, 3, 7].map(step => pick(SENTENCES, i * 5 + step + Math.floor(i / 14)));
	const type = i % ENTRIES === 7 ? `\ntype: company\nname: ${company}` : '';
	return `---
date: ${date}${type}
---

# ${company} and its partner

${company} Inc. and ${companyOf((i * 7 + 13) % NOTES)} Inc. signed in spring. ${lines[0]}

${company} gets a revenue share of ${3 + (i % 40)} percent. ${i % CHANGED === 0 ? changing : lines[1]}

- ${lines[2]}
- The board met ${1 + (i % 5)} times.
`;
}

/** @param {readonly string[]} list @param {number} i */
function pick(list, i) {
	return list[i % list.length] ?? '';
}

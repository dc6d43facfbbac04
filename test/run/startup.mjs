// Start-up of the packaged extension, beside VS Code's own markdown extension in the same windows:  node test/run/startup.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePackage } from './package.mjs';
import { temporaryFolder } from './processes.mjs';
import { say } from './progress.mjs';
import { closeBrowser, installVsix, openWorkbench, startServer } from './workbench.mjs';

const WINDOWS = 5;
const OURS = 'Pactmark: Partnership Terms in Notes';
const THEIRS = 'Markdown Language Features';

const SENTENCE =
	'Acme Inc. is no longer the exclusive cloud provider of Beta Ltd, which keeps a right of first refusal. ';

/** A note of 5 KB. */
function writeNote() {
	const folder = temporaryFolder('startup');
	mkdirSync(folder, { recursive: true });
	const note = join(folder, 'note.md');
	const paragraphs = Array.from({ length: 12 }, (_, i) => `## Part ${i}\n\n${SENTENCE.repeat(4)}\n`);
	writeFileSync(note, `# A deal\n\n${paragraphs.join('\n')}`.slice(0, 5 * 1024));
	return { folder, note };
}

/** When the note's text was first drawn, and when its first mark was, in milliseconds of the page. */
function watchDrawing() {
	const seen = /** @type {Record<string, number>} */ ({});
	Object.assign(globalThis, { pactmarkSeen: seen });
	const look = () => {
		if (document.querySelector('.view-line span span')?.textContent?.includes('deal')) {
			seen['text'] ??= performance.now();
		}
		if (document.querySelector('.view-line [class*="ced-"], .view-overlays [class*="ced-"]')) {
			seen['marks'] ??= performance.now();
		}
		if (seen['marks'] === undefined) {
			requestAnimationFrame(look);
		}
	};
	requestAnimationFrame(look);
}

/** @param {import('playwright-core').Page} page @param {string} name */
async function activationTime(page, name) {
	const row = page.locator('.runtime-extensions-editor .extension', { hasText: name }).first();
	const text = await row.locator('.activation-time').innerText();
	return Number(/(\d+)\s*ms/.exec(text)?.[1] ?? Number.NaN);
}

/** @param {readonly number[]} values */
function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const extensionsDir = temporaryFolder('extensions');
await installVsix(await makePackage(), extensionsDir);
const server = await startServer({ driver: false, extensionsDir });
const { folder, note } = writeNote();
const rows = [];
for (let i = 0; i < WINDOWS; i++) {
	const { page, close } = await openWorkbench(server, {
		folder,
		openFiles: [note],
		prepare: async page => {
			await page.addInitScript(watchDrawing);
		},
	});
	await page.waitForFunction(() => 'marks' in Reflect.get(globalThis, 'pactmarkSeen'));
	const seen = await page.evaluate(() => Reflect.get(globalThis, 'pactmarkSeen'));
	await page.keyboard.press('F1');
	await page.keyboard.type('Show Running Extensions');
	await page.keyboard.press('Enter');
	await page.locator('.runtime-extensions-editor .extension', { hasText: OURS }).first().waitFor();
	const row = {
		ours: await activationTime(page, OURS),
		theirs: await activationTime(page, THEIRS),
		marks: seen.marks - seen.text,
	};
	rows.push(row);
	say(
		`window ${i + 1}: Pactmark ${row.ours} ms, ${THEIRS} ${row.theirs} ms, text to marks ${row.marks.toFixed(0)} ms`,
	);
	await close();
}
await server.stop();
await closeBrowser();
const [ours, theirs, marks] = [
	rows.map(row => row.ours),
	rows.map(row => row.theirs),
	rows.map(row => row.marks),
].map(median);
say(
	`median: Pactmark ${ours} ms, ${THEIRS} ${theirs} ms, ratio ${((ours ?? 0) / (theirs ?? 1)).toFixed(2)}; text to marks ${marks?.toFixed(0)} ms`,
);

// A workbench set up for pictures, and the hands to use it with.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorkspace, ROOT } from './hostTests.mjs';
import { openWorkbench, startServer } from './workbench.mjs';

/** How long anything may take to appear before it counts as missing. */
const APPEAR_LIMIT_MS = 60_000;

/** Leaves the note and what Pactmark adds to it. */
const PICTURE_SETTINGS = {
	'breadcrumbs.enabled': false,
	'editor.cursorBlinking': 'solid',
	'editor.hover.delay': 100,
	'editor.lineNumbers': 'off',
	'editor.minimap.enabled': false,
	'editor.occurrencesHighlight': 'off',
	'editor.renderLineHighlight': 'none',
	'window.commandCenter': false,
	'workbench.layoutControl.enabled': false,
};

/**
 * @typedef {import('./workbench.mjs').Page} Page
 * @typedef {import('./workbench.mjs').Theme} Theme
 *
 * @typedef {object} Studio
 * @property {Page} page
 * @property {Theme} theme
 * @property {(note: string) => Promise<void>} openNote open a note of the samples and wait for its highlights
 * @property {(title: string) => Promise<void>} runCommand run a command by its title in the command palette
 * @property {(text: string) => Promise<void>} clickText put the cursor into the first place where the text is seen
 * @property {(text: string) => Promise<void>} hoverText point at the first place where the text is seen and wait for the hover
 * @property {(name: string) => Promise<void>} shoot save what is seen as `media/readme/NAME-THEME.png`
 */

/**
 * Open the sample notes in a theme, hand over the studio, and clear up after.
 *
 * @param {Theme} theme
 * @param {(studio: Studio) => Promise<void>} work
 */
export async function inStudio(theme, work) {
	const folder = copyWorkspace();
	const server = await startServer();
	try {
		const { page, close } = await openWorkbench(server, {
			folder,
			extensionDevelopmentPath: ROOT,
			theme,
			userSettings: PICTURE_SETTINGS,
			viewport: { width: 1280, height: 800 },
			deviceScaleFactor: 2,
		});
		const studio = {
			page,
			theme,
			openNote: (/** @type {string} */ note) => openNote(page, note),
			runCommand: (/** @type {string} */ title) => runCommand(page, title),
			clickText: (/** @type {string} */ text) => clickText(page, text),
			hoverText: (/** @type {string} */ text) => hoverText(page, text),
			shoot: (/** @type {string} */ name) => shoot(page, join('media', 'readme'), `${name}-${theme}`),
		};
		try {
			await work(studio);
		} catch (error) {
			await shoot(page, join('out', 'test'), 'broken-picture');
			throw error;
		}
		await close();
	} finally {
		await server.stop();
	}
}

/** @param {Page} page @param {string} note */
async function openNote(page, note) {
	await pick(page, 'Control+P', note);
	await page.waitForSelector('.monaco-editor .view-line', { timeout: APPEAR_LIMIT_MS });
	// Decorations of extensions, and only they, get class names that begin like this.
	await page.waitForSelector('.monaco-editor [class*="ced-"]', {
		state: 'attached',
		timeout: APPEAR_LIMIT_MS,
	});
}

/** @param {Page} page @param {string} title */
async function runCommand(page, title) {
	await pick(page, 'F1', title);
}

/**
 * Type into the quick pick and take the row that begins with what was typed: the first row may be a better known one.
 *
 * @param {Page} page @param {string} key @param {string} text
 */
async function pick(page, key, text) {
	await page.keyboard.press(key);
	const input = page.locator('.quick-input-widget input[type="text"]').first();
	await input.waitFor({ timeout: APPEAR_LIMIT_MS });
	await input.pressSequentially(text);
	const beginning = new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
	const row = page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: beginning }).first();
	await row.click({ timeout: APPEAR_LIMIT_MS });
}

/** @param {Page} page @param {string} text @returns {Promise<{ x: number, y: number }>} */
async function placeOnScreen(page, text) {
	const place = await page.waitForFunction(findOnScreen, text, { timeout: APPEAR_LIMIT_MS });
	return /** @type {{ x: number, y: number }} */ (await place.jsonValue());
}

/** @param {Page} page @param {string} text */
async function clickText(page, text) {
	const { x, y } = await placeOnScreen(page, text);
	await page.mouse.click(x, y);
}

/** @param {Page} page @param {string} text */
async function hoverText(page, text) {
	const { x, y } = await placeOnScreen(page, text);
	await page.mouse.move(x - 2, y);
	await page.mouse.move(x, y);
	await page
		.locator('.monaco-hover:not(.hidden) .hover-contents')
		.first()
		.waitFor({ timeout: APPEAR_LIMIT_MS });
}

/**
 * Where a text stands on the screen. Runs in the page.
 *
 * @param {string} text
 * @returns {{ x: number, y: number } | undefined} the middle of the text
 */
function findOnScreen(text) {
	for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		/** @type {{ node: Text, start: number }[]} */
		const parts = [];
		let whole = '';
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			parts.push({ node: /** @type {Text} */ (node), start: whole.length });
			whole += /** @type {Text} */ (node).data.replaceAll('\u00a0', ' ');
		}
		const at = whole.indexOf(text);
		if (at >= 0) {
			const middle = at + Math.floor(text.length / 2);
			const part = parts.findLast(({ start }) => start <= middle);
			if (part === undefined) {
				return undefined;
			}
			const range = document.createRange();
			range.setStart(part.node, middle - part.start);
			range.setEnd(part.node, middle - part.start + 1);
			const { left, top, width, height } = range.getBoundingClientRect();
			return { x: left + width / 2, y: top + height / 2 };
		}
	}
	return undefined;
}

/** @param {Page} page @param {string} place @param {string} name */
async function shoot(page, place, name) {
	const folder = join(ROOT, place);
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

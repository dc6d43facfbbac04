// The workbench in a browser page: what a user sees, for tests and pictures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { workbenchUrl } from './address.mjs';
import { chromium } from './chromium.mjs';
import { whenClosing } from './processes.mjs';

export { installVsix, QUIET_SETTINGS, startServer } from './server.mjs';

/** The names of VS Code's own themes by what they are for. */
export const THEMES = Object.freeze({
	light: 'Light 2026',
	dark: 'Dark 2026',
	'high-contrast': 'Default High Contrast',
	'high-contrast-light': 'Default High Contrast Light',
});

/** How long the workbench may take to show before it counts as hanging; it takes seconds. */
const SHOW_LIMIT_MS = 120_000;

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./server.mjs').Server} Server
 * @typedef {keyof typeof THEMES} Theme
 *
 * @typedef {object} WorkbenchOptions
 * @property {string} folder what it opens: a folder, or a `.code-workspace` file
 * @property {string} [extensionDevelopmentPath] an extension to load from its folder
 * @property {string} [extensionTestsPath] the file whose `run()` is called in the extension host
 * @property {'remote' | 'web'} [kind] where that extension runs: in Node, or in a web worker
 * @property {readonly string[]} [openFiles] paths of files to open
 * @property {Theme} [theme]
 * @property {Readonly<Record<string, unknown>>} [userSettings]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [deviceScaleFactor]
 * @property {(page: Page) => Promise<void>} [prepare] called with the empty page
 *
 * @typedef {object} Workbench
 * @property {Page} page
 * @property {string} url
 * @property {() => Promise<void>} close
 */

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

/**
 * Open a page on a server's workbench. Resolves when its parts are drawn; extensions may still be starting.
 *
 * @param {Server} server
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(server, options) {
	server.setUserSettings(settingsFor(options));
	const url = workbenchUrl(server, options);
	browser ??= launch();
	const context = await (
		await browser
	).newContext({
		viewport: options.viewport ?? { width: 1280, height: 800 },
		deviceScaleFactor: options.deviceScaleFactor ?? 1,
		reducedMotion: 'reduce',
		locale: 'en-US',
	});
	const page = await context.newPage();
	try {
		await options.prepare?.(page);
		await page.goto(url, { timeout: SHOW_LIMIT_MS });
		await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: SHOW_LIMIT_MS });
		return { page, url, close: () => context.close() };
	} catch (error) {
		await context.close();
		throw error;
	}
}

/** Close the browser that {@link openWorkbench} shares among its pages. */
export async function closeBrowser() {
	const open = browser;
	browser = undefined;
	await (await open)?.close();
}

/**
 * The settings of {@link openWorkbench}'s options, as they are written into the server's settings file.
 *
 * @param {WorkbenchOptions} options
 */
function settingsFor({ extensionDevelopmentPath, kind = 'remote', theme, userSettings = {} }) {
	const extension =
		extensionDevelopmentPath === undefined ? undefined : extensionId(extensionDevelopmentPath);
	return {
		...(theme && { 'workbench.colorTheme': THEMES[theme] }),
		...(kind === 'web' &&
			extension !== undefined && { 'remote.extensionKind': { [extension]: ['web'] } }),
		...userSettings,
	};
}

/**
 * The id of the extension in a folder.
 *
 * @param {string} folder
 */
export function extensionId(folder) {
	const { publisher, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return `${publisher}.${name}`;
}

async function launch() {
	const { path, args, env } = await chromium();
	const launched = await playwright.launch({
		executablePath: path,
		args: [...args],
		env: { .../** @type {Record<string, string>} */ (process.env), ...env },
		handleSIGHUP: false,
		handleSIGINT: false,
		handleSIGTERM: false,
	});
	whenClosing(() => launched.close());
	return launched;
}

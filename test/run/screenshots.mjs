// The README's pictures, taken of the real thing:   node test/run/screenshots.mjs [THEME …]
import { endWith } from './processes.mjs';
import { say, step } from './progress.mjs';
import { inStudio } from './studio.mjs';
import { closeBrowser, THEMES } from './workbench.mjs';

/** @typedef {import('./studio.mjs').Studio} Studio */

const NOTE = '2026-04-28 OpenAI may sell on rival clouds';

/** @param {Studio} studio */
async function takePictures({ page, openNote, runCommand, hoverText, shoot }) {
	await openNote(NOTE);
	await runCommand('Pactmark: Focus Reading View');
	await page.locator('.pane-body .monaco-list-row').first().waitFor();
	await shoot('tree');

	await hoverText('exclusivity');
	await shoot('hover');

	await page.locator('.monaco-editor .view-line').first().click();
	await runCommand('Pactmark: Look Up');
	await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
	await shoot('look-up');
	await page.keyboard.press('Escape');
}

const known = /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES));
const asked = process.argv.slice(2);
try {
	const strange = asked.filter(name => !known.some(theme => theme === name));
	if (strange.length > 0) {
		throw new Error(`There is no theme ${strange.join(', ')}. There are ${known.join(', ')}.`);
	}
	const wanted = asked.length > 0 ? known.filter(theme => asked.includes(theme)) : known.slice(0, 2);
	for (const theme of wanted) {
		await step(`Taking the pictures in the theme “${theme}”`, () => inStudio(theme, takePictures));
	}
	await closeBrowser();
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	await endWith(1);
}

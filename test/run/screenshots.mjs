// The README's pictures, taken of the real thing:   node test/run/screenshots.mjs [THEME …]
import { endWith } from './processes.mjs';
import { say, step } from './progress.mjs';
import { inStudio } from './studio.mjs';
import { closeBrowser, THEMES } from './workbench.mjs';

/** @typedef {import('./studio.mjs').Studio} Studio */

const NOTE = '2026-04-28 OpenAI may sell on rival clouds';

/** @param {Studio} studio */
async function takePictures(studio) {
	const { page, openNote, runCommand, hoverText, shoot } = studio;
	await openNote(NOTE);
	await runCommand('View: Close Primary Side Bar');
	await hoverText('revenue share');
	await shoot('highlights');

	await takeTree(studio);

	await page.locator('.monaco-editor .view-line').first().click();
	await runCommand('Pactmark: Look Up');
	await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
	await page.keyboard.type('cloud');
	await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Google Cloud' }).first().waitFor();
	await shoot('look-up');
	await page.keyboard.press('Escape');

	await takeAnnotations(studio);
	await takeFolder(studio);
}

/** What the analyst writes in the picture. */
const REMARK = 'Until when? The filing of 2025 said 2030.';

/**
 * An annotation with its thread open, and the view that lists it.
 *
 * @param {Studio} studio
 */
async function takeAnnotations({ page, clickText, runCommand, shoot }) {
	await clickText('revenue share');
	await runCommand('Pactmark: Annotate Selection');
	const widget = page.locator('.review-widget');
	await widget.locator('.edit-container .monaco-editor').first().waitFor();
	await page.keyboard.type(REMARK);
	await widget.locator('.monaco-button', { hasText: 'Save' }).click();
	await widget.locator('.comment-body', { hasText: REMARK }).waitFor();
	await runCommand('Pactmark: Focus on Annotations View');
	await page.locator('.pane-body .monaco-list-row', { hasText: 'filing' }).first().waitFor();
	await page.mouse.move(0, 0);
	await shoot('annotations');
}

/**
 * The dossier of a company, and the view over all notes.
 *
 * @param {Studio} studio
 */
async function takeFolder({ page, runCommand, shoot }) {
	await runCommand('Pactmark: Open Dossier');
	await page.locator('.quick-input-widget input[placeholder^="Whose dossier"]').waitFor();
	await page.keyboard.type('Microsoft');
	await page.locator('.quick-input-widget .monaco-list-row[aria-label^="Microsoft"].focused').waitFor();
	await page.keyboard.press('Enter');
	await page.locator('.view-line', { hasText: '2023-01-24' }).first().waitFor();
	await runCommand('View: Close Primary Side Bar');
	await page.mouse.move(0, 0);
	await shoot('dossier');
	await runCommand('Pactmark: Focus on Reading View');
	await page.locator('.pane-body .monaco-list:focus').first().waitFor();
	await runCommand('Pactmark: Show the Whole Workspace');
	await page.locator('.pane-body .monaco-list-row', { hasText: 'notes' }).first().waitFor();
	await page.mouse.move(0, 0);
	await shoot('workspace');
}

/** What is open in the picture of the tree, by the words that a screen reader hears. */
const OPEN_ROWS = ['Beneficiaries', 'Gains', 'Loses', 'Terms', 'Money', 'Revenue share, term', 'Companies'];

/**
 * The view with a term open down to its mentions.
 *
 * @param {Studio} studio
 */
async function takeTree({ page, runCommand, shoot }) {
	await runCommand('Pactmark: Focus on Reading View');
	const row = (/** @type {string} */ spoken) =>
		page.locator(`.pane-body .monaco-list-row[aria-label^="${spoken}"]`).first();
	await row('Terms').waitFor();
	await page.locator('.actions-container a[aria-label^="Collapse All"]').first().click();
	for (const spoken of OPEN_ROWS) {
		const closed = row(spoken).and(page.locator('[aria-expanded="false"]'));
		await closed.locator('.monaco-tl-twistie').click();
	}
	await row('line').waitFor();
	await page.mouse.move(0, 0);
	await shoot('tree');
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

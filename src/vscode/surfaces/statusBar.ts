import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Span } from '../../core/base/span.js';
import { sayCount } from '../../core/wording/say.js';
import type { Outline } from '../../core/wording/outline.js';
import type { StatusFace } from '../api.js';
import { isNoteInFront } from '../activeNote.js';
import { INNER_COMMANDS } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** The status bar item, for whoever wants to know what it says. */
export interface StatusBar extends Disposable {
	readonly shown: () => StatusFace | undefined;
}

/** Shows the counts of the note in front while it is there to be seen; a click shows that note in the reading view. */
export function registerStatusBar({ readings, active, settings }: SurfaceContext): StatusBar {
	const store = new DisposableStore();
	const item = store.add(
		vscode.window.createStatusBarItem('pactmark.counts', vscode.StatusBarAlignment.Right, 90),
	);
	item.name = say('Pactmark: Counts of the Note');
	item.command = INNER_COMMANDS.showCounted;
	let face: StatusFace | undefined;
	const update = (): void => {
		face =
			settings.current['statusBar.enabled'] && isNoteInFront()
				? describe({ readings, active }, settings.problems)
				: undefined;
		if (face === undefined) {
			item.hide();
			return;
		}
		item.text = face.text;
		item.tooltip = face.spoken;
		item.accessibilityInformation = { label: face.spoken };
		item.show();
	};
	store.add(active.onDidChange(update));
	// Over a page that is no note, such as the settings, the note stays what commands speak of.
	store.add(vscode.window.tabGroups.onDidChangeTabs(update));
	store.add(vscode.window.tabGroups.onDidChangeTabGroups(update));
	store.add(settings.onDidChange(update));
	store.add(
		readings.onDidChange(document => {
			if (document === active.document) {
				update();
			}
		}),
	);
	update();
	return { shown: () => face, dispose: () => store.dispose() };
}

function describe(
	{ readings, active }: Pick<SurfaceContext, 'readings' | 'active'>,
	problems: readonly string[],
): StatusFace | undefined {
	const obstacle = describeObstacle({ readings, active });
	if (obstacle !== undefined) {
		return { text: `$(law) ${say('not read')}`, spoken: say('Pactmark: {0}', obstacle) };
	}
	const { document } = active;
	if (document === undefined) {
		return undefined;
	}
	const snapshot = readings.latest(document);
	if (snapshot === undefined) {
		return { text: '$(law) …', spoken: say('Pactmark is reading the note.') };
	}
	const { outline, reading } = snapshot;
	const icon = problems.length > 0 ? '$(warning)' : '$(law)';
	const counts = countsOf(outline);
	return {
		text: `${icon} ${counts.slice(0, outline.beneficiaries.length > 0 ? 3 : 2).join(', ')}`,
		spoken: [
			say('Pactmark: {0} in this note', counts.join(', ')),
			...sayPassedOver(document, reading.passedOver),
			...problems,
		].join('\n'),
	};
}

/** Which lines are not read, if any are left out. */
function sayPassedOver(document: vscode.TextDocument, passedOver: readonly Span[]): readonly string[] {
	const lines = passedOver.map(({ start, end }) => {
		const [first, last] = [start, end].map(offset => document.positionAt(offset).line + 1);
		return first === last ? `${first}` : `${first}–${last}`;
	});
	return lines.length === 0
		? []
		: [say('Not read, as left around the article by a web page: lines {0}', lines.join(', '))];
}

function countsOf({ terms, companies, beneficiaries }: Outline): readonly string[] {
	return [
		sayCount(say, terms.length, ['1 term', '{0} terms']),
		sayCount(say, companies.length, ['1 company', '{0} companies']),
		sayCount(say, beneficiaries.length, ['1 beneficiary', '{0} beneficiaries']),
	];
}

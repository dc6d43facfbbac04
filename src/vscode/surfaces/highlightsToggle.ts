import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import { sayInPassing } from '../announce.js';
import { COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** Switches the highlights off and on again, in every note and for good. */
export function registerHighlightsToggle({ settings }: SurfaceContext): Disposable {
	return vscode.commands.registerCommand(COMMANDS.toggleHighlights, async () => {
		const isOn = !settings.current['highlights.enabled'];
		await settings.update('highlights.enabled', isOn);
		sayInPassing(isOn ? say('Highlights are on.') : say('Highlights are off.'));
	});
}

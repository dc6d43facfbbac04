import type * as vscode from 'vscode';
import type { ActiveNote } from './activeNote.js';
import type { CardPick } from './cardPick.js';
import type { NoteReadings } from './noteReadings.js';
import type { SettingsStore } from './settings.js';

/** What every surface is given, and all that it may ask of the rest. */
export interface SurfaceContext {
	readonly readings: NoteReadings;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly cards: CardPick;
	readonly log: vscode.LogOutputChannel;
}

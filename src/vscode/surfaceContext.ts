import type * as vscode from 'vscode';
import type { ActiveNote } from './activeNote.js';
import type { NoteAnnotations } from './annotations/noteAnnotations.js';
import type { CardPick } from './cardPick.js';
import type { NoteCorrections } from './corrections/noteCorrections.js';
import type { IndexService } from './indexing/indexService.js';
import type { NoteReadings } from './noteReadings.js';
import type { OwnLexicon } from './ownLexicon.js';
import type { SettingsStore } from './settings.js';

/** What every surface is given, and all that it may ask of the rest. */
export interface SurfaceContext {
	readonly readings: NoteReadings;
	readonly active: ActiveNote;
	readonly settings: SettingsStore;
	readonly cards: CardPick;
	readonly annotations: NoteAnnotations;
	readonly corrections: NoteCorrections;
	readonly lexicon: OwnLexicon;
	readonly index: IndexService;
	readonly log: vscode.LogOutputChannel;
}

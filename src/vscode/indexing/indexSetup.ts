import * as vscode from 'vscode';
import { placeOf } from '../../core/annotations/correctionStore.js';
import type { Correction } from '../../core/annotations/corrections.js';
import { digest } from '../../core/annotations/digest.js';
import type { SummariserSetup } from '../../core/noteSummariser.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import type { LexiconFiles } from '../lexiconFiles.js';
import type { LexiconNotes } from '../lexiconNotes.js';
import type { SettingsStore } from '../settings.js';
import type { IndexHeader } from './indexFile.js';

/** What notes are read with, and what tells it from any other. */
export interface IndexSetup extends IndexHeader {
	readonly setup: SummariserSetup;
}

/** What is asked of the user's own lexicon. */
export interface IndexedLexicon {
	readonly files: Pick<LexiconFiles, 'entries'>;
	readonly notes: Pick<LexiconNotes, 'entries' | 'settled'>;
}

/** Where it comes from. */
export interface IndexSetupInit {
	readonly corrections: Pick<NoteCorrections, 'ready' | 'of'>;
	readonly lexicon: IndexedLexicon;
	readonly settings: SettingsStore;
	/** Another one where notes may be read otherwise. */
	readonly engineVersion: () => Promise<string>;
}

/** All that decides on what a note is found to say, as it is now. Waits until lexicon and corrections are known. */
export async function readSetup(init: IndexSetupInit): Promise<IndexSetup> {
	const { corrections, lexicon, settings } = init;
	const [version] = await Promise.all([init.engineVersion(), corrections.ready(), lexicon.notes.settled()]);
	const { user, workspace } = await lexicon.files.entries();
	const everywhere = new Map<string, Correction>();
	const corrected: Record<string, string> = {};
	for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
		const all = corrections.of(vscode.Uri.joinPath(uri, 'note.md')).corrections;
		for (const each of all) {
			const path = placeOf(each)?.note;
			if (path === undefined) {
				everywhere.set(each.id, each);
			} else {
				const note = vscode.Uri.joinPath(uri, path).toString();
				corrected[note] = digest(`${corrected[note] ?? ''}${JSON.stringify(each)}`);
			}
		}
	}
	const current = settings.current;
	const setup: SummariserSetup = {
		layers: [...user, ...lexicon.notes.entries(), ...workspace],
		options: {
			headings: current['reading.headings'],
			minimumConfidence: current['reading.minimumConfidence'],
		},
		corrections: [...everywhere.values()],
		longest: current['reading.maximumSize'] * 1e6,
	};
	return { setup, key: digest(`${version}\n${JSON.stringify(setup)}`), corrected };
}

import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { registerAddToLexicon } from '../surfaces/addToLexicon.js';
import { registerCorrectMention } from '../surfaces/correctMention.js';
import { registerLexiconCompletion } from '../surfaces/lexiconCompletion.js';
import { registerLexiconDefinition } from '../surfaces/lexiconDefinition.js';
import { registerLexiconProblems } from '../surfaces/lexiconProblems.js';
import { registerShowCorrections } from '../surfaces/showCorrections.js';

/** All surfaces of corrections and of the user's own lexicon. */
export function registerCorrections(context: SurfaceContext, extensionUri: vscode.Uri): Disposable {
	const store = new DisposableStore();
	store.add(registerCorrectMention(context));
	store.add(registerAddToLexicon(context));
	store.add(registerShowCorrections(context));
	store.add(registerLexiconCompletion(context, extensionUri));
	store.add(registerLexiconDefinition(context));
	store.add(registerLexiconProblems(context.lexicon.files, context.corrections));
	return store;
}

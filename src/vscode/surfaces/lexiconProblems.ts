import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { LexiconFiles, PlacedProblem } from '../lexiconFiles.js';

/** Marks in a lexicon file what is wrong with it, at its place, for as long as it is wrong. */
export function registerLexiconProblems({ onDidJudge }: Pick<LexiconFiles, 'onDidJudge'>): Disposable {
	const store = new DisposableStore();
	const collection = store.add(vscode.languages.createDiagnosticCollection('pactmark.lexicon'));
	store.add(onDidJudge(({ uri, problems }) => collection.set(uri, problems.map(toDiagnostic))));
	return store;
}

function toDiagnostic({ message, range, isFatal }: PlacedProblem): vscode.Diagnostic {
	const severity = isFatal ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
	const diagnostic = new vscode.Diagnostic(range, message, severity);
	diagnostic.source = 'Pactmark';
	return diagnostic;
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import type { LexiconFiles, PlacedProblem } from '../lexiconFiles.js';

/** Marks in the files of the lexicon and of the corrections what is wrong with them, at its place, for as long as it is wrong. */
export function registerLexiconProblems(
	{ onDidJudge }: Pick<LexiconFiles, 'onDidJudge'>,
	corrections: Pick<NoteCorrections, 'onDidJudge'>,
): Disposable {
	const store = new DisposableStore();
	const collection = store.add(vscode.languages.createDiagnosticCollection('pactmark.lexicon'));
	store.add(onDidJudge(({ uri, problems }) => collection.set(uri, problems.map(toDiagnostic))));
	store.add(
		corrections.onDidJudge(({ file, store: { file: records, fault } }) => {
			const inLines = records.problems.map(({ line, message }) => ({
				message,
				range: new vscode.Range(line - 1, 0, line - 1, 1000),
				severity: 'warning' as const,
			}));
			const top = new vscode.Range(0, 0, 0, 0);
			const whole =
				fault === undefined
					? []
					: [{ message: fault.message, range: top, severity: 'fatal' as const }];
			collection.set(file, [...whole, ...inLines].map(toDiagnostic));
		}),
	);
	return store;
}

function toDiagnostic({ message, range, severity }: PlacedProblem): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
	diagnostic.source = 'Pactmark';
	return diagnostic;
}

const SEVERITIES = {
	fatal: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	advice: vscode.DiagnosticSeverity.Information,
} as const;

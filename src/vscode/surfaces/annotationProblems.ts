import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { AnnotationProblem, NoteAnnotations } from '../annotations/noteAnnotations.js';
import { say } from '../say.js';

/** Marks in annotation files what is wrong with them, and says it once when one cannot be read or written. */
export function registerAnnotationProblems(annotations: NoteAnnotations): Disposable {
	const store = new DisposableStore();
	const collection = store.add(vscode.languages.createDiagnosticCollection('pactmark.annotations'));
	const show = (): void => {
		const { problems } = annotations;
		const files = new Map(problems.map(({ uri }) => [uri.toString(), uri]));
		collection.clear();
		for (const [key, uri] of files) {
			collection.set(uri, problems.filter(problem => problem.uri.toString() === key).map(toDiagnostic));
		}
	};
	store.add(annotations.onDidChangeProblems(show));
	store.add(annotations.onDidFail(problem => void tell(annotations, problem)));
	return store;
}

function toDiagnostic({ line, message, isFatal }: AnnotationProblem): vscode.Diagnostic {
	const at = Math.max(0, (line ?? 1) - 1);
	const severity = isFatal ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
	const range = new vscode.Range(at, 0, at, Number.MAX_SAFE_INTEGER);
	const diagnostic = new vscode.Diagnostic(range, message, severity);
	diagnostic.source = 'Pactmark';
	return diagnostic;
}

async function tell(annotations: NoteAnnotations, { message, uri }: AnnotationProblem): Promise<void> {
	const [retry, open] = [say('Try Again'), say('Open File')];
	const chosen = await vscode.window.showWarningMessage(
		say('{0} Nothing is lost: your annotations stay here and are written when that works.', message),
		retry,
		open,
	);
	if (chosen === retry) {
		await annotations.retry();
	} else if (chosen === open) {
		await vscode.window.showTextDocument(uri);
	}
}

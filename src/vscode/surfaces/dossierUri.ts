import * as vscode from 'vscode';
import type { EntityKind } from '../../core/indexing/noteSummary.js';
import { DOSSIER } from '../ids.js';
import { say } from '../say.js';

/** What a dossier is about. */
export interface DossierSubject {
	readonly kind: EntityKind;
	readonly id: string;
}

/** The address of a dossier: its label is what a tab shows, and its folder is what gives it its language. */
export function dossierUri({ kind, id }: DossierSubject, label: string): vscode.Uri {
	const name = say('{0} (dossier)', label.replaceAll(/[\\/]/g, '∕'));
	return vscode.Uri.from({
		scheme: DOSSIER,
		path: `/.${DOSSIER}/${name}`,
		query: JSON.stringify([kind, id]),
	});
}

/** What the address of a dossier says that it is about; `undefined` for an address that is none of ours. */
export function parseDossierUri({ scheme, query }: vscode.Uri): DossierSubject | undefined {
	if (scheme !== DOSSIER) {
		return undefined;
	}
	try {
		return toSubject(JSON.parse(query));
	} catch {
		return undefined; // Somebody typed an address.
	}
}

/** A kind and an id, as links and addresses hand them in; `undefined` for anything else. */
export function toSubject(given: unknown): DossierSubject | undefined {
	const [kind, id] = Array.isArray(given) ? (given as readonly unknown[]) : [];
	return (kind === 'company' || kind === 'term' || kind === 'beneficiary') && typeof id === 'string'
		? { kind, id }
		: undefined;
}

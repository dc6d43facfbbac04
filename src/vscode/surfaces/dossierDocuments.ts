import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Place } from '../../core/indexing/noteSummary.js';
import type { Dossier } from '../../core/indexing/workspaceIndex.js';
import { createCard } from '../../core/wording/card.js';
import { listQuotes, printDossier } from '../../core/wording/dossier.js';
import type { DossierText } from '../../core/wording/dossierLines.js';
import { kindLabel } from '../../core/wording/labels.js';
import { nameIn } from '../../core/wording/workspaceTree.js';
import { DOSSIER } from '../ids.js';
import { notePathOf } from '../notePathOf.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { cardSourceOf } from './cardSource.js';
import { KeptAnswers } from './keptAnswers.js';
import { parseDossierUri, type DossierSubject } from './dossierUri.js';

/** So many notes are quoted before all of them are asked for: about what is read of a dossier, and opened in a moment. */
const QUOTED_AT_FIRST = 100;

/** Notes whose words are fetched at the same time. */
const FETCHED_AT_ONCE = 8;

/** Dossiers that are open at once, as a rule. */
const MOST_KEPT = 3;

/** Milliseconds between two printings of a dossier while notes keep coming in. */
const PAUSE = 1000;

/** A dossier as it was printed, and all that decides on what it says. */
interface Printed {
	readonly text: DossierText;
	readonly from: readonly unknown[];
}

/** The texts of the dossiers that are open, printed anew when the index has changed. */
export class DossierDocuments implements Disposable, vscode.TextDocumentContentProvider {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
	readonly #context: SurfaceContext;
	/** By address, as printed last. */
	readonly #printed = new Map<string, Printed>();
	readonly #quotingAll = new Set<string>();
	readonly #dossiers = this.#store.add(
		new KeptAnswers<Dossier | undefined>(MOST_KEPT, () => this.#refreshSoon()),
	);
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly onDidChange = this.#changed.event;

	constructor(context: SurfaceContext) {
		this.#context = context;
		this.#store.add(vscode.workspace.registerTextDocumentContentProvider(DOSSIER, this));
		this.#store.add(context.index.onDidChange(() => this.#refreshSoon()));
		this.#store.add(
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				this.#printed.delete(uri.toString());
				this.#quotingAll.delete(uri.toString());
				if (uri.scheme === DOSSIER) {
					this.#dossiers.clear(); // They may be large.
				}
			}),
		);
	}

	/** What stands in an open dossier; `undefined` while a newer text is on its way. */
	printed(document: vscode.TextDocument): DossierText | undefined {
		const text = this.#printed.get(document.uri.toString())?.text;
		return text?.text === document.getText() ? text : undefined;
	}

	/** Quotes every note, however many there are. */
	quoteAll(uri: vscode.Uri): void {
		this.#quotingAll.add(uri.toString());
		this.#changed.fire(uri);
	}

	async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
		const subject = parseDossierUri(uri);
		if (subject === undefined) {
			return '';
		}
		this.#context.index.wake();
		const printed = await this.#print(subject, uri.toString(), token);
		this.#printed.set(uri.toString(), printed);
		return printed.text.text;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#printed.clear();
		this.#store.dispose();
	}

	#refreshSoon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			vscode.workspace.textDocuments
				.filter(({ uri, isClosed }) => uri.scheme === DOSSIER && !isClosed)
				.forEach(({ uri }) => this.#changed.fire(uri));
		}, PAUSE);
	}

	async #print(
		{ kind, id }: DossierSubject,
		key: string,
		token: vscode.CancellationToken,
	): Promise<Printed> {
		const { readings, index: service } = this.#context;
		const source = await cardSourceOf(readings, undefined);
		const { index, state } = service;
		const card = createCard(source, kind, id);
		const found = await this.#dossiers.load(`${kind}/${id}`, index, () => index.dossierSteps(kind, id));
		const dossier = found ?? emptyDossier(kind, id, card?.label ?? id);
		const progress = state.kind === 'indexing' || state.kind === 'stopped' ? state : undefined;
		const from = [found, source.lexicon, this.#quotingAll.has(key), progress?.done, progress?.total];
		const before = this.#printed.get(key);
		if (before !== undefined && from.every((part, at) => part === before.from[at])) {
			return before;
		}
		const quotedNotes = this.#quotingAll.has(key) ? Infinity : QUOTED_AT_FIRST;
		const quotes = await this.#fetch(listQuotes(dossier, quotedNotes), token);
		const text = printDossier({
			say,
			dossier,
			about: card?.about ?? kindLabel(say, kind),
			general: card?.general ?? [],
			nameOf: (of, ...kinds) => nameIn({ index, lexicon: source.lexicon }, of, ...kinds),
			quoteOf: (note, place) => quotes.get(keyOf(note, place)),
			originOf: note => ({
				path: notePathOf(vscode.Uri.parse(note)),
				source: index.sourceOf(note) ?? '',
			}),
			quotedNotes,
			progress,
		});
		return { text, from };
	}

	/** The words of some places. A note that is gone has none. */
	async #fetch(
		wanted: readonly { readonly note: string; readonly place: Place }[],
		token: vscode.CancellationToken,
	): Promise<ReadonlyMap<string, string>> {
		const quotes = new Map<string, string>();
		const byNote = [...groupByNote(wanted)];
		const work = async (): Promise<void> => {
			for (let next = byNote.pop(); next !== undefined; next = byNote.pop()) {
				const [note, places] = next;
				for (const place of token.isCancellationRequested ? [] : places) {
					const text = await this.#context.index.textOf(vscode.Uri.parse(note), place);
					if (text !== undefined) {
						quotes.set(keyOf(note, place), text);
					}
				}
			}
		};
		await Promise.all(Array.from({ length: FETCHED_AT_ONCE }, work));
		return quotes;
	}
}

function groupByNote(
	wanted: readonly { readonly note: string; readonly place: Place }[],
): ReadonlyMap<string, readonly Place[]> {
	const groups = new Map<string, Place[]>();
	for (const { note, place } of wanted) {
		const places = groups.get(note);
		if (places === undefined) {
			groups.set(note, [place]);
		} else {
			places.push(place);
		}
	}
	return groups;
}

function keyOf(note: string, { start, end }: Place): string {
	return `${start}-${end} ${note}`;
}

/** Of something that no note mentions any more, or not yet. */
function emptyDossier(kind: DossierSubject['kind'], id: string, label: string): Dossier {
	const entity = { kind, id, label, forms: [], mentions: 0, notes: 0 };
	return { entity, notes: [], contradictions: [], together: [] };
}

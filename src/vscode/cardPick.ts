import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { Span } from '../core/base/span.js';
import type { Evidence } from '../core/understanding/reading.js';
import type { Card } from '../core/wording/card.js';
import { cutExcerpt, EXCERPT_AFTER, EXCERPT_BEFORE, showQuoteAround } from '../core/wording/excerpt.js';
import { sayCount } from '../core/wording/say.js';
import { notesOf } from '../core/wording/saying.js';
import { sliceAround } from './convert.js';
import { iconOf, iconText } from './icons.js';
import { say } from './say.js';
import { rememberPlace, showSpan } from './showNote.js';

/** A row of a card; one with a target leads there. */
interface CardItem extends vscode.QuickPickItem {
	readonly target?: Span;
	/** What choosing it does; the list goes away first. */
	readonly run?: () => void;
}

/** What is to be shown. */
export interface CardView {
	readonly card: Card;
	/** The note that the card's places are in. */
	readonly document: vscode.TextDocument | undefined;
	/** How a mention came about: one statement a line. */
	readonly why?: readonly string[];
	/** What can be done about it. */
	readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
	/** Where the back button leads. */
	readonly onBack?: () => void;
	/** Opens what all notes have on it. */
	readonly onDossier?: () => void;
}

/**
 * Shows a card as a list: what the article says, what is known in general, why it is marked, and every mention.
 *
 * Moving through the list shows each place in the note; leaving it without a choice goes back to where the cursor was.
 */
export class CardPick implements Disposable {
	#store = new DisposableStore();
	#shown: CardView | undefined;

	/** What is shown at the moment. */
	get shown(): CardView | undefined {
		return this.#shown;
	}

	show(view: CardView): void {
		this.#store.dispose();
		this.#store = new DisposableStore();
		this.#shown = view;
		const pick = this.#store.add(vscode.window.createQuickPick<CardItem>());
		pick.title = `${view.card.label} (${view.card.about})`;
		pick.placeholder = say('Pick a sentence or a mention to go to it');
		pick.matchOnDetail = true;
		pick.items = itemsOf(view);
		pick.buttons = [
			...(view.onBack === undefined ? [] : [vscode.QuickInputButtons.Back]),
			...(view.onDossier === undefined ? [] : [dossierButton()]),
		];
		this.#listen(pick, view);
		pick.show();
	}

	dispose(): void {
		this.#shown = undefined;
		this.#store.dispose();
	}

	#listen(pick: vscode.QuickPick<CardItem>, { document, onBack, onDossier }: CardView): void {
		const store = this.#store;
		const goBack = document === undefined ? undefined : rememberPlace(document);
		let isAccepted = false;
		const goTo = (target: Span | undefined, preserveFocus: boolean): void => {
			if (target !== undefined && document !== undefined) {
				void showSpan(document, target, { preserveFocus });
			}
		};
		store.add(pick.onDidChangeActive(([item]) => goTo(item?.target, true)));
		store.add(
			pick.onDidAccept(() => {
				const [chosen] = pick.selectedItems;
				const target = chosen?.target;
				if (chosen?.run !== undefined) {
					pick.hide();
					chosen.run();
				}
				if (target !== undefined) {
					isAccepted = true;
					pick.hide();
					goTo(target, false);
				}
			}),
		);
		store.add(
			pick.onDidTriggerButton(button => {
				pick.hide();
				(button === vscode.QuickInputButtons.Back ? onBack : onDossier)?.();
			}),
		);
		store.add(
			pick.onDidHide(() => {
				this.dispose();
				if (!isAccepted) {
					goBack?.();
				}
			}),
		);
	}
}

/** The same in every list that leads to dossiers. */
export function dossierButton(): vscode.QuickInputButton {
	return { iconPath: new vscode.ThemeIcon('notebook'), tooltip: say('Open Dossier') };
}

function itemsOf({ card, document, why, actions = [] }: CardView): CardItem[] {
	const { says, general, mentions } = card;
	return [
		...section([...(why ?? []).map(whyItem), ...actions], say('Why it is marked')),
		...section(
			says.map(saying => ({
				label: `${iconText(saying.sign)} ${saying.text}`,
				description: notesOf(saying).join(' · '),
				...quoted(saying.quote, mentions),
			})),
			say('The article says'),
		),
		...section(
			general.map(({ text, isHint }) =>
				isHint
					? {
							label: `$(lightbulb) ${text}`,
							description: say('A rule of thumb, not a fact about this deal.'),
						}
					: { label: `$(book) ${say('What is known')}`, detail: text },
			),
			say('In general'),
		),
		...section(
			document === undefined ? [] : mentions.map(mention => mentionItem(document, mention)),
			sayCount(say, mentions.length, ['1 mention in this note', '{0} mentions in this note']),
		),
	];
}

function quoted(quote: Evidence | undefined, mentions: readonly Span[]): Pick<CardItem, 'detail' | 'target'> {
	return quote === undefined ? {} : { detail: `“${showQuoteAround(quote, mentions)}”`, target: quote };
}

/** About as much as fits on a line of the list beside its heading. */
const LINE = 70;

/** A list cuts long lines off: what does not fit goes on in the line below. */
function whyItem(text: string): CardItem {
	const cut = text.length <= LINE ? text.length : text.lastIndexOf(' ', LINE);
	const rest = text.slice(cut).trim();
	return { label: `$(question) ${text.slice(0, cut)}`, ...(rest === '' ? {} : { detail: rest }) };
}

function section(items: readonly CardItem[], label: string): CardItem[] {
	return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function mentionItem(document: vscode.TextDocument, mention: Span): CardItem {
	const [before, after] = sliceAround(document, mention, 2 * EXCERPT_BEFORE, EXCERPT_AFTER);
	const text = document.getText().slice(mention.start, mention.end);
	const line = document.positionAt(mention.start).line + 1;
	return {
		label: cutExcerpt(before, text, after).text,
		description: say('line {0}', line),
		iconPath: iconOf('mention'),
		target: mention,
	};
}

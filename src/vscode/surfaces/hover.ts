import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import type { Evidence, Mention } from '../../core/understanding/reading.js';
import { createMentionCard } from '../../core/wording/card.js';
import { printCardMarkdown } from '../../core/wording/cardMarkdown.js';
import {
	annotateLink,
	cardLink,
	citeLink,
	correctLink,
	dossierLink,
	nextLink,
	ownMarkdown,
	revealLink,
} from '../commandLink.js';
import { isNote, toRange } from '../convert.js';
import { iconText } from '../icons.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { indexedEntity } from './folderHits.js';

/** Explains the mention under the pointer. */
export function registerHover({ readings, settings, index }: SurfaceContext): Disposable {
	return vscode.languages.registerHoverProvider(
		{ language: 'markdown' },
		{
			async provideHover(document, position, token) {
				if (!settings.current['hover.enabled'] || !isNote(document)) {
					return undefined;
				}
				const snapshot = readings.latest(document) ?? (await readings.read(document));
				if (
					snapshot === undefined ||
					token.isCancellationRequested ||
					snapshot.version !== document.version
				) {
					return undefined;
				}
				const mentions = mentionsAt(snapshot.reading, document.offsetAt(position));
				const [innermost] = mentions;
				const isQuoted = quoteLog();
				return innermost === undefined
					? undefined
					: new vscode.Hover(
							mentions.map(mention =>
								explain(document, snapshot, mention, {
									withGeneral: settings.current['hover.general'],
									inNotes: indexedEntity(index.index, mention)?.notes ?? 0,
									isQuoted,
								}),
							),
							toRange(document, innermost),
						);
			},
		},
	);
}

/** Remembers what was quoted: mentions that lie in one another often rest on one sentence. */
function quoteLog(): (quote: Evidence) => boolean {
	const quoted = new Set<string>();
	return ({ start, end }) => {
		const key = `${start}-${end}`;
		const before = quoted.has(key);
		quoted.add(key);
		return before;
	};
}

interface Explaining {
	readonly withGeneral: boolean;
	/** In how many notes the index has it. */
	readonly inNotes: number;
	readonly isQuoted: (quote: Evidence) => boolean;
}

function explain(
	{ uri }: vscode.TextDocument,
	{ lexicon, outline, reading, version }: Snapshot,
	mention: Mention,
	{ withGeneral, inNotes, isQuoted }: Explaining,
): vscode.MarkdownString {
	const card = createMentionCard({ say, outline, lexicon }, mention, reading);
	if (card === undefined) {
		return ownMarkdown('');
	}
	const { kind, id } = mention;
	const note = { uri, version };
	const dossier = { label: say('Dossier: {0} notes', inNotes), href: dossierLink(kind, id) };
	const next = { label: say('Next Mention'), href: nextLink(kind, id) };
	return ownMarkdown(
		printCardMarkdown(card, say, {
			icon: iconText,
			quote: quote => revealLink(note, quote),
			actions: [
				{ label: say('Look Up'), href: cardLink(kind, id) },
				...(inNotes > 1 ? [dossier] : []),
				...(card.mentions.length > 1 ? [next] : []),
				{ label: say('Annotate…'), href: annotateLink(note, mention) },
				{ label: say('Copy as Citation'), href: citeLink(note, mention) },
				{ label: say('Correct…'), href: correctLink(uri, mention) },
			],
			withGeneral,
			isQuoted,
		}),
	);
}

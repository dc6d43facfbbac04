import type { Evidence } from '../understanding/reading.js';
import type { Card, GeneralLine, Saying, Sign } from './card.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { showQuote } from './excerpt.js';
import { sayCount, type Say } from './say.js';

/** What a surface adds to a card: its own pictures and links. All that it returns must be markdown that can be trusted. */
export interface CardLinks {
	/** A picture for what is said: `$(unlock)`, or nothing. */
	readonly icon: (sign: Sign) => string;
	/** Where a click on a quote leads; `undefined` for plain text. */
	readonly quote: (quote: Evidence) => string | undefined;
	/** What can be done with the card. */
	readonly actions: readonly { readonly label: string; readonly href: string }[];
	/** Whether what is known in general is shown. */
	readonly withGeneral: boolean;
}

/** Prints a card as markdown. What comes from the note or the lexicon is escaped and can not become markup. */
export function printCardMarkdown(card: Card, say: Say, links: CardLinks): string {
	const blocks = [
		`**${escapeMarkdown(card.label)}** \u2002${escapeMarkdown(card.about)}`,
		...(card.says.length === 0 ? [] : [printSays(card.says, say, links)]),
		...(links.withGeneral && card.general.length > 0 ? ['---', printGeneral(card.general, say)] : []),
		'---',
		[
			escapeMarkdown(
				sayCount(say, card.mentions.length, ['1 mention in this note', '{0} mentions in this note']),
			),
			...links.actions.map(({ label, href }) => `[${escapeMarkdown(label)}](${href})`),
		].join(' \u00a0·\u00a0 '),
	];
	return blocks.join('\n\n');
}

/** A hover has room for so many; the card that *Look Up* opens shows them all. */
const MOST_SAYINGS = 4;

function printSays(says: readonly Saying[], say: Say, links: CardLinks): string {
	const lines = says.slice(0, MOST_SAYINGS).map(saying => printSaying(saying, links));
	if (says.length > MOST_SAYINGS) {
		lines.push(
			escapeMarkdown(
				sayCount(say, says.length - MOST_SAYINGS, ['and one thing more', 'and {0} things more']),
			),
		);
	}
	return [`**${escapeMarkdown(say('The article says'))}**`, ...lines].join('\n\n');
}

/** What is said on one line, its quote on the next, in one paragraph. */
function printSaying({ sign, text, notes, quote }: Saying, links: CardLinks): string {
	const icon = links.icon(sign);
	const notesText = notes.map(note => ` · ${escapeMarkdown(note)}`).join('');
	const line = `${icon === '' ? '' : `${icon} `}**${escapeMarkdown(text)}**${notesText}`;
	return quote === undefined ? line : `${line}\\\n${printQuote(quote, links)}`;
}

function printQuote(quote: Evidence, links: CardLinks): string {
	const text = `“${escapeMarkdown(showQuote(quote.text))}”`;
	const href = links.quote(quote);
	return href === undefined ? `*${text}*` : `[${text}](${href})`;
}

function printGeneral(general: readonly GeneralLine[], say: Say): string {
	const title = `**${escapeMarkdown(say('In general'))}** *${escapeMarkdown(say('from the lexicon, not from this article'))}*`;
	const lines = general.map(({ text, isHint }) =>
		isHint
			? `${escapeMarkdown(text)} *${escapeMarkdown(say('A hint, no fact of this deal.'))}*`
			: escapeMarkdown(text),
	);
	return [title, lines.join('\\\n')].join('\n\n');
}

import type { Evidence } from '../understanding/reading.js';
import type { Card, GeneralLine } from './card.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { showQuote } from './excerpt.js';
import { sayCount, type Say } from './say.js';
import { notesOf, type Saying, type Sign } from './saying.js';

/** What a surface adds to a card: its own pictures and links. All that it returns must be markdown that can be trusted. */
export interface CardLinks {
	/** A picture for what is said: `$(unlock)`, or nothing. */
	readonly icon: (sign: Sign) => string;
	/** Where a click on a quote leads; `undefined` for plain text. */
	readonly quote: (quote: Evidence) => string | undefined;
	/** Whether another card of the same hover shows the quote already; asked once for each, in the order of the print. */
	readonly isQuoted?: (quote: Evidence) => boolean;
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
	const shown = shownOf(says);
	const lines = byQuote(shown).map(group => printGroup(group, say, links));
	const left = says.length - shown.length;
	if (left > 0) {
		lines.push(escapeMarkdown(sayCount(say, left, ['and one thing more', 'and {0} things more'])));
	}
	return [`**${escapeMarkdown(say('The article says'))}**`, ...lines].join('\n\n');
}

/** What other deals have is one line, and tells the reader not to take this one for all: it is never left out. */
function shownOf(says: readonly Saying[]): readonly Saying[] {
	const first = says.slice(0, MOST_SAYINGS);
	return [...first, ...says.slice(MOST_SAYINGS).filter(({ sign }) => sign === 'elsewhere')];
}

/** What rests on one sentence stands together, where the first of it stands. */
function byQuote(says: readonly Saying[]): readonly (readonly [Saying, ...Saying[]])[] {
	const groups = new Map<string, [Saying, ...Saying[]]>();
	says.forEach((saying, index) => {
		const { quote } = saying;
		const key = quote === undefined ? `no quote ${index}` : `${quote.start}-${quote.end}`;
		const group = groups.get(key);
		if (group === undefined) {
			groups.set(key, [saying]);
		} else {
			group.push(saying);
		}
	});
	return [...groups.values()];
}

/** What is said on a line each, the quote below them, in one paragraph. */
function printGroup(group: readonly [Saying, ...Saying[]], say: Say, links: CardLinks): string {
	const lines = group.map(saying => {
		const icon = links.icon(saying.sign);
		const notes = notesOf(saying).map(note => ` · ${escapeMarkdown(note)}`);
		return `${icon === '' ? '' : `${icon} `}**${escapeMarkdown(saying.text)}**${notes.join('')}`;
	});
	const [{ quote }] = group;
	return [...lines, ...(quote === undefined ? [] : [printQuote(quote, say, links)])].join('\\\n');
}

function printQuote(quote: Evidence, say: Say, links: CardLinks): string {
	const isQuoted = links.isQuoted?.(quote) === true;
	const text = escapeMarkdown(isQuoted ? say('the sentence quoted above') : `“${showQuote(quote.text)}”`);
	const href = links.quote(quote);
	return href === undefined ? `*${text}*` : `[${text}](${href})`;
}

function printGeneral(general: readonly GeneralLine[], say: Say): string {
	const title = `**${escapeMarkdown(say('In general'))}** *${escapeMarkdown(say('from the lexicon, not from this article'))}*`;
	const lines = general.map(({ text, isHint }) =>
		isHint
			? `${escapeMarkdown(text)} *${escapeMarkdown(say('A rule of thumb, not a fact about this deal.'))}*`
			: escapeMarkdown(text),
	);
	return [title, lines.join('\\\n')].join('\n\n');
}

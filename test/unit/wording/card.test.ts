import * as assert from 'node:assert/strict';
import { createCard, createMentionCard, type CardSource } from '../../../src/core/wording/card.js';
import { printCardMarkdown, type CardLinks } from '../../../src/core/wording/cardMarkdown.js';
import { createOutline } from '../../../src/core/wording/outline.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { LEXICON, SAMPLE } from './sampleReading.js';

const source: CardSource = { say: sayEnglish, lexicon: LEXICON, outline: createOutline(SAMPLE, LEXICON) };

suite('createCard', () => {
	test('a term: what happened, how surely, between whom, on which sentence, and who gains or loses by it', () => {
		const card = createCard(source, 'term', 'exclusivity');
		assert.deepEqual(
			card?.says.map(({ text, notes, quote }) => [text, notes.join('; '), quote?.text]),
			[
				['ended', 'stated; Acme and Borealis', 'Acme has ended its exclusivity with **Borealis**.'],
				['Borealis loses', 'stated', 'Borealis loses its head start.'],
				['cloud buyers gains', 'conditional', 'Cloud buyers gain, since the exclusivity is gone.'],
			],
		);
		assert.equal(card.about, 'term · Exclusivity and restrictions');
		assert.equal(card.mentions.length, 3);
	});

	test('a term: the lexicon’s word is kept apart, and whom it favours is a hint', () => {
		const general = createCard(source, 'term', 'exclusivity')?.general ?? [];
		assert.equal(general[0]?.text, LEXICON.terms.get('exclusivity')?.definition);
		assert.deepEqual(
			general.map(({ isHint }) => isHint),
			[false, true],
		);
	});

	test('a term of which the note says no more than its name', () => {
		const [saying] = createCard(source, 'term', 'revenue_share')?.says ?? [];
		assert.equal(saying?.sign, 'held');
		assert.equal(saying.quote, undefined);
	});

	test('a company: what it gains or loses and why, then its terms', () => {
		const card = createCard(source, 'company', 'borealis');
		assert.deepEqual(
			card?.says.map(({ text, notes }) => `${text}: ${notes.join('; ')}`),
			['loses: stated; because of Exclusivity', 'Exclusivity ended: stated; Acme and Borealis'],
		);
	});

	test('a group that gains: effect, certainty, because of what, quote; and nothing in general', () => {
		const card = createCard(source, 'beneficiary', 'cloud-buyers');
		assert.deepEqual(
			card?.says.map(({ text, notes }) => [text, ...notes]),
			[['gains', 'conditional', 'because of Exclusivity']],
		);
		assert.deepEqual(card.general, []);
	});

	test('what only the lexicon has says nothing in the article’s name', () => {
		const card = createCard(source, 'company', 'microsoft');
		assert.deepEqual(card?.says, []);
		assert.match(card.general[0]?.text ?? '', /Redmond/);
	});

	test('nothing for what neither has', () =>
		assert.equal(createCard(source, 'term', 'no_such'), undefined));
});

suite('createMentionCard', () => {
	test('says first that the term does not hold at this place, by which word', () => {
		const mention = SAMPLE.mentions.findLast(({ kind, id }) => kind === 'term' && id === 'exclusivity');
		assert.ok(mention?.kind === 'term');
		const why = { ...mention.why, cues: [{ start: 0, end: 5, text: 'ended', role: 'ending' }] };
		const [here] = createMentionCard(source, { ...mention, polarity: 'ended', why })?.says ?? [];
		assert.equal(here?.text, 'said to be over here');
		assert.deepEqual(here.notes, ['“ended”']);
	});

	test('does not say so twice where the sentence itself says that it ended', () => {
		const mention = SAMPLE.mentions.find(({ kind }) => kind === 'term');
		assert.ok(mention !== undefined);
		const says = createMentionCard(source, mention)?.says ?? [];
		assert.deepEqual(
			says.map(({ sign }) => sign),
			['ended', 'loses', 'gains'],
		);
	});

	test('says for whom a description stands', () => {
		const mention = SAMPLE.mentions.find(({ kind }) => kind === 'company');
		assert.ok(mention?.kind === 'company');
		const card = createMentionCard(source, { ...mention, text: 'the anvil maker', descriptive: true });
		assert.equal(card?.says[0]?.text, '“the anvil maker” stands for Acme here');
	});
});

suite('printCardMarkdown', () => {
	const links: CardLinks = {
		icon: sign => `<${sign}>`,
		quote: ({ start }) => `go:${start}`,
		actions: [{ label: 'Look Up', href: 'up' }],
		withGeneral: true,
	};

	test('tells apart what the article says and what is known in general', () => {
		const card = createCard(source, 'term', 'exclusivity');
		assert.ok(card !== undefined);
		const printed = printCardMarkdown(card, sayEnglish, links);
		const [before, after] = printed.split('**In general**');
		assert.match(
			before ?? '',
			/\*\*The article says\*\*[^]*<ended> \*\*ended\*\* · stated · Acme and Borealis/,
		);
		assert.match(before ?? '', /\[“Acme has ended its exclusivity with Borealis\\\.”\]\(go:\d+\)/);
		assert.match(after ?? '', /from the lexicon\\, not from this article/);
		assert.match(after ?? '', /Usually favours[^]*A hint\\, no fact of this deal/);
		assert.match(printed, /3 mentions in this note.*\[Look Up\]\(up\)$/);
	});

	test('can leave the general part out', () => {
		const card = createCard(source, 'term', 'exclusivity');
		assert.ok(card !== undefined);
		assert.doesNotMatch(
			printCardMarkdown(card, sayEnglish, { ...links, withGeneral: false }),
			/In general/,
		);
	});

	test('the note’s text can not become markup', () => {
		const [loser] = SAMPLE.beneficiaries;
		assert.ok(loser !== undefined);
		const name = '[x](command:evil) <b>y</b> $(alert)';
		const hostile = {
			...loser,
			name,
			evidence: { start: 0, end: 5, text: `![i](https://x.example) ${name}` },
		};
		const outline = createOutline({ ...SAMPLE, beneficiaries: [hostile] }, LEXICON);
		const card = createCard({ ...source, outline }, 'beneficiary', 'borealis');
		assert.ok(card !== undefined);
		const printed = printCardMarkdown(card, sayEnglish, { ...links, icon: () => '' });
		assert.doesNotMatch(printed, /\]\(command:|<b>|\$\(|https:/);
	});
});

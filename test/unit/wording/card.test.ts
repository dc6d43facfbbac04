import * as assert from 'node:assert/strict';
import type { Change, Fact, Mention, TermMention } from '../../../src/core/understanding/reading.js';
import { createCard, createMentionCard, type CardSource } from '../../../src/core/wording/card.js';
import { printCardMarkdown, type CardLinks } from '../../../src/core/wording/cardMarkdown.js';
import { createOutline } from '../../../src/core/wording/outline.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { notesOf } from '../../../src/core/wording/saying.js';
import { evidence, LEXICON, SAMPLE } from './sampleReading.js';

const source: CardSource = { say: sayEnglish, lexicon: LEXICON, outline: createOutline(SAMPLE, LEXICON) };

suite('createCard', () => {
	test('a term: what happened, how surely, between whom, on which sentence, and who gains or loses by it', () => {
		const card = createCard(source, 'term', 'exclusivity');
		assert.deepEqual(
			card?.says.map(saying => [saying.text, notesOf(saying).join('; '), saying.quote?.text]),
			[
				['ended', 'stated; Acme and Borealis', 'Acme has ended its exclusivity with **Borealis**.'],
				['loses: Borealis', 'stated', 'Borealis loses its head start.'],
				['gains: cloud buyers', 'conditional', 'Cloud buyers gain, since the exclusivity is gone.'],
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
			card?.says.map(saying => [saying.text, ...notesOf(saying)].join('; ')),
			['loses; stated; because of Exclusivity (ended)', 'ended: Exclusivity; stated; with Acme'],
		);
	});

	test('a group that gains: effect, certainty, because of what, quote; and nothing in general', () => {
		const card = createCard(source, 'beneficiary', 'cloud-buyers');
		assert.deepEqual(
			card?.says.map(saying => [saying.text, ...notesOf(saying)]),
			[['gains', 'conditional', 'because of Exclusivity (ended)']],
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
	const [first, second, third] = SAMPLE.mentions.filter(isExclusivity);
	const [ended] = SAMPLE.changes;
	assert.ok(first !== undefined && second !== undefined && third !== undefined && ended !== undefined);

	function says(mention: Mention, changes: readonly Change[] = SAMPLE.changes): string[] {
		const reading = { ...SAMPLE, changes };
		const outline = createOutline(reading, LEXICON);
		const card = createMentionCard({ ...source, outline }, mention, reading);
		return (card?.says ?? []).map(saying => [saying.text, ...notesOf(saying)].join(' · '));
	}

	test('says first that the term does not hold at this place, by which word', () => {
		const why = { ...third.why, cues: [{ start: 0, end: 5, text: 'ended', role: 'ending' }] };
		assert.equal(says({ ...third, polarity: 'ended', why })[0], 'said to be over here · “ended”');
	});

	test('does not say so twice where the sentence itself says that it ended', () =>
		assert.deepEqual(says(first), [
			'ended · stated · Acme and Borealis',
			'loses: Borealis · stated',
			'gains: cloud buyers · conditional',
		]));

	test('does not say so at all where the sentence says that it begins', () =>
		assert.equal(
			says(first, [{ ...ended, change: 'introduced' }])[0],
			'introduced · stated · Acme and Borealis',
		));

	test('speaks of the mention’s own sentence, and names the rest of the note in a line', () => {
		const sought: Change = {
			...ended,
			change: 'sought',
			parties: ['corvid'],
			evidence: evidence('Exclusivity again.'),
		};
		assert.deepEqual(says(third, [ended, sought]).at(0), 'sought · stated · corvid');
		assert.deepEqual(
			says(third, [ended, sought]).at(-1),
			'elsewhere in this note · ended (Acme and Borealis) · loses: Borealis · gains: cloud buyers',
		);
	});

	test('says of what stands beside other companies that nothing is said of it', () => {
		const other: Change = {
			...ended,
			term: 'revenue_share',
			parties: ['acme', 'borealis'],
			evidence: evidence('From Borealis Wire; Acme declined to comment.'),
		};
		const far: Change = { ...ended, parties: ['corvid'] };
		assert.deepEqual(says(third, [far, other]).slice(0, 1), [
			'mentions it, but does not say that anything happened to it',
		]);
		assert.match(says(third, [far, other]).at(-1) ?? '', /^elsewhere in this note · ended \(corvid\)/);
	});

	test('gives the amounts and times of the mention alone', () => {
		const fact = { kind: 'date' as const, start: 0, end: 4, date: '2021', bound: 'from' as const };
		const facts = (text: string): readonly Fact[] => [{ ...fact, text }];
		const mentions = SAMPLE.mentions.map(mention =>
			mention === first
				? { ...first, facts: facts('2021') }
				: mention === third
					? { ...third, facts: facts('2027') }
					: mention,
		);
		const reading = { ...SAMPLE, mentions };
		const card = createMentionCard(source, { ...first, facts: facts('2021') }, reading);
		const figures = card?.says.find(({ sign }) => sign === 'figures');
		assert.deepEqual(figures?.notes, ['from 2021']);
	});

	test('says of a company first what its own sentence says', () => {
		const mention = SAMPLE.mentions.find(({ kind, id }) => kind === 'company' && id === 'borealis');
		assert.ok(mention !== undefined);
		const later: Change = { ...ended, term: 'ipo', evidence: evidence('Borealis loses its head start.') };
		assert.deepEqual(says(mention, [later, ended]), [
			'loses · stated · because of Exclusivity (ended)',
			'ended: Exclusivity · stated · with Acme',
			'ended: IPO · stated · with Acme',
		]);
	});

	test('says for whom a description stands', () => {
		const mention = SAMPLE.mentions.find(({ kind }) => kind === 'company');
		assert.ok(mention?.kind === 'company');
		const [here] = says({ ...mention, text: 'the anvil maker', descriptive: true });
		assert.equal(here, '“the anvil maker” stands for Acme here');
	});
});

function isExclusivity(mention: Mention): mention is TermMention {
	return mention.kind === 'term' && mention.id === 'exclusivity';
}

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
		assert.match(after ?? '', /Usually favours[^]*A rule of thumb\\, not a fact about this deal/);
		assert.match(printed, /3 mentions in this note.*\[Look Up\]\(up\)$/);
	});

	test('a sentence on which several things rest is quoted once, and what other deals have is never left out', () => {
		const card = createCard(source, 'term', 'exclusivity');
		const [ended] = card?.says ?? [];
		assert.ok(card !== undefined && ended !== undefined);
		const other = { ...ended, quote: evidence('Exclusivity again.') };
		const elsewhere = { ...ended, sign: 'elsewhere' as const, text: 'elsewhere', quote: undefined };
		const says = [ended, other, { ...ended, text: 'sought' }, other, other, elsewhere];
		const printed = printCardMarkdown({ ...card, says }, sayEnglish, links);
		assert.equal(printed.split('“Acme has ended').length, 2);
		assert.equal(printed.split('“Exclusivity again').length, 2);
		assert.match(printed, /\*\*ended\*\*[^\n]*\\\n<ended> \*\*sought\*\*[^\n]*\\\n\[“Acme/);
		assert.match(printed, /\*\*elsewhere\*\*[^]*and one thing more/);
	});

	test('a quote that another card of the hover shows is pointed to', () => {
		const card = createCard(source, 'term', 'exclusivity');
		assert.ok(card !== undefined);
		const isQuoted: CardLinks['isQuoted'] = ({ text }) => text.startsWith('Acme');
		const printed = printCardMarkdown(card, sayEnglish, { ...links, isQuoted });
		assert.match(printed, /\[the sentence quoted above\]\(go:\d+\)/);
		assert.doesNotMatch(printed, /“Acme has/);
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

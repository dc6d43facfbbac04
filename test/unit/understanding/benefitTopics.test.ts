import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Sky', 'Nordvik'];

suite('benefitTopics', () => {
	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		['a word of praise', 'For Corvid, the plant fills a gap in the north.', ['Corvid gains']],
		['no word at all', 'For Corvid it is another step towards the coast.', ['Corvid gains']],
		['a word of blame', 'For Sky it is the worst possible news.', ['Sky loses']],
		['behind a colon', 'Then there is price: for Sky that is a heavy blow.', ['Sky loses']],
		['behind "but"', 'But for Nordvik the risk is plain to see.', ['Nordvik loses']],
		['the first word counts', 'For Sky, the appeal is a text that it cannot lose.', ['Sky gains']],
		['blame turned', 'For Sky it is steady trade without the risk of building.', ['Sky gains']],
		['blame that is over', 'For Sky, a liability of $1 billion is gone.', ['Sky gains']],
		['praise denied', 'For Sky that is little help, a banker said.', ['Sky loses']],
		[
			'what is added to the name',
			'For Sky, which has a mill in Hull, the pact is a blow.',
			['Sky loses'],
		],
		['a group', 'Corvid signed. For other hauliers the news is plainly bad.', ['hauliers loses']],
		[
			'a group with what tells it from others',
			'Corvid signed. For hauliers that own no ships, the pact is a headache.',
			['hauliers loses'],
		],
		['those joined', 'For Corvid and Sky it is a welcome rest.', ['Corvid gains', 'Sky gains']],
		['wordings of the tables count first', 'For Sky it cuts both ways.', ['Sky mixed']],
		['a question left open', 'For Sky, the question is whether any of this lasts.', []],
		['a clause of the deal', 'For Sky, support must answer within an hour.', []],
		['what was', 'For Sky, shops were meant to soften its image.', []],
		['no verb', 'For Sky only.', []],
		['whom the sentence would have do something', 'For Sky to sign now, it takes a new board.', []],
		['a thing of somebody', 'For Sky’s plant in Hull the roof is new and white.', []],
		['a length of time', 'For 18 months Sky makes the glass for them in Hull.', []],
		['in the middle', 'They make the glass for Sky in a plant near Hull.', []],
	];
	for (const [what, text, expected] of cases) {
		test(`${what}: ${text}`, () =>
			assert.deepEqual(
				understandExample(text, COMPANIES).beneficiaries.map(
					({ name, effect }) => `${name} ${effect}`,
				),
				expected,
			));
	}
});

import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

suite('polarity', () => {
	const cases: readonly (readonly [string, string])[] = [
		['Halloway has «exclusivity».', 'affirmed'],
		['Halloway has no «exclusivity».', 'negated'],
		['The deal comes without «exclusivity».', 'negated'],
		['There is not only a «royalty», there is more.', 'affirmed'],
		['Halloway gets no «board seat».', 'negated'],
		['Halloway never had a «veto».', 'negated'],
		['Halloway is no longer the «exclusive supplier».', 'ended'],
		['Halloway ended its «exclusivity».', 'ended'],
		['Halloway gave up its «right of first refusal».', 'ended'],
		['Halloway let the «right of first refusal» lapse.', 'ended'],
		['The «right of first refusal» has been waived.', 'ended'],
		['Halloway used to be the «exclusive supplier».', 'ended'],
		['The «non-compete» is not affected.', 'affirmed'],
		['Nobody holds a «right of first refusal».', 'negated'],
		['«Board seat»: none.', 'negated'],
		['Neither Halloway nor the town «has a veto».', 'negated'],
		['None of the farmers who own the dairy «holds a veto».', 'negated'],
		['Nobody at the mill «has a veto», it said.', 'negated'],
		['The shareholders do not «have to approve the lease».', 'negated'],
		['Not only Corvid «has a veto».', 'affirmed'],
		['No plan was shown, and Corvid «has a veto».', 'affirmed'],
		['The shareholders «have to approve the lease».', 'affirmed'],
		['Corvid «may not use the recipes».', 'negated'],
		['Corvid «may use the recipes».', 'affirmed'],
		['None of this affects the «right of first refusal».', 'affirmed'],
		['Nobody disputes its «royalty».', 'affirmed'],
		['They were said to want a «veto». That’s wrong.', 'negated'],
		['They said they had ended the «exclusivity». They had not.', 'affirmed'],
		['Corvid is «free to buy elsewhere».', 'affirmed'],
		['If it has not closed by May, a «royalty» is due.', 'affirmed'],
		['«Not exclusive» any longer.', 'affirmed'],
	];
	for (const [example, polarity] of cases) {
		test(`${polarity}: ${example}`, () => {
			const { terms } = understandExample(example);
			assert.deepEqual(
				terms.map(term => term.polarity),
				[polarity],
			);
		});
	}

	test('the words that decided are named', () => {
		const { terms } = understandExample('Halloway gets no «board seat» and ended its «exclusivity».');
		const cues = terms.map(({ why }) => why.cues.map(({ text, role }) => `${role}: ${text}`));
		assert.ok(cues[0]?.includes('negation: no'));
		assert.ok(cues[1]?.includes('ending: ended'));
	});
});

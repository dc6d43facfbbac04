import { foldedText } from '../base/words.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** What a sentence takes back of the one before it: all that was said there, or only that somebody got something. */
type Retraction = 'all' | 'grant';

/** A retraction is told in so many words, its label ("A:") counted in. */
const LONGEST = 12;

/** "That's wrong.", "Not so.", "This was not the case": also where it answers a question asked in the paragraph before. */
const WRONG =
	/^(?:(?:a|answer) : )?(?:(?:but|and|no|in fact) ,? ?)?(?:(?:that|this|it|(?:that|this|it|which|the report|both|neither) (?:is|was|are|were)(?: simply| just| plainly| flatly)?) (?:wrong|false|untrue|incorrect|not (?:so|true|right|correct|the case|what happened)|true)|(?:that|it|this) (?:isn't|wasn't) (?:so|true|right|correct|the case)|not (?:so|true)|wrong|untrue) ?(?:$|[.,;:!—–-])/;

/** "neither is true": the only "true" that takes anything back. */
const RIGHT = /\b(?:that|this|it|both|which)(?: is| was| are| were)?(?: simply| just)? true\b/;

/** "It had not.", "They didn't.": the verb of the sentence before, denied. */
const DENIED_VERB =
	/^(?:(?:but|and) )?(?:it|they|he|she|that|we) (?:(?:has|had|have|did|does|do|was|were|is|are|will|would) not|(?:has|had|have|did|does|do|was|were|is|are|wo|would)n't) ?(?:$|[.;:!—–])/;

/** "We didn't get one.": the thing of the sentence before was not had. */
const DENIED_THING =
	/^(?:(?:but|and) )?(?:it|they|he|she|we) (?:(?:did not|didn't) (?:get|win|receive|obtain|secure)|(?:has|have|had) (?:not|never) (?:got|had|won|received|obtained|secured)|never (?:got|had|won|received|obtained)) (?:one|it|any|that|them|either) ?(?:$|[.,;:!—–])/;

/** Verbs of those who only report, believe or expect what follows; where there is none, "It did not." speaks of something else. */
const CLAIMED =
	/\b(?:said|say|says|wrote|written|reported|report|claimed|assumed|thought|believed|expected|supposed|hoped|feared|told|rumou?red|suggested|stated|(?:we|i|they|he|she|it)'d have|would have|wanted|asked|demanded)\b/;

/** Takes back what the next sentence says is not so: "We wrote that the licence had been extended. It had not." Linear. */
export function retract(scenes: readonly Scene[], statements: readonly Statement[]): Statement[] {
	const taken = new Map<number, Retraction>();
	scenes.forEach((scene, i) => {
		const before = scenes[i - 1];
		const what = before && retractionOf(scene, before);
		if (before !== undefined && what !== undefined) {
			taken.set(before.sentence.index, what);
		}
	});
	return statements.map(statement => {
		const what = taken.get(statement.scene.sentence.index);
		const { change } = statement;
		if (what === undefined || change === undefined || (what === 'grant' && change !== 'introduced')) {
			return statement;
		}
		const polarity = change === 'introduced' || change === 'sought' ? 'negated' : 'affirmed';
		return { ...statement, polarity, change: undefined, isExplicit: true, rule: 'retracted' };
	});
}

function retractionOf(scene: Scene, before: Scene): Retraction | undefined {
	const denied = scene.once(readDenial);
	if (denied === undefined) {
		return undefined;
	}
	if (denied === 'all') {
		return before.isHeading ? undefined : 'all';
	}
	if (before.sentence.block !== scene.sentence.block) {
		return undefined;
	}
	if (denied === 'thing') {
		return 'grant';
	}
	const { words } = before.sentence;
	return CLAIMED.test(foldedText(words, 0, words.length)) ? 'all' : undefined;
}

/** What the opening of a sentence denies: all that was said before it, that something was had, or the verb of the sentence before. */
function readDenial({ sentence: { words } }: Scene): 'all' | 'thing' | 'verb' | undefined {
	const said = foldedText(words, 0, LONGEST);
	if (WRONG.test(said) && !RIGHT.test(said)) {
		return 'all';
	}
	return DENIED_THING.test(said) ? 'thing' : DENIED_VERB.test(said) ? 'verb' : undefined;
}

import type { Focus } from './focus.js';
import type { Statement } from './statements.js';

const PRONOUNS = new Set(['it', 'its', 'itself']);
const BOTH =
	/\b(?:both|two|each|either|neither) (?:companies|firms|sides|parties|groups|partners|of them|company|side|party)\b|\bthe (?:pair|companies|parties|partners|duo)\b|\b(?:they|their|each other)\b/;

/** How many parties one statement may have; more is a list, not a deal. */
const MOST = 4;

/** Ids of the companies that a statement is about, in the order of its sentence: those of its clause, else of its sentence, else those that a pronoun means. */
export function partiesOf({ scene, at }: Statement, focus: Focus): string[] {
	const { clauses, companies, sentence } = scene;
	const real = companies.filter(hit => !hit.isSource);
	const near = real.filter(
		hit =>
			Math.abs((clauses.soft[hit.from] ?? 0) - (clauses.soft[at] ?? 0)) <= 1 &&
			clauses.hard[hit.from] === clauses.hard[at],
	);
	const named = unique((near.length > 0 ? near : real).map(hit => hit.id));
	const text = sentence.words.map(word => word.folded).join(' ');
	const meant: string[] = [];
	if (named.length < 2 && BOTH.test(text)) {
		meant.push(...focus.pair.map(hit => hit.id));
	} else if (
		focus.subject !== undefined &&
		sentence.words.some(word => PRONOUNS.has(word.folded)) &&
		named.length < 2
	) {
		meant.push(focus.subject.id);
	}
	return unique([...meant, ...named]).slice(0, MOST);
}

function unique(ids: readonly string[]): string[] {
	return [...new Set(ids)];
}

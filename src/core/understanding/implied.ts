import type { Statement } from './statements.js';

/**
 * What statements say together or between the lines.
 *
 * - "no longer exclusive" ends exclusivity and leaves a deal that is not exclusive.
 * - What one sentence both ends and keeps ("will stop taking a share …, though it still collects 12% …") was loosened.
 */
export function readImplied(statements: readonly Statement[]): Statement[] {
	return loosenParts(statements.flatMap(partNonExclusive));
}

function partNonExclusive(statement: Statement): Statement[] {
	if (statement.hit.term !== 'non_exclusivity' || statement.change !== 'ended' || !statement.rule.endsWith('near')) {
		return [statement];
	}
	return [
		{ ...statement, polarity: 'affirmed', change: 'introduced' },
		{ ...statement, term: 'exclusivity' },
	];
}

function loosenParts(statements: readonly Statement[]): Statement[] {
	const kinds = new Map<string, Set<string>>();
	const keyOf = ({ scene, term }: Statement): string => `${scene.sentence.index}\n${term}`;
	for (const statement of statements) {
		if (statement.change !== undefined) {
			kinds.set(keyOf(statement), (kinds.get(keyOf(statement)) ?? new Set()).add(statement.change));
		}
	}
	return statements.map(statement => {
		const said = kinds.get(keyOf(statement));
		return said?.has('ended') === true && said.has('unchanged') && statement.change !== undefined
			? { ...statement, change: 'loosened', rule: 'ended-in-part' }
			: statement;
	});
}

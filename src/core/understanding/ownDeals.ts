import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** The head of a note: its title and what opens it, in sentences. */
const HEAD = 5;

/** A company that a note names so often is one of those it is about. */
const OFTEN = 3;

/** A note is about one deal where its two main companies have at least this share of all mentions; else it is a round-up. */
const ONE_DEAL = 0.6;

/** Whether a company is one of those that a note is about: named often, or in its first sentences, `head` of them. Linear. */
export function mainCompanies(scenes: readonly Scene[], head: number): (id: string) => boolean {
	const counts = new Map<string, number>();
	scenes.forEach(({ companies }, i) => {
		for (const { id, isSource } of companies) {
			counts.set(id, (counts.get(id) ?? 0) + (isSource ? 0 : i < head ? OFTEN : 1));
		}
	});
	return id => (counts.get(id) ?? 0) >= OFTEN;
}

/** "Rivals such as Halden already have one": terms of companies that a note mentions in passing were not brought by the deal it is about. */
export function keepOwnDeals(statements: readonly Statement[], scenes: readonly Scene[]): Statement[] {
	const isMain = mainCompanies(scenes, HEAD);
	const all = scenes.flatMap(({ companies }) => companies.filter(hit => !hit.isSource));
	const times = new Map<string, number>();
	all.forEach(({ id }) => times.set(id, (times.get(id) ?? 0) + 1));
	const [first = 0, second = 0] = [...times.values()].sort((a, b) => b - a);
	if (first + second < all.length * ONE_DEAL) {
		return [...statements];
	}
	const isPassing = ({ companies }: Scene): boolean =>
		companies.length > 0 && companies.every(({ id }) => !isMain(id));
	return statements.map(statement =>
		statement.change === 'introduced' && isPassing(statement.scene)
			? { ...statement, change: undefined, rule: 'in-passing' }
			: statement,
	);
}

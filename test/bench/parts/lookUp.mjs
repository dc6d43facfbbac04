// Looking names up over a folder of notes, letter by letter as somebody types.
import MiniSearch from 'minisearch';
import { randomFrom } from '../anchoringText.mjs';
import { MANY, NOT_THERE, importIndex, indexOf, namesFor } from '../folder.mjs';
import { versions } from '../peers.mjs';
import { ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

/** What a list shows at first. */
const FIRST = 20;

/** What somebody types: beginnings of names that are there, from two letters on, and now and then of one that is not. */
function queriesFor(names) {
	const random = randomFrom(9);
	return Array.from({ length: 200 }, (_, i) => {
		const name = random.pick(names).toLowerCase();
		const typed = name.slice(0, 2 + random.below(Math.min(9, name.length - 1))).trim();
		return i % 20 === 0 ? `${typed}zq` : typed;
	});
}

/** The same names in minisearch, set up for its quickest use and for a forgiving one. */
function miniSearchOf(entities) {
	const mini = new MiniSearch({ fields: ['label', 'forms'], storeFields: [] });
	mini.addAll(
		entities.map(({ kind, id, label, forms }) => ({
			id: `${kind}/${id}`,
			label,
			forms: forms.join(' '),
		})),
	);
	const options = { prefix: true, combineWith: 'AND' };
	return {
		prefix: query => mini.search(query, options).slice(0, FIRST).length,
		fuzzy: query => mini.search(query, { ...options, fuzzy: 0.2 }).slice(0, FIRST).length,
	};
}

/** What one would write first: every name, in lower case, asked whether it has the letters. */
function plainSearch(entities) {
	const names = entities.map(({ label, forms }) => [label, ...forms].join('\n').toLowerCase());
	return query => {
		const found = [];
		for (let i = 0; i < names.length && found.length < FIRST; i++) {
			if (names[i].includes(query)) {
				found.push(entities[i]);
			}
		}
		return found.length;
	};
}

export async function lookUp() {
	const core = await importIndex();
	const isThere = ![core.createWorkspaceIndex, core.summarise].includes(undefined);
	const index = isThere ? indexOf(core, MANY) : undefined;
	const entities =
		index?.entities() ??
		namesFor(MANY).map((label, i) => ({ kind: 'company', id: `c${i}`, label, forms: [] }));
	const queries = queriesFor(entities.map(({ label }) => label));
	const mini = miniSearchOf(entities);
	const plain = plainSearch(entities);
	const all = find => () => queries.reduce((sum, query) => sum + find(query), 0);
	const times = await takeTurns({
		ours: index && all(query => index.find(query, { limit: FIRST }).length),
		prefix: all(mini.prefix),
		fuzzy: all(mini.fuzzy),
		plain: all(plain),
	});
	const micros = name =>
		times[name] === undefined ? NOT_THERE : figure((spread(times[name]).median * 1e3) / queries.length);
	const versus = (name, label, aim) => ({
		what: `Pactmark : ${label}`,
		value: ratio(times[name], times.ours),
		missing: NOT_THERE,
		...(aim === undefined ? {} : { aim }),
	});
	return {
		about: `${entities.length} names of ${MANY} notes, ${queries.length} queries of two letters and more as they are typed, the first ${FIRST} results. How many times faster. ${versions('minisearch')}.`,
		speeds: {
			head: 'µs a query',
			rows: [
				['Pactmark: find', micros('ours')],
				['minisearch: prefixes', micros('prefix')],
				['minisearch: prefixes, forgiving typing errors', micros('fuzzy')],
				['every name asked with `includes`', micros('plain')],
			],
		},
		rows: [
			versus('prefix', 'minisearch, prefixes', { atLeast: 20 }),
			versus('fuzzy', 'minisearch, forgiving'),
			versus('plain', '`includes` over all names'),
		],
	};
}

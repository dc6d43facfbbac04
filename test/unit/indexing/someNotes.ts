import * as fc from 'fast-check';
import type {
	EntityKind,
	NoteSummary,
	Place,
	SummaryEntity,
} from '../../../src/core/indexing/noteSummary.js';

const NAMES = [
	'Acme',
	'Acme Cloud',
	'acme-labs',
	'Böreal',
	'Cloud buyers',
	'ÅB',
	'x',
	'Équipe 7',
	'中文公司',
	'😀 Inc',
];
export const KINDS: readonly EntityKind[] = ['company', 'term', 'beneficiary'];

const name = fc.constantFrom(...NAMES);

const POLARITY = fc.constantFrom(undefined, 'affirmed' as const, 'negated' as const, 'ended' as const);
const CHANGE = fc.constantFrom(
	'introduced' as const,
	'revised' as const,
	'ended' as const,
	'disputed' as const,
);
const CERTAINTY = fc.constantFrom('stated' as const, 'reported' as const, 'conditional' as const);
const EFFECT = fc.constantFrom('gains' as const, 'loses' as const, 'mixed' as const);

const place: fc.Arbitrary<Place> = fc
	.record({
		start: fc.nat(5000),
		length: fc.nat(300),
		line: fc.nat(90),
		column: fc.nat(400),
		more: fc.option(fc.record({ lines: fc.integer({ min: 1, max: 4 }), endColumn: fc.nat(80) }), {
			nil: undefined,
		}),
	})
	.map(({ start, length, line, column, more }) => ({
		start,
		end: start + length,
		line,
		column,
		endLine: line + (more?.lines ?? 0),
		endColumn: more?.endColumn ?? column + length,
	}));

const entity: fc.Arbitrary<SummaryEntity> = fc
	.record({
		kind: fc.constantFrom(...KINDS),
		id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
		label: name,
		forms: fc.uniqueArray(name, { maxLength: 4 }),
	})
	.map(found => ({ ...found, forms: found.forms.filter(form => form !== found.label) }));

const bareSummary: fc.Arbitrary<NoteSummary> = fc
	.uniqueArray(entity, { maxLength: 6, selector: ({ kind, id }) => `${kind}/${id}` })
	.chain(entities => {
		const one = fc.nat(Math.max(0, entities.length - 1));
		const some = fc.uniqueArray(one, { maxLength: 3 }).map(all => all.sort((a, b) => a - b));
		const most = entities.length === 0 ? 0 : 5;
		const mention = fc
			.record({ place, entity: one, sentence: place, isSource: fc.boolean(), polarity: POLARITY })
			.map(({ place: own, polarity, isSource, ...rest }) => ({
				...own,
				...rest,
				...(polarity === undefined ? {} : { polarity }),
				...(isSource ? { isSource: true as const } : {}),
			}));
		return fc.array(mention, { maxLength: most }).chain(mentions =>
			fc.record({
				title: fc.oneof(name, fc.string({ unit: 'binary', maxLength: 8 })),
				date: fc.constantFrom('', '2026', '2026-01', '2026-01-02', '2026-03-04'),
				source: fc.constantFrom('', 'The Wire'),
				entities: fc.constant(entities),
				mentions: fc.constant(mentions),
				facts: fc.array(factOf(mentions.length, some), { maxLength: mentions.length === 0 ? 0 : 4 }),
				changes: fc.array(
					fc.record({
						term: one,
						parties: some,
						change: CHANGE,
						certainty: CERTAINTY,
						evidence: place,
					}),
					{ maxLength: most },
				),
				benefits: fc.array(
					fc.record({
						who: one,
						terms: some,
						effect: EFFECT,
						certainty: CERTAINTY,
						evidence: place,
					}),
					{ maxLength: most },
				),
			}),
		);
	});

/** Any summary that a reading may come to, and many that none does. Copied, since records of fast-check may have no prototype. */
export const anySummary: fc.Arbitrary<NoteSummary> = bareSummary.map(summary => structuredClone(summary));

function factOf(
	mentions: number,
	parties: fc.Arbitrary<number[]>,
): fc.Arbitrary<NoteSummary['facts'][number]> {
	return fc
		.record({
			place,
			mention: fc.nat(Math.max(0, mentions - 1)),
			parties,
			kind: fc.constantFrom('money' as const, 'percent' as const, 'date' as const, 'duration' as const),
			value: fc.constantFrom('', 'USD 5', 'USD 7', '5 %', '7 %', '2031', '2032-06', 'P6Y', 'P3M'),
			bound: fc.constantFrom(
				undefined,
				'atLeast' as const,
				'about' as const,
				'until' as const,
				'on' as const,
			),
		})
		.map(({ place: own, ...rest }) => ({ ...own, ...rest }));
}

const AT: Place = { start: 0, end: 1, line: 0, column: 0, endLine: 0, endColumn: 1 };

/** A summary in a few words: companies and terms by their ids, values as `['term', 'USD 5', ['a', 'b']]`. */
export function someNote({
	date = '',
	title = '',
	companies = [],
	terms = [],
	facts = [],
	changes = [],
}: {
	readonly date?: string;
	readonly title?: string;
	readonly companies?: readonly string[];
	readonly terms?: readonly string[];
	readonly facts?: readonly (readonly [
		term: string,
		value: string,
		parties: readonly string[],
		bound?: NoteSummary['facts'][number]['bound'],
	])[];
	readonly changes?: readonly (readonly [
		term: string,
		change: NoteSummary['changes'][number]['change'],
		parties: readonly string[],
		certainty?: NoteSummary['changes'][number]['certainty'],
	])[];
}): NoteSummary {
	const ids = [...companies.map(id => `company/${id}`), ...terms.map(id => `term/${id}`)];
	const company = (id: string): number => ids.indexOf(`company/${id}`);
	const term = (id: string): number => ids.indexOf(`term/${id}`);
	return {
		title,
		date,
		source: '',
		entities: [
			...companies.map(id => ({ kind: 'company' as const, id, label: id, forms: [] })),
			...terms.map(id => ({ kind: 'term' as const, id, label: id, forms: [] })),
		],
		mentions: ids.map((_, entity) => ({ ...AT, entity, sentence: AT })),
		facts: facts.map(([id, value, parties, bound]) => ({
			...AT,
			mention: term(id),
			kind: kindOf(value),
			value,
			bound,
			parties: parties.map(company),
		})),
		changes: changes.map(([id, change, parties, certainty = 'stated']) => ({
			term: term(id),
			change,
			parties: parties.map(company),
			certainty,
			evidence: AT,
		})),
		benefits: [],
	};
}

function kindOf(value: string): NoteSummary['facts'][number]['kind'] {
	if (value.endsWith('%')) {
		return 'percent';
	}
	if (value.startsWith('P')) {
		return 'duration';
	}
	return /^\d/.test(value) ? 'date' : 'money';
}

import * as assert from 'node:assert/strict';
import type { Place } from '../../../src/core/indexing/noteSummary.js';
import type { Dossier, DossierNote, Occurrence } from '../../../src/core/indexing/workspaceIndex.js';
import { listQuotes, printDossier, type DossierSource } from '../../../src/core/wording/dossier.js';
import type { DossierText } from '../../../src/core/wording/dossierLines.js';
import { sayEnglish } from '../../../src/core/wording/say.js';

/** A stretch of a line; each line is taken to have a hundred characters. */
function place(line: number, column = 0, length = 100): Place {
	const start = 100 * line + column;
	return {
		start,
		end: start + length,
		line,
		column,
		endLine: line,
		endColumn: column + length,
	};
}

function mention(note: string, line: number): Occurrence {
	return { ...place(line, 10, 11), note, sentence: place(line) };
}

const OLD: DossierNote = {
	note: 'file:///old.md',
	title: 'Acme ties itself down',
	date: '2023-01-24',
	isFileDate: false,
	mentions: [2, 4, 6, 8, 8, 12].map(line => mention('file:///old.md', line)),
	events: [
		{
			kind: 'change',
			term: 'exclusivity',
			change: 'introduced',
			parties: ['acme', 'borealis'],
			certainty: 'stated',
			evidence: place(2),
		},
		{
			kind: 'fact',
			term: 'exclusivity',
			value: 'P6Y',
			bound: 'atLeast',
			parties: ['acme', 'borealis'],
			evidence: place(2, 40, 9),
		},
	],
};

const NEW: DossierNote = {
	note: 'file:///new.md',
	title: '',
	date: '2026-04-28',
	isFileDate: true,
	mentions: [mention('file:///new.md', 1)],
	events: [
		{
			kind: 'benefit',
			who: 'cloud-buyers',
			effect: 'gains',
			terms: ['exclusivity', 'revenue_share'],
			certainty: 'conditional',
			evidence: place(3),
		},
	],
};

const DOSSIER: Dossier = {
	entity: {
		kind: 'term',
		id: 'exclusivity',
		label: 'Exclusivity',
		forms: ['exclusive provider', 'sole [vendor]'],
		mentions: 7,
		notes: 2,
	},
	notes: [OLD, NEW],
	contradictions: [
		{
			term: 'exclusivity',
			parties: ['acme', 'borealis'],
			kind: 'duration',
			values: [
				{ note: OLD.note, date: OLD.date, value: 'P6Y', bound: 'atLeast', evidence: place(2, 40, 9) },
				{ note: NEW.note, date: NEW.date, value: 'P18M', bound: undefined, evidence: place(1, 4, 9) },
			],
		},
	],
	together: [
		{
			entity: { kind: 'company', id: 'acme', label: 'Acme', forms: [], mentions: 9, notes: 2 },
			notes: 2,
		},
	],
};

const NAMES: Readonly<Record<string, string>> = {
	exclusivity: 'Exclusivity',
	revenue_share: 'Revenue share',
	acme: 'Acme',
	borealis: 'Borealis',
	'cloud-buyers': 'cloud buyers',
};

const WORDS: Readonly<Record<string, string>> = {
	'file:///old.md:2': 'Acme is the **exclusive provider** of\nBorealis for at least six years.',
	'file:///old.md:4': 'The exclusivity <b>holds</b>; see [there](command:x).',
	'file:///new.md:3': 'Cloud buyers could gain.',
};

function source(changes: Partial<DossierSource> = {}): DossierSource {
	return {
		say: sayEnglish,
		dossier: DOSSIER,
		about: 'term · Exclusivity and restrictions',
		general: [
			{ text: 'A promise to deal with nobody else.', isHint: false },
			{ text: 'Usually favours the buyer.', isHint: true },
		],
		nameOf: id => NAMES[id] ?? id,
		quoteOf: (note, { line }) => WORDS[`${note}:${line}`],
		originOf: note => ({
			path: note.replace('file:///', 'deals/'),
			source: note === OLD.note ? 'The Hindu' : '',
		}),
		quotedNotes: 100,
		progress: undefined,
		...changes,
	};
}

/** The words of each link, with where it leads. */
function linked({ text, links }: DossierText): string[] {
	const lines = text.split('\n');
	return links.map(({ line, start, end, target }) => {
		const words = lines[line]?.slice(start, end) ?? '';
		switch (target.kind) {
			case 'place':
				return `${words} → ${target.note.slice(8)}:${target.place.line}:${target.place.column}`;
			case 'dossier':
				return `${words} → ${target.of} ${target.id}`;
			case 'quoteAll':
				return `${words} → all`;
		}
	});
}

suite('dossier', () => {
	test('reads from what notes disagree on, over the notes in time, to what is known in general', () => {
		assert.equal(
			printDossier(source()).text,
			`# Exclusivity

term · Exclusivity and restrictions · 7 mentions in 2 notes · 2023-01-24 to 2026-04-28

Also written “exclusive provider”, “sole \\[vendor\\]”.

Notes that give no date stand at the day on which their file was last changed.

## Notes give different values

- Exclusivity (length of time) · Acme and Borealis
  - 2023-01-24: at least 6 years (Acme ties itself down, line 3)
  - 2026-04-28: 18 months (deals/new.md, line 2)

## Timeline

### 2023-01-24 · Acme ties itself down

The Hindu · deals/old.md

- introduced · stated · Acme and Borealis
- length of time: at least 6 years · Acme and Borealis
  > “Acme is the exclusive provider of Borealis for at least six years.” (line 3)
- mentioned
  > “The exclusivity \\<b\\>holds\\</b\\>; see there.” (line 5)
- mentioned in lines 7, 9, 13

### 2026-04-28 · deals/new.md

date of the file

- cloud buyers: gains · conditional · because of Revenue share
  > “Cloud buyers could gain.” (line 4)
- mentioned in line 2

## Often mentioned together with

- Acme · 2 notes

## In general

From the lexicon, not from a note.

- A promise to deal with nobody else.
- Usually favours the buyer. A rule of thumb, not a fact about this deal.
`,
		);
	});

	test('every link covers its words and leads to the exact place', () => {
		assert.deepEqual(linked(printDossier(source())), [
			'line 3 → old.md:2:40',
			'line 2 → new.md:1:4',
			'Acme ties itself down → old.md:2:10',
			'line 3 → old.md:2:0',
			'line 5 → old.md:4:10',
			'7 → old.md:6:10',
			'9 → old.md:8:10',
			'13 → old.md:12:10',
			'deals/new.md → new.md:1:10',
			'line 4 → new.md:3:0',
			'2 → new.md:1:10',
			'Acme → company acme',
		]);
	});

	test('headings are told for an outline', () => {
		const { headings, text } = printDossier(source());
		const lines = text.split('\n');
		assert.deepEqual(
			headings.map(
				({ line, level, text: heading }) => lines[line] === `${'#'.repeat(level)} ${heading}`,
			),
			headings.map(() => true),
		);
		assert.equal(headings.length, 7);
	});

	test('asks for the words of just the places that it quotes', () => {
		assert.deepEqual(
			listQuotes(DOSSIER, 100).map(({ note, place: { line } }) => `${note.slice(8)}:${line}`),
			['old.md:2', 'old.md:4', 'old.md:6', 'old.md:8', 'new.md:3', 'new.md:1'],
		);
		assert.deepEqual(
			listQuotes(DOSSIER, 1).map(({ note }) => note),
			[NEW.note, NEW.note],
		);
	});

	test('older notes than are quoted are listed with what happened, and a link brings their words', () => {
		const printed = printDossier(source({ quotedNotes: 1 }));
		assert.match(
			printed.text,
			/The newest 1 of 2 notes are quoted, the others listed\. Quote all of them/,
		);
		assert.match(
			printed.text,
			/## Timeline\n\n- 2023-01-24 · Acme ties itself down · introduced · 6 mentions\n\n### 2026/,
		);
		assert.doesNotMatch(printed.text, /exclusive provider of/);
		assert.ok(linked(printed).includes('Quote all of them → all'));
		assert.ok(linked(printed).includes('Acme ties itself down → old.md:2:10'));
	});

	test('of very many differences only the first are told', () => {
		const [one] = DOSSIER.contradictions;
		const [value] = one?.values ?? [];
		if (one === undefined || value === undefined) {
			throw new Error('The sample has none.');
		}
		const contradictions = Array<typeof one>(30).fill({
			...one,
			values: Array<typeof value>(15).fill(value),
		});
		const { text } = printDossier(source({ dossier: { ...DOSSIER, contradictions } }));
		assert.equal(text.match(/^ {2}- and 3 more$/gm)?.length, 20);
		assert.match(text, /\n- and 10 more\n/);
	});

	test('of very many lines in a note only the first are named', () => {
		const mentions = Array.from({ length: 40 }, (_, line) => mention(OLD.note, line));
		const { text } = printDossier(
			source({
				dossier: { ...DOSSIER, notes: [{ ...OLD, mentions, events: [] }] },
				quoteOf: () => undefined,
			}),
		);
		assert.match(text, /- mentioned in lines 1, 2, .*, 20, and 20 more\n/);
	});

	test('a company’s dossier names the term, and not the company where it gains', () => {
		const dossier = { ...DOSSIER, entity: { ...DOSSIER.entity, kind: 'company', id: 'acme' } as const };
		const { text } = printDossier(source({ dossier }));
		assert.match(text, /- Exclusivity introduced · stated · Acme and Borealis/);
		assert.match(text, /- Exclusivity: at least 6 years · Acme and Borealis/);
		assert.match(text, /- cloud buyers: gains · conditional · because of Exclusivity and Revenue share/);
		const own = {
			...DOSSIER,
			entity: { ...DOSSIER.entity, kind: 'beneficiary', id: 'cloud-buyers' } as const,
		};
		assert.match(printDossier(source({ dossier: own })).text, /- gains · conditional/);
	});

	test('says so while notes are still being read', () =>
		assert.match(
			printDossier(source({ progress: { done: 340, total: 10_000 } })).text,
			/Notes are still being read: 340 of 10000 so far\./,
		));

	test('says so where no note mentions it, and what is known in general all the same', () => {
		const entity = { ...DOSSIER.entity, forms: [], mentions: 0, notes: 0 };
		const dossier = { entity, notes: [], contradictions: [], together: [] };
		assert.equal(
			printDossier(source({ dossier, general: [{ text: 'A promise.', isHint: false }] })).text,
			`# Exclusivity

term · Exclusivity and restrictions · no note of the folder mentions it

## In general

From the lexicon, not from a note.

- A promise.
`,
		);
	});

	test('text of a note can not become a heading, a line of its own, or a mark of direction', () => {
		const bad = '# Heading\n- list\u202e\u0007\n> quote';
		const notes = [{ ...OLD, title: bad }];
		const { text } = printDossier(
			source({ dossier: { ...DOSSIER, notes }, quoteOf: () => bad, nameOf: () => bad }),
		);
		for (const line of text.split('\n')) {
			assert.match(
				line,
				/^($|#{1,3} |- | {2}(- |> “)|term ·|Also|Notes|From|The Hindu|date|deals)/,
				line,
			);
			assert.doesNotMatch(line, /[\u202e\u0007]/);
		}
	});
});

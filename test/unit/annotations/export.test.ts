import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { reviseAnnotation } from '../../../src/core/annotations/annotation.js';
import { ANNOTATION_FORMAT } from '../../../src/core/annotations/annotationFile.js';
import { CORRECTION_FORMAT } from '../../../src/core/annotations/corrections.js';
import { createAnchorer } from '../../../src/core/annotations/anchorer.js';
import { listAnnotations, type AnnotationEntry } from '../../../src/core/wording/annotationEntries.js';
import { citeAsMarkdown, citeAsText } from '../../../src/core/wording/citation.js';
import { exportCsv } from '../../../src/core/wording/exportCsv.js';
import { exportJsonLd } from '../../../src/core/wording/exportJsonLd.js';
import { exportMarkdown } from '../../../src/core/wording/exportMarkdown.js';
import { ROOT } from '../root.js';
import { annotation, anyText, LATER, reply } from './records.js';

const FACTS = { title: 'Acme ties itself down', source: 'The Hindu', date: '2026-04-28' };
const TEXT = '# Acme 😀\n\nAcme is the exclusive provider of Beta.\n';
const START = TEXT.indexOf('exclusive');

function entry(over: Partial<AnnotationEntry> = {}, body = 'Why so long?'): AnnotationEntry {
	return {
		note: 'deals/seed.md',
		facts: FACTS,
		thread: { annotation: annotation('a', body, { tags: ['term'], kind: 'question' }), replies: [] },
		placing: 'found',
		span: { start: START, end: START + 9 },
		points: { start: START - 1, end: START + 8 },
		line: 3,
		...over,
	};
}

/** A reader of RFC 4180 by the letter: fails on anything else. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (let rest = text; rest !== '';) {
		const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
		assert.ok(match !== null, `no field at ${JSON.stringify(rest.slice(0, 40))}`);
		row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
		if (match[3] === '\r\n') {
			rows.push(row);
			row = [];
		}
		rest = rest.slice(match[0].length);
	}
	assert.deepEqual(row, []);
	return rows;
}

suite('lists of annotations', () => {
	test('say place, line and code points, the unsure and lost ones last', () => {
		const records = [
			annotation('lost', 'x', {
				quote: {
					quote: { exact: 'zebra', prefix: 'one ', suffix: ' two' },
					position: { start: 0, end: 5 },
				},
			}),
			annotation('a'),
			reply('r', 'a'),
		];
		const { find } = createAnchorer(TEXT);
		const entries = listAnnotations({ note: 'n.md', text: TEXT, facts: FACTS, records, find });
		assert.deepEqual(
			entries.map(({ placing, line, points, thread }) => [
				thread.annotation.id,
				placing,
				line,
				points?.start,
				thread.replies.length,
			]),
			[
				['a', 'found', 3, START - 1, 1],
				['lost', 'lost', undefined, undefined, 0],
			],
		);
		const gone = listAnnotations({ note: 'n.md', text: undefined, facts: FACTS, records, find });
		assert.deepEqual(
			gone.map(({ placing }) => placing),
			['orphan', 'orphan'],
		);
	});
});

suite('citation', () => {
	test('names quote, title, source, date, note and line', () => {
		const cited = { quote: 'the  exclusive\nprovider', facts: FACTS, note: 'deals/seed.md', line: 12 };
		assert.equal(
			citeAsText(cited),
			'“the exclusive provider” (Acme ties itself down, The Hindu, 2026-04-28; deals/seed.md, line 12)',
		);
		assert.match(
			citeAsMarkdown(cited),
			/^> “the exclusive provider”\n>\n> — Acme ties itself down, The Hindu, 2026\\-04\\-28, deals\\\/seed\\\.md\\, line 12$/,
		);
	});

	test('cites without marks of markdown, also where the passage has half of a pair', () => {
		const cited = { quote: 'Upside:** more for *Acme*', facts: FACTS, note: 'a.md', line: 1 };
		assert.match(citeAsText(cited), /^“Upside: more for Acme” /);
		assert.match(citeAsMarkdown(cited), /^> “Upside&#58; more for Acme”\n/);
	});

	test('leaves out what the note does not say', () => {
		const facts = { title: undefined, source: undefined, date: undefined };
		assert.equal(citeAsText({ quote: 'x', facts, note: 'a.md', line: undefined }), '“x” (a.md)');
	});
});

suite('markdown export', () => {
	test('gives each annotation its citation and what was said', () => {
		const thread = { annotation: entry().thread.annotation, replies: [reply('r', 'a', 'Because.')] };
		const text = exportMarkdown([entry({ thread }), entry({ placing: 'lost', line: undefined })]);
		assert.match(text, /^# Annotations\n\n## Acme ties itself down\n\n> “exclusive”/);
		assert.match(
			text,
			/\*\*Question\*\* · \\#term · Ada · 2026\\-03\\-01\n\nWhy so long\\\?\n\n- Ben, 2026\\-03\\-01: Because\\\./,
		);
		assert.match(text, /passage lost/);
	});

	test('no word of note or analyst acts as markup', () => {
		const evil = fc.oneof(
			anyText,
			fc.constantFrom(
				'[x](command:evil)',
				'<img src=x onerror=y>',
				'![a](http://x/y.png)',
				'# H',
				'```',
				'- a\n- b',
				'\n\n> x',
				'$(zap)',
				'http://evil.example',
				'| a |\n|--|',
			),
		);
		fc.assert(
			fc.property(evil, evil, evil, (body, title, quote) => {
				const made = annotation('a', body, {
					quote: {
						quote: { exact: `q${quote}`, prefix: '', suffix: '' },
						position: { start: 0, end: 1 },
					},
				});
				const one = entry({
					facts: { ...FACTS, title: `t${title}` },
					thread: { annotation: made, replies: [reply('r', 'a', body)] },
				});
				const types = new Set<string>();
				const walk = (node: Nodes): void => {
					// GitHub's markdown makes a link of an address that stands there for all to see; it may lead nowhere else.
					if (node.type === 'link') {
						assert.match(node.url, /^(https?:\/\/|mailto:)/);
						assert.ok(
							node.children.every(
								child => child.type === 'text' && node.url.endsWith(child.value),
							),
						);
						return;
					}
					types.add(node.type);
					if ('children' in node) {
						node.children.forEach(walk);
					}
				};
				walk(
					remark()
						.use(remarkGfm)
						.parse(exportMarkdown([one])),
				);
				const allowed = [
					'root',
					'heading',
					'paragraph',
					'text',
					'blockquote',
					'strong',
					'list',
					'listItem',
					'break',
				];
				assert.deepEqual(
					[...types].filter(type => !allowed.includes(type)),
					[],
				);
			}),
			{ numRuns: 300 },
		);
	});
});

suite('csv export', () => {
	test('has one row for every annotation and reply', () => {
		const thread = {
			annotation: entry().thread.annotation,
			replies: [reply('r', 'a', 'Because, "so".\nYes')],
		};
		const [head, first, second] = readCsv(exportCsv([entry({ thread })]));
		assert.deepEqual(head?.slice(0, 8), [
			'note',
			'line',
			'place',
			'type',
			'state',
			'tags',
			'quote',
			'text',
		]);
		assert.deepEqual(first?.slice(0, 9), [
			'deals/seed.md',
			'3',
			'found',
			'question',
			'open',
			'term',
			'exclusive',
			'Why so long?',
			'Ada',
		]);
		assert.deepEqual([second?.[3], second?.[7], second?.at(-1)], ['reply', 'Because, "so".\nYes', 'a']);
	});

	test('can be read by the letter of RFC 4180, and no cell begins a formula', () => {
		const evil = fc.oneof(
			anyText,
			fc.constantFrom(
				"=cmd|' /C calc'!A0",
				'+1',
				'-2+3',
				'@SUM(A1)',
				'\t=1',
				'\r=1',
				' =1',
				'"=1',
				'＝1+1',
				"'=1",
				'%0A=1',
				'\u202e=1',
				'\u0000=1',
				'a;=1',
				'a\n "=1',
				'a;\t;+1',
			),
		);
		fc.assert(
			fc.property(evil, evil, evil, (body, title, author) => {
				const made = { ...annotation('a', body), author };
				const rows = readCsv(
					exportCsv([
						entry({ facts: { ...FACTS, title }, thread: { annotation: made, replies: [] } }),
					]),
				);
				assert.deepEqual(
					rows.map(({ length }) => length),
					[16, 16],
				);
				for (const cell of rows.flat()) {
					assert.doesNotMatch(cell, /^[\s"]*[=+\-@|%＝＋－＠]/);
					assert.doesNotMatch(cell, /[;\t\n][\s"]*[=+\-@|%＝＋－＠]/, 'Excel may part cells here');
					assert.doesNotMatch(cell, /[\u0000-\u0008\u001b]/);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

suite('JSON-LD export', () => {
	interface Item {
		readonly id: string;
		readonly type: string;
		readonly motivation: string;
		readonly body?: readonly {
			readonly type: string;
			readonly value: string;
			readonly purpose: string;
		}[];
		readonly target:
			string | { readonly source: string; readonly selector: readonly Record<string, unknown>[] };
	}

	function itemsOf(...entries: readonly AnnotationEntry[]): readonly Item[] {
		const page = JSON.parse(exportJsonLd(entries)) as { '@context': string; type: string; items: Item[] };
		assert.deepEqual(
			[page['@context'], page.type],
			['http://www.w3.org/ns/anno.jsonld', 'AnnotationPage'],
		);
		return page.items;
	}

	test('follows the model', () => {
		const thread = {
			annotation: reviseAnnotation(entry().thread.annotation, { state: 'resolved' }, LATER),
			replies: [reply('r', 'a', 'Because.')],
		};
		const [first, second] = itemsOf(entry({ thread }));
		assert.deepEqual(
			[first?.id, first?.type, first?.motivation],
			['urn:x-pactmark:annotation:a', 'Annotation', 'questioning'],
		);
		assert.deepEqual(
			first?.body?.map(({ value, purpose }) => [value, purpose]),
			[
				['Why so long?', 'questioning'],
				['term', 'tagging'],
				['resolved', 'tagging'],
			],
		);
		assert.deepEqual(first.target, {
			source: './deals/seed.md',
			selector: [
				{
					type: 'TextQuoteSelector',
					exact: 'exclusive',
					prefix: 'Acme is the ',
					suffix: ' provider',
				},
				{ type: 'TextPositionSelector', start: START - 1, end: START + 8 },
			],
		});
		assert.deepEqual([second?.motivation, second?.target], ['replying', first.id]);
	});

	test('counts positions in code points, and says none where the place is unsure', () => {
		assert.equal(
			Array.from(TEXT)
				.slice(START - 1, START + 8)
				.join(''),
			'exclusive',
		);
		const [unsure] = itemsOf(entry({ placing: 'unsure' }));
		assert.ok(typeof unsure?.target === 'object');
		assert.deepEqual(
			unsure.target.selector.map(({ type }) => type),
			['TextQuoteSelector'],
		);
	});

	test('gives every annotation what the model demands, whatever is in the file', () => {
		fc.assert(
			fc.property(anyText, anyText, anyText, (id, body, time) => {
				const made = { ...annotation(`a${id}`, body), created: time, author: body };
				for (const item of itemsOf(
					entry({ note: `javascript:${id}/b c.md`, thread: { annotation: made, replies: [] } }),
				)) {
					assert.match(item.id, /^urn:x-pactmark:annotation:[A-Za-z0-9%._~!*'()-]+$/);
					assert.ok(
						typeof item.target === 'object' &&
							/^\.\/[A-Za-z0-9%._~!*'()/-]*$/.test(item.target.source),
					);
					assert.ok(!('created' in item) || /^\d{4}-/.test(String(item.created)));
				}
			}),
		);
	});
});

suite('schemas', () => {
	interface Schema {
		readonly definitions: Readonly<
			Record<
				string,
				{
					readonly properties: Readonly<Record<string, object>>;
					readonly required: readonly string[];
				}
			>
		>;
	}

	function schema(name: string): Schema['definitions'] {
		return (JSON.parse(readFileSync(join(ROOT, `media/schemas/${name}.schema.json`), 'utf8')) as Schema)
			.definitions;
	}

	test('name every field that is written, and demand none that is not', () => {
		const { annotation: note, reply: answer } = schema('annotations');
		const revised = reviseAnnotation(annotation('a', 'x', { tags: ['t'] }), {}, LATER);
		const merged = { ...reply('r', 'a'), was: ['0'], origin: 'merge' as const };
		for (const [definition, record] of [
			[note, revised],
			[answer, merged],
		] as const) {
			const fields = ANNOTATION_FORMAT.write(record).map(([name]) => name);
			assert.deepEqual(fields.sort(), Object.keys(definition?.properties ?? {}).sort());
			assert.ok(definition?.required.every(name => fields.includes(name)));
		}
	});

	test('know every correction', () => {
		const { accept } = schema('corrections');
		const place = {
			note: 'n.md',
			quote: { exact: 'x', prefix: '', suffix: '' },
			position: { start: 0, end: 1 },
		};
		const fields = CORRECTION_FORMAT.write({
			type: 'accept',
			id: '1',
			author: '',
			created: '',
			extra: [],
			kind: 'term',
			target: 't',
			...place,
		});
		assert.deepEqual(fields.map(([name]) => name).sort(), Object.keys(accept?.properties ?? {}).sort());
	});
});

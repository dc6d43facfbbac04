import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
	createAnnotation,
	createReply,
	reviseAnnotation,
	tidyTags,
	toThreads,
	type AnnotationRecord,
} from '../../../src/core/annotations/annotation.js';
import {
	parseAnnotationFile,
	printAnnotationFile,
	type AnnotationFile,
} from '../../../src/core/annotations/annotationFile.js';
import {
	annotationPathOf,
	isAnnotationPath,
	notePathBelow,
	toNotePath,
} from '../../../src/core/annotations/notePath.js';
import { emptyFile } from '../../../src/core/annotations/recordFile.js';
import { annotation, anyText, LATER, reply, setOf } from './records.js';

const HEADER = '{"pactmark":"annotations","version":1,"note":"deals/seed.md"}';

function fileOf(...records: readonly AnnotationRecord[]): AnnotationFile {
	return { ...emptyFile<AnnotationRecord>('deals/seed.md'), records: setOf(...records) };
}

function textOf(...records: readonly AnnotationRecord[]): string {
	return printAnnotationFile(fileOf(...records));
}

function changed(text: string, id: string): string {
	const file = parseAnnotationFile(text);
	const record = file.records.get(id);
	assert.ok(record?.type === 'annotation');
	const records = new Map([...file.records, [id, reviseAnnotation(record, { body: 'Changed' }, LATER)]]);
	return printAnnotationFile({ ...file, records });
}

suite('annotation file', () => {
	test('writes a version first, then one record a line in a stable order', () => {
		const records = [reply('r2', 'b'), annotation('b'), annotation('a'), reply('r1', 'b')];
		const text = textOf(...records);
		const lines = text.trimEnd().split('\n');
		assert.equal(lines[0], HEADER);
		assert.deepEqual(
			lines.slice(1).map(line => (JSON.parse(line) as { id: string }).id),
			['a', 'b', 'r1', 'r2'],
		);
		assert.equal(textOf(...records.toReversed()), text);
	});

	test('names the selectors as the W3C model does', () => {
		const line = JSON.parse(textOf(annotation('a')).split('\n')[1] ?? '') as Record<string, unknown>;
		assert.deepEqual(line['quote'], {
			type: 'TextQuoteSelector',
			exact: 'exclusive',
			prefix: 'Acme is the ',
			suffix: ' provider',
		});
		assert.deepEqual(line['position'], { type: 'TextPositionSelector', start: 12, end: 21 });
	});

	test('reads what it wrote, whatever the words', () => {
		fc.assert(
			fc.property(anyText, anyText, fc.array(anyText), anyText, (body, exact, tags, author) => {
				const quote = {
					quote: { exact: `x${exact}`, prefix: exact, suffix: body },
					position: { start: 1, end: 2 },
				};
				const note = createAnnotation({
					id: 'a',
					kind: 'todo',
					quote,
					body,
					tags,
					author,
					now: LATER,
				});
				const answer = createReply({ id: 'r', annotation: 'a', body: exact, author, now: LATER });
				const text = textOf(note, answer);
				assert.equal(text.split('\n').length, 4);
				const file = parseAnnotationFile(text);
				assert.deepEqual(file.problems, []);
				assert.deepEqual([...file.records.values()], [note, answer]);
			}),
		);
	});

	test('never throws, and says the same after being written and read again', () => {
		const line = fc.oneof(
			anyText.map(text => text.replaceAll('\n', ' ')),
			fc.json(),
			fc.constantFrom(HEADER, ...textOf(annotation('a'), reply('r', 'a')).split('\n')),
			fc.constantFrom('<<<<<<< HEAD', '=======', '>>>>>>> other', '{"type":"annotation","id":"a","qu'),
		);
		fc.assert(
			fc.property(fc.array(line), lines => {
				const file = parseAnnotationFile(lines.join('\n'));
				const written = printAnnotationFile(file);
				const again = parseAnnotationFile(written);
				assert.deepEqual(again.records, file.records);
				assert.deepEqual(
					again.kept.map(({ text }) => text).sort(),
					file.kept.map(({ text }) => text).sort(),
				);
				assert.equal(printAnnotationFile(again), written);
			}),
		);
	});

	test('keeps what is no record byte for byte at its place, reports it, and lets it survive a save', () => {
		const [, a = '', b = ''] = textOf(annotation('a'), annotation('b')).split('\n');
		const torn = b.slice(0, 40);
		const foreign = '\t# a line by hand \u00a0 ';
		const future = '{"type":"reaction","id":"z","emoji":"+1"}';
		const text = [HEADER, foreign, a, torn, '<<<<<<< HEAD', b, future, ''].join('\n');
		const file = parseAnnotationFile(text);
		assert.deepEqual(
			file.problems.map(({ line }) => line),
			[2, 4, 5, 7],
		);
		assert.deepEqual([...file.records.keys()], ['a', 'b']);
		const lines = changed(text, 'a').split('\n');
		assert.deepEqual([lines[1], ...lines.slice(3)], [foreign, torn, '<<<<<<< HEAD', b, future, '']);
	});

	test('leaves lines alone whose record did not change, however they are written', () => {
		const spaced = `{ "id" : "b", "type": "annotation", "quote": {"exact": "x"}, "big": 12345678901234567890 }`;
		const text = [HEADER, textOf(annotation('a')).split('\n')[1], spaced, ''].join('\n');
		assert.equal(changed(text, 'a').split('\n')[2], spaced);
	});

	test('keeps fields that it does not know, in records, selectors and the header', () => {
		const line =
			'{"type":"annotation","id":"a","__proto__":{"polluted":1},"mood":[1,{"x":null}],"quote":{"type":"TextQuoteSelector","exact":"x","refinedBy":"y"},"position":{"start":1,"end":2,"page":3}}';
		const text = `${HEADER.slice(0, -1)},"team":"North"}\n${line}\n`;
		const written = changed(text, 'a');
		assert.match(written, /"team":"North"/);
		assert.match(written, /"__proto__":\{"polluted":1\}/);
		assert.match(written, /"mood":\[1,\{"x":null\}\]/);
		assert.match(written, /"refinedBy":"y"/);
		assert.match(written, /"page":3/);
		assert.match(written, /"body":"Changed"/);
		assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
	});

	test('shows a file of a newer version and marks it read-only', () => {
		const newer = textOf(annotation('a')).replace('"version":1', '"version":2');
		const file = parseAnnotationFile(newer);
		assert.equal(file.isReadOnly, true);
		assert.equal(file.records.size, 1);
		assert.match(file.problems[0]?.message ?? '', /newer version/);
	});

	test('reads records whose header is missing or torn, and heads them anew', () => {
		const record = textOf(annotation('a')).split('\n')[1] ?? '';
		const file = parseAnnotationFile(`{"pactmark":"annot\n${record}`);
		assert.equal(file.records.size, 1);
		const written = printAnnotationFile({ ...file, header: { note: 'deals/seed.md', extra: [] } });
		assert.deepEqual(written.split('\n'), [HEADER, '{"pactmark":"annot', record, '']);
	});

	test('reads both sides of a conflict that was left in the file, and loses neither', () => {
		const base = annotation('a', 'Why?');
		const mine = reviseAnnotation(base, { body: 'Why so long?' }, LATER);
		const theirs = reviseAnnotation(base, { body: 'Until when?', tags: ['term'] }, LATER);
		const [ours, others, ancestor] = [mine, theirs, base].map(
			record => textOf(record).split('\n')[1] ?? '',
		);
		const conflict = [
			HEADER,
			'<<<<<<< HEAD',
			ours,
			'||||||| base',
			ancestor,
			'=======',
			others,
			'>>>>>>> branch',
			'',
		];
		const file = parseAnnotationFile(conflict.join('\n'));
		const bodies = [...file.records.values()].map(({ body }) => body).sort();
		assert.deepEqual(bodies, ['Until when?', 'Why so long?']);
		assert.equal(file.problems.length, 4);
		const written = printAnnotationFile(file);
		for (const marker of ['<<<<<<< HEAD', '||||||| base', '=======', '>>>>>>> branch']) {
			assert.ok(written.includes(`\n${marker}\n`));
		}
		assert.deepEqual(parseAnnotationFile(written).records, file.records);
	});

	test('reads the same from lines in any order', () => {
		const first = annotation('a');
		const versions = ['x', 'y', 'z'].map(body => reviseAnnotation(first, { body }, LATER));
		const lines = textOf(first, annotation('b'), reply('r', 'a')).trimEnd().split('\n').slice(1);
		const all = [...lines, ...versions.map(version => textOf(version).split('\n')[1] ?? '')];
		const expected = parseAnnotationFile([HEADER, ...all].join('\n')).records;
		assert.deepEqual([...expected.values()].map(({ body }) => body).sort(), [
			'About b',
			'Answer r',
			'x',
			'y',
			'z',
		]);
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), shuffled => {
				const { records } = parseAnnotationFile([HEADER, ...shuffled].join('\n'));
				assert.deepEqual(
					setOf(...[...records.values()].sort((x, y) => (x.id < y.id ? -1 : 1))),
					setOf(...[...expected.values()].sort((x, y) => (x.id < y.id ? -1 : 1))),
				);
			}),
		);
	});

	test('keeps the line ends and the byte order mark of a checkout', () => {
		const text = `\ufeff${textOf(annotation('a'), annotation('b')).replaceAll('\n', '\r\n')}`;
		assert.equal(printAnnotationFile(parseAnnotationFile(text)), text);
		const written = changed(text, 'a');
		assert.equal(written.split('\r\n').length, 4);
		assert.ok(!/[^\r]\n/.test(written));
	});

	test('takes a line that nests without end for none of ours', () => {
		const depth = 100_000;
		const bomb = `{"type":"annotation","id":"a","quote":{"exact":"x"},"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
		const file = parseAnnotationFile(`${HEADER}\n${bomb}\n`);
		assert.equal(file.records.size, 0);
		assert.equal(printAnnotationFile(file), `${HEADER}\n${bomb}\n`);
	});

	test('stores a field of a megabyte whole', () => {
		const body = '\u001b[31m<b>x</b>'.repeat(100_000);
		const file = parseAnnotationFile(textOf(annotation('a', body)));
		assert.equal(file.records.get('a')?.body, body);
	});

	test('10,000 annotations come back as they were written', () => {
		const text = textOf(
			...Array.from({ length: 10_000 }, (_, i) => annotation(`id${(i * 7919) % 10_000}`)),
		);
		assert.equal(printAnnotationFile(parseAnnotationFile(text)), text);
	});

	test('a reply whose annotation is gone is told with its words, on one line and no more of them than fit', () => {
		const line = (body: string): string =>
			`{"type":"reply","id":"r","annotation":"gone","author":"Ben","body":${JSON.stringify(body)}}`;
		const tell = (body: string): string => {
			const file = parseAnnotationFile(`{"pactmark":"annotations","version":1}\n${line(body)}\n`);
			return file.problems.map(problem => `${problem.line} ${problem.message}`).join();
		};
		assert.match(tell('Because\n\u202eof it.'), /^2 This reply answers .* Ben: “Because of it\.”$/);
		assert.ok(tell('word '.repeat(100_000)).length < 700);
	});

	test('gathers threads: replies by time, strays apart', () => {
		const { threads, strays } = toThreads([
			reply('r', 'a'),
			annotation('a'),
			annotation('b'),
			reply('s', 'gone'),
		]);
		assert.deepEqual(
			threads.map(({ annotation: { id }, replies }) => [id, replies.length]),
			[
				['a', 1],
				['b', 0],
			],
		);
		assert.deepEqual(
			strays.map(({ id }) => id),
			['s'],
		);
	});

	test('a reply whose annotation is gone counts, and is reported at its line', () => {
		const text = textOf(annotation('a'), reply('r', 'a'), reply('s', 'gone'));
		const { problems, records: read } = parseAnnotationFile(text);
		const line = text.split('\n').findIndex(each => each.includes('"id":"s"')) + 1;
		assert.deepEqual(
			[
				problems.map(problem => problem.line),
				read.size,
				printAnnotationFile(parseAnnotationFile(text)),
			],
			[[line], 3, text],
		);
	});

	test('tags are tidy once and for all', () => {
		assert.deepEqual(tidyTags(['# a', '#b', ' ##  c d ']), ['a', 'b', 'c d']);
	});
});

suite('note path', () => {
	const unsafe = [
		'',
		'/etc/passwd',
		'../x.md',
		'a/../../x.md',
		'a//b.md',
		'./a.md',
		'C:/x.md',
		'c:x',
		'a\\..\\b.md',
		'a\0b.md',
		'a/\u001b[2J.md',
		'file:///etc/passwd',
		`${'a/'.repeat(3000)}b.md`,
	];
	for (const path of unsafe) {
		test(`refuses ${JSON.stringify(path.slice(0, 40))}`, () => assert.equal(toNotePath(path), undefined));
	}
	for (const path of ['a.md', 'Deal: Orvane.md', 'deals/2026/Größe & Co.md', '..a/b...md', '契約.md']) {
		test(`takes ${path}`, () => assert.equal(toNotePath(path), path));
	}

	test('in a folder, also where letters’ case does not matter', () => {
		assert.equal(notePathBelow('/home/Notes', '/home/notes/deals/Seed.md'), 'deals/Seed.md');
		assert.equal(notePathBelow('/', '/seed.md'), 'seed.md');
		assert.equal(notePathBelow('/home/notes', '/home/notes'), undefined);
	});

	test('gives every note a file of its own, with a name that every file system takes', () => {
		fc.assert(
			fc.property(anyText, anyText, (folder, name) => {
				const path = annotationPathOf(`${folder}/${name}.md`);
				assert.match(path, /^annotations\/[a-z0-9-]{1,48}-[0-9a-f]{16}\.jsonl$/);
				assert.ok(isAnnotationPath(path));
			}),
		);
		assert.match(annotationPathOf('con.md'), /\/con-[0-9a-f]{16}\.jsonl$/);
		assert.match(annotationPathOf('deals/Orvane & Böhm.md'), /\/orvane-bohm-[0-9a-f]{16}\.jsonl$/);
		assert.match(annotationPathOf(`${'long'.repeat(200)}.md`), /^.{12,90}$/);
		assert.notEqual(annotationPathOf('a/x.md').toLowerCase(), annotationPathOf('A/x.md').toLowerCase());
		assert.equal(annotationPathOf('Gr\u00f6\u00dfe.md'), annotationPathOf('Gro\u0308\u00dfe.md'));
	});

	test('does not take locks and passing files for annotations', () => {
		for (const name of [
			'a.jsonl.lock',
			'a.jsonl.0123456789abcdef-0123456789abcdef.tmp',
			'b/a.jsonl',
			'a.json',
		]) {
			assert.equal(isAnnotationPath(`annotations/${name}`), false);
		}
	});
});

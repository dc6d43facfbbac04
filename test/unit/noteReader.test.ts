import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { bySpan, overlaps } from '../../src/core/base/span.js';
import { createNoteReader } from '../../src/core/noteReader.js';
import type { Reading } from '../../src/core/understanding/reading.js';

const reader = createNoteReader();

/** Everything that must hold of any reading of any text. */
function assertSound(text: string, reading: Reading): void {
	const { mentions, changes, beneficiaries, sections, sentences } = reading;
	for (const mention of mentions) {
		assert.ok(mention.end > mention.start, 'a mention is not empty');
		assert.equal(text.slice(mention.start, mention.end), mention.text);
		assert.ok(mention.confidence >= 0 && mention.confidence <= 1);
		for (const cue of mention.why.cues) {
			assert.equal(text.slice(cue.start, cue.end), cue.text);
		}
	}
	assert.deepEqual(mentions, mentions.toSorted(bySpan), 'mentions are sorted');
	for (const kind of ['company', 'term', 'beneficiary'] as const) {
		const own = mentions.filter(mention => mention.kind === kind);
		assert.ok(
			own.every((mention, i) => i === 0 || !overlaps(mention, own[i - 1] ?? mention)),
			`${kind} mentions do not overlap`,
		);
	}
	for (const { evidence } of [...changes, ...beneficiaries]) {
		assert.equal(text.slice(evidence.start, evidence.end), evidence.text);
	}
	for (const span of [...sections, ...sentences]) {
		assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
	}
}

const WORDS = [
	'Microsoft',
	'OpenAI',
	'Acme Inc.',
	'exclusive',
	'provider',
	'no longer',
	'right of first refusal',
	'**',
	'_',
	'`',
	'> ',
	'- ',
	'| ',
	'\n',
	'\n\n',
	'# ',
	'[',
	'](x)',
	'&amp;',
	'&',
	'\\',
	'.',
	', ',
	'“',
	'”',
	'’s',
	'27%',
	'$5bn',
	'😀',
	'\u0301',
	'\u200b',
	'\ufffc',
	'<b>',
	'---\n',
	'```\n',
	'could',
	'gains',
	'rivals',
	'will lose',
	'IPO',
	'\t',
	'   ',
	'[^1]',
	'\r\n',
	'\0',
];

suite('createNoteReader', () => {
	test('any text gives true, sorted spans and never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text =>
				assertSound(text, reader.read(text)),
			),
			{ numRuns: 300 },
		);
	});

	test('any mixture of markdown and deal words gives true, sorted spans and never throws', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }), words => {
				const text = words.join(' ');
				assertSound(text, reader.read(text));
			}),
			{ numRuns: 500 },
		);
	});

	test('the same text gives the same reading', () => {
		const text = 'Acme Inc. is no longer the exclusive provider of Beta Ltd. Rivals could gain.';
		assert.deepEqual(createNoteReader().read(text), reader.read(text));
	});

	test('reads title, date and source from front matter', () => {
		const { note } = reader.read(
			'---\ntitle: A deal\ndate: 2026-04-28\nsource: The Gazette\n---\n\n# Other\n\nText.',
		);
		assert.deepEqual(note, { title: 'A deal', date: '2026-04-28', source: 'The Gazette' });
	});

	test('reads title, date and source from heading and last lines', () => {
		const body = 'Acme signed a deal with Beta and will pay for it over five years. '.repeat(4);
		const { note, mentions } = reader.read(
			`# A deal\n\n12 May 2026\n\n${body}\n\nSource: Thehindu\n\nLeave a comment\n`,
		);
		assert.deepEqual(note, { title: 'A deal', date: '2026-05-12', source: 'Thehindu' });
		assert.deepEqual(
			mentions
				.filter(mention => mention.kind === 'company' && mention.role === 'source')
				.map(mention => mention.text),
			['Thehindu'],
		);
	});

	test('says which stretches it did not read', () => {
		const text =
			'Share this\n\nAcme signed a deal with Beta and pays.\n\nTags: Acme\n\nYou may also like\n\n- [Acme stays](x.md)\n';
		const { passedOver } = reader.read(text);
		assert.deepEqual(
			passedOver.map(({ start, end }) => text.slice(start, end)),
			['Share this', 'Tags: Acme\n\nYou may also like\n\n- [Acme stays](x.md)'],
		);
	});

	test('leaves headings out where asked', () => {
		const text = '# Exclusivity\n\nThe exclusivity ends.';
		const all = reader.read(text).mentions.filter(mention => mention.kind === 'term');
		const body = reader
			.read(text, { headings: false })
			.mentions.filter(mention => mention.kind === 'term');
		assert.deepEqual([all.length, body.length], [2, 1]);
	});

	test('a higher minimum confidence only leaves out', () => {
		const text = 'Acme Inc. is the exclusive provider of Beta Ltd under a partnership.';
		const all = reader.read(text).mentions;
		const surest = Math.max(...all.map(({ confidence }) => confidence));
		const some = reader.read(text, { minimumConfidence: surest }).mentions;
		assert.ok(some.length > 0 && some.length < all.length);
		assert.ok(
			some.every(mention =>
				all.some(other => other.start === mention.start && other.kind === mention.kind),
			),
		);
	});
});

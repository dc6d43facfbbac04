import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';

const reader = createNoteReader();

/** The terms of a note, each as `id: words`. */
function termsOf(note: string): string[] {
	return reader
		.read(note)
		.mentions.flatMap(mention => (mention.kind === 'term' ? [`${mention.id}: ${mention.text}`] : []));
}

suite('mentions of terms', () => {
	test('stretches of one term that follow each other are one mention', () => {
		assert.deepEqual(termsOf('The deal has a minimum purchase commitment of $40 million.'), [
			'minimum_commitment: minimum purchase commitment of $40 million',
		]);
		assert.deepEqual(termsOf('AMD got a warrant to purchase 75 million shares at $5.98 each.'), [
			'warrants: warrant to purchase 75 million shares at $5.98',
		]);
	});

	test('those with more between them, and other terms, stay apart', () => {
		assert.deepEqual(termsOf('The licence is irrevocable and perpetual.').length, 3);
		assert.deepEqual(termsOf('The contract has a price floor and a price ceiling.'), [
			'price_restrictions: price floor',
			'price_restrictions: price ceiling',
		]);
	});

	test('a bare licence is one of data where the note has spoken of no other', () => {
		const lead = 'Le Monde signed an AI licensing deal with Mistral.\n\n';
		assert.deepEqual(termsOf(`${lead}The licence covers ten years.`).slice(1, 2), [
			'data_license: licence',
		]);
		assert.deepEqual(termsOf(`${lead}The patent licence covers ten years.`).slice(1, 2), [
			'license_grant: patent licence',
		]);
		assert.deepEqual(
			termsOf(`Philips grants Sony a patent licence.\n\n${lead}The licence covers ten years.`).filter(
				term => term.endsWith(': licence'),
			),
			['license_grant: licence'],
		);
	});
});

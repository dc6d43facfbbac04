import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { sayEnglish } from '../../src/core/wording/say.js';
import { parseSettings, SETTINGS, type SettingName } from '../../src/vscode/settingsTable.js';

function parse(written: Readonly<Record<string, unknown>>): ReturnType<typeof parseSettings> {
	return parseSettings(name => written[name], sayEnglish);
}

suite('parseSettings', () => {
	test('takes the defaults where nothing is written', () => {
		const { settings, problems } = parse({});
		assert.deepEqual(problems, []);
		for (const [name, definition] of Object.entries(SETTINGS)) {
			assert.equal(settings[name as SettingName], definition.default);
		}
	});

	test('takes what is lawful', () => {
		const { settings, problems } = parse({
			'highlights.enabled': false,
			'highlights.density': 'none',
			'reading.delay': 5000,
		});
		assert.deepEqual(problems, []);
		assert.equal(settings['highlights.enabled'], false);
		assert.equal(settings['highlights.density'], 'none');
		assert.equal(settings['reading.delay'], 5000);
	});

	const wrong: readonly (readonly [name: SettingName, value: unknown, sentence: string])[] = [
		['hover.enabled', 'yes', 'must be true or false. Until then true is used.'],
		['highlights.style', 'loud', 'must be one of full, quiet. Until then full is used.'],
		['reading.delay', 10, 'must be a number from 50 to 5000. Until then 250 is used.'],
		['reading.maximumSize', NaN, 'must be a number from 0.1 to 20. Until then 1 is used.'],
	];
	for (const [name, value, sentence] of wrong) {
		test(`says what is wrong with ${name}, and takes the default`, () => {
			const { settings, problems } = parse({ [name]: value });
			assert.deepEqual(problems, [`The setting “pactmark.${name}” ${sentence}`]);
			assert.equal(settings[name], SETTINGS[name].default);
		});
	}

	test('never yields an unlawful value, whatever is written', () => {
		const written = fc.dictionary(fc.constantFrom(...Object.keys(SETTINGS)), fc.anything());
		fc.assert(
			fc.property(written, values => {
				const { settings, problems } = parse(values);
				const again = parse({ ...settings });
				assert.deepEqual(again.problems, []);
				assert.ok(problems.length <= Object.keys(values).length);
			}),
		);
	});
});

import type { Say } from '../core/wording/say.js';

interface Flag {
	readonly type: 'boolean';
	readonly default: boolean;
}

interface Choice<T extends string> {
	readonly type: 'choice';
	readonly options: readonly T[];
	readonly default: T;
}

interface Quantity {
	readonly type: 'number';
	readonly default: number;
	readonly minimum: number;
	readonly maximum: number;
}

type Definition = Flag | Choice<string> | Quantity;

function flag(value: boolean): Flag {
	return { type: 'boolean', default: value };
}

function choice<const T extends string>(options: readonly [T, ...T[]]): Choice<T> {
	return { type: 'choice', options, default: options[0] };
}

/** Every setting, by its name after `pactmark.`. The first option of a choice is its default. */
export const SETTINGS = {
	'highlights.enabled': flag(true),
	'highlights.density': choice(['all', 'firstInSection', 'none']),
	'highlights.style': choice(['full', 'quiet']),
	'highlights.companies': flag(true),
	'highlights.terms': flag(true),
	'highlights.beneficiaries': flag(true),
	'highlights.overviewRuler': flag(true),
	'hover.enabled': flag(true),
	'hover.general': flag(true),
	'gloss.enabled': flag(true),
	'readingView.order': choice(['group', 'note', 'count']),
	'statusBar.enabled': flag(true),
	'navigation.visits': choice(['all', 'terms', 'termsAndBeneficiaries']),
	'navigation.showHover': flag(true),
	'reading.headings': flag(true),
	/** Milliseconds. A quarter of a second is longer than a pause between keys and shorter than one's patience. */
	'reading.delay': { type: 'number', default: 250, minimum: 50, maximum: 5000 },
	/** Megabytes of text (a million code units each): a long book, which takes a few seconds to read. */
	'reading.maximumSize': { type: 'number', default: 1, minimum: 0.1, maximum: 20 },
} as const satisfies Record<string, Definition>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<D extends Definition> =
	D extends Choice<infer T> ? T : D extends Flag ? boolean : D extends Quantity ? number : never;

/** The settings in force: every value is a lawful one. */
export type Settings = { readonly [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> };

/** Settings, and what was wrong with those that a default had to stand in for: one sentence each. */
export interface ParsedSettings {
	readonly settings: Settings;
	readonly problems: readonly string[];
}

/** Takes each setting as it is written or, where that is not lawful, its default. */
export function parseSettings(written: (name: SettingName) => unknown, say: Say): ParsedSettings {
	const problems: string[] = [];
	const entries = Object.entries<Definition>(SETTINGS).map(([name, definition]) => {
		const value = written(name as SettingName);
		if (value === undefined || isLawful(value, definition)) {
			return [name, value ?? definition.default];
		}
		const used = String(definition.default);
		problems.push(
			say(
				'The setting “pactmark.{0}” must be {1}. Until then {2} is used.',
				name,
				expected(definition, say),
				used,
			),
		);
		return [name, definition.default];
	});
	return { settings: Object.fromEntries(entries) as Settings, problems };
}

function isLawful(value: unknown, definition: Definition): boolean {
	switch (definition.type) {
		case 'boolean':
			return typeof value === 'boolean';
		case 'choice':
			return typeof value === 'string' && definition.options.includes(value);
		case 'number':
			return typeof value === 'number' && value >= definition.minimum && value <= definition.maximum;
	}
}

function expected(definition: Definition, say: Say): string {
	switch (definition.type) {
		case 'boolean':
			return say('true or false');
		case 'choice':
			return say('one of {0}', definition.options.join(', '));
		case 'number':
			return say('a number from {0} to {1}', definition.minimum, definition.maximum);
	}
}

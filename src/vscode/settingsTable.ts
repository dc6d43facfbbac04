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

interface Line {
	readonly type: 'string';
	readonly default: string;
	/** In code units. */
	readonly maximumLength: number;
}

interface List {
	readonly type: 'array';
	readonly default: readonly string[];
	/** So many texts at most. */
	readonly most: number;
}

type Definition = List | Flag | Choice<string> | Quantity | Line;

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
	'annotations.enabled': flag(true),
	/** No name is longer; what is longer was pasted there by mistake. */
	'annotations.author': { type: 'string', default: '', maximumLength: 100 },
	/** Each of them is watched and laid over the others. */
	'lexicon.files': { type: 'array', default: [], most: 20 },
	'lexicon.notes': flag(true),
	'index.enabled': flag(true),
	/** One search is made with all of them. */
	'index.exclude': { type: 'array', default: [], most: 100 },
	'readingView.order': choice(['group', 'note', 'count']),
	'outline.terms': flag(false),
	'statusBar.enabled': flag(true),
	'navigation.visits': choice(['all', 'terms', 'termsAndBeneficiaries']),
	'navigation.showHover': flag(true),
	'reading.headings': flag(true),
	/** Milliseconds. A quarter of a second is longer than a pause between keys and shorter than one's patience. */
	'reading.delay': { type: 'number', default: 250, minimum: 50, maximum: 5000 },
	'reading.minimumConfidence': { type: 'number', default: 0, minimum: 0, maximum: 1 },
	/** Megabytes of text (a million code units each): a long book, which takes a few seconds to read. */
	'reading.maximumSize': { type: 'number', default: 1, minimum: 0.1, maximum: 20 },
} as const satisfies Record<string, Definition>;

export type SettingName = keyof typeof SETTINGS;

/** The settings that rule what a note is found to say. */
export const RULING_READING: readonly SettingName[] = [
	'reading.headings',
	'reading.maximumSize',
	'reading.minimumConfidence',
];

type ValueOf<D extends Definition> = D extends List
	? readonly string[]
	: D extends Choice<infer T>
		? T
		: D extends Flag
			? boolean
			: D extends Quantity
				? number
				: D extends Line
					? string
					: never;

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
		const used = definition.type === 'array' ? '[]' : String(definition.default);
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
		case 'array':
			return (
				Array.isArray(value) &&
				value.length <= definition.most &&
				value.every(each => typeof each === 'string')
			);
		case 'choice':
			return typeof value === 'string' && definition.options.includes(value);
		case 'string':
			return typeof value === 'string' && value.length <= definition.maximumLength;
		case 'number':
			return typeof value === 'number' && value >= definition.minimum && value <= definition.maximum;
	}
}

function expected(definition: Definition, say: Say): string {
	switch (definition.type) {
		case 'boolean':
			return say('true or false');
		case 'array':
			return say('a list of at most {0} texts', definition.most);
		case 'choice':
			return say('one of {0}', definition.options.join(', '));
		case 'string':
			return say('a text of at most {0} characters', definition.maximumLength);
		case 'number':
			return say('a number from {0} to {1}', definition.minimum, definition.maximum);
	}
}

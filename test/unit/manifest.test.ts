import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	ANNOTATIONS_VIEW,
	COLORS,
	COMMANDS,
	CONTEXT_KEYS,
	INNER_COMMANDS,
	SECTION,
	VIEW,
	VIEW_CONTAINER,
} from '../../src/vscode/ids.js';
import { SAMPLE_NOTES } from '../../src/vscode/sampleList.js';
import { SETTINGS } from '../../src/vscode/settingsTable.js';
import { ROOT } from './root.js';

interface Setting {
	readonly type: string;
	readonly default: unknown;
	readonly markdownDescription: string;
	readonly enum?: readonly string[];
	readonly enumItemLabels?: readonly string[];
	readonly markdownEnumDescriptions?: readonly string[];
	readonly minimum?: number;
	readonly maximum?: number;
}

interface MenuItem {
	/** Missing where the item is a submenu. */
	readonly command?: string;
	readonly when?: string;
}

interface Manifest {
	readonly activationEvents: readonly string[];
	readonly contributes: {
		readonly commands: readonly {
			readonly command: string;
			readonly category: string;
			readonly icon?: string;
		}[];
		readonly keybindings: readonly {
			readonly command: string;
			readonly key: string;
			readonly mac: string;
		}[];
		readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
		readonly viewsContainers: {
			readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
		};
		readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
		readonly viewsWelcome: readonly {
			readonly view: string;
			readonly contents: string;
			readonly when: string;
		}[];
		readonly colors: readonly {
			readonly id: string;
			readonly defaults: Readonly<Record<string, string>>;
		}[];
		readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
		readonly walkthroughs: readonly {
			readonly steps: readonly { readonly media: { readonly svg: string } }[];
		}[];
	};
}

const source = readFileSync(join(ROOT, 'package.json'), 'utf8');
const strings = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Readonly<
	Record<string, string>
>;
const { activationEvents, contributes } = JSON.parse(source) as Manifest;
const settings = Object.assign(
	{},
	...contributes.configuration.map(({ properties }) => properties),
) as Record<string, Setting>;
const commands = contributes.commands.map(({ command }) => command);

suite('manifest', () => {
	test('declares the commands of ids.ts and no others', () => {
		assert.deepEqual([...commands].sort(), Object.values(COMMANDS).sort());
		const inner: readonly string[] = Object.values(INNER_COMMANDS);
		assert.deepEqual(
			commands.filter(command => inner.includes(command)),
			[],
		);
	});

	test('starts with a note, and where something is kept that is to follow notes from the first moment', () => {
		assert.deepEqual(activationEvents, [
			'onLanguage:markdown',
			// Asked of the disk by name. Where VS Code can only search, that finds files and no folders.
			'workspaceContains:.pactmark',
			'workspaceContains:.pactmark/.gitattributes',
		]);
	});

	test('shows one picture for one thing, in a thread and in the view', () => {
		const iconOf = (id: string): string | undefined =>
			contributes.commands.find(({ command }) => command === id)?.icon;
		assert.equal(iconOf(COMMANDS.reopenAnnotation), iconOf(COMMANDS.reopenAnnotationRow));
		assert.equal(iconOf(COMMANDS.resolveAnnotation), iconOf(COMMANDS.resolveAnnotationRow));
		assert.equal(iconOf(COMMANDS.deleteAnnotation), iconOf(COMMANDS.deleteAnnotationRow));
	});

	test('declares the views, their container and the colours of ids.ts and no others', () => {
		assert.deepEqual(
			contributes.viewsContainers.activitybar.map(({ id }) => id),
			[VIEW_CONTAINER],
		);
		assert.deepEqual(
			contributes.views[VIEW_CONTAINER]?.map(({ id }) => id),
			[VIEW, ANNOTATIONS_VIEW],
		);
		assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), Object.values(COLORS).sort());
	});

	test('gives every colour a default in all four kinds of theme', () => {
		for (const { id, defaults } of contributes.colors) {
			assert.deepEqual(
				Object.keys(defaults).sort(),
				['dark', 'highContrast', 'highContrastLight', 'light'],
				id,
			);
		}
	});

	test('shows at most 15 commands in the palette wherever one is, all under one category', () => {
		const sometimes = (contributes.menus['commandPalette'] ?? []).filter(
			({ when }) => when !== undefined,
		);
		assert.ok(commands.length - sometimes.length <= 15);
		assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Pactmark']);
	});

	test('menus, keys and welcome texts run declared commands only', () => {
		const used = [
			...Object.values(contributes.menus)
				.flat()
				.flatMap(({ command }) => command ?? []),
			...contributes.keybindings.map(({ command }) => command),
			...[...source.matchAll(/onCommand:([\w.]+)/g)].map(([, command]) => command ?? ''),
			...[
				...Object.values(strings)
					.join('\n')
					.matchAll(/\(command:([\w.]+)\)/g),
			].map(([, command]) => command ?? ''),
		];
		assert.deepEqual(
			used.filter(command => !commands.includes(command)),
			[],
		);
	});

	test('when clauses know our context keys only', () => {
		const keys: readonly string[] = [...Object.values(CONTEXT_KEYS), VIEW, ANNOTATIONS_VIEW];
		const clauses = [...source.matchAll(/"when": "([^"]*)"/g)].map(([, clause]) => clause ?? '');
		const own = clauses.flatMap(clause => clause.match(/pactmark\.\w+/g) ?? []);
		assert.ok(own.length > 0);
		assert.deepEqual(
			own.filter(key => !keys.includes(key)),
			[],
		);
	});

	test('has the settings of the table, with the same types, defaults, options and limits', () => {
		assert.deepEqual(
			Object.keys(settings).sort(),
			Object.keys(SETTINGS)
				.map(name => `${SECTION}.${name}`)
				.sort(),
		);
		for (const [name, definition] of Object.entries(SETTINGS)) {
			const setting = settings[`${SECTION}.${name}`];
			assert.deepEqual(setting?.default, definition.default, name);
			assert.equal(setting.type, definition.type === 'choice' ? 'string' : definition.type, name);
			assert.deepEqual(setting.enum, 'options' in definition ? definition.options : undefined, name);
			assert.equal(setting.minimum, 'minimum' in definition ? definition.minimum : undefined, name);
			assert.equal(setting.maximum, 'maximum' in definition ? definition.maximum : undefined, name);
		}
	});

	test('describes every setting and every option, in at most 25 settings', () => {
		assert.ok(Object.keys(settings).length <= 25);
		for (const [name, setting] of Object.entries(settings)) {
			assert.match(text(setting.markdownDescription), /\w.*\.\)?$/, name);
			const options = setting.enum?.length ?? 0;
			assert.equal(setting.enumItemLabels?.length ?? 0, options, name);
			assert.equal(setting.markdownEnumDescriptions?.length ?? 0, options, name);
		}
	});

	test('takes every string from package.nls.json and leaves none there unused', () => {
		const used = new Set([...source.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''));
		assert.deepEqual(
			[...used].filter(key => strings[key] === undefined),
			[],
		);
		assert.deepEqual(
			Object.keys(strings).filter(key => !used.has(key)),
			[],
		);
	});

	test('welcome texts have links and icons only, since nothing else is shown as it is meant', () => {
		const shown = contributes.viewsWelcome.map(({ contents }) =>
			text(contents).replace(/\[([^\]]*)\]\(command:[^)\s]*\)/g, '$1'),
		);
		assert.ok(shown.length > 0);
		assert.deepEqual(
			shown.filter(contents => contents === '' || /[*_`[\]]/.test(contents)),
			[],
		);
	});

	test('points to pictures that are there', () => {
		const pictures = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg));
		const icons = contributes.viewsContainers.activitybar.map(({ icon }) => icon);
		assert.equal(pictures.length, 4);
		assert.deepEqual(
			[...pictures, ...icons].filter(file => !existsSync(join(ROOT, file))),
			[],
		);
	});

	test('knows every sample note by name', () => {
		const files = readdirSync(join(ROOT, 'media/samples')).filter(file => file.endsWith('.md'));
		assert.deepEqual(files.sort(), [...SAMPLE_NOTES].sort());
	});
});

/** The text behind a `%key%`. */
function text(placeholder: string): string {
	return strings[placeholder.replaceAll('%', '')] ?? '';
}

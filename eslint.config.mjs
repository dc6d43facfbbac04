import tseslint from 'typescript-eslint';

/** What each part of the source may import: folders of `src/core` from the table, `vscode` and `node:` only where they belong. */
const layers = {
	base: [],
	markdown: ['base'],
	lexicon: ['base'],
	matching: ['base', 'markdown', 'lexicon'],
	understanding: ['base', 'markdown', 'lexicon', 'matching'],
	annotations: ['base'],
	indexing: ['base', 'markdown', 'lexicon', 'matching', 'understanding'],
	wording: ['base', 'markdown', 'lexicon', 'matching', 'understanding', 'annotations', 'indexing'],
};
const host = { group: ['vscode', 'node:*'], message: 'The core knows neither VS Code nor Node.' };
const remark = {
	group: ['unified', 'remark', 'remark-*', 'mdast*', 'micromark*', 'vfile*'],
	message: 'Only core/markdown knows remark.',
};

/** Everything outside a folder of the core that it may not reach, however deep the importing file stands. */
function forbidden(folder, allowed) {
	const others = Object.keys(layers).filter(other => other !== folder && !allowed.includes(other));
	return `^(\\.\\./)+((${[...others, 'vscode', 'cli'].join('|')})/|(noteReader|engine)\\.js$)`;
}

const table = Object.entries(layers).map(([folder, allowed]) => ({
	files: [`src/core/${folder}/**/*.ts`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					host,
					...(folder === 'markdown' ? [] : [remark]),
					{
						regex: forbidden(folder, allowed),
						message: `core/${folder} may import ${allowed.join(', ') || 'nothing else'} only.`,
					},
				],
			},
		],
	},
}));

export default tseslint.config(
	{
		ignores: [
			'dist/**',
			'out/**',
			'node_modules/**',
			'test/fixtures/**',
			'media/**',
			'test/run/vsixProbe/**',
			'test/bench/**/node_modules/**',
		],
	},
	{
		files: ['**/*.ts'],
		extends: [...tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'no-console': 'error',
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'max-params': ['error', 4],
			'no-restricted-syntax': [
				'error',
				{ selector: 'PropertyDefinition[accessibility="private"]', message: 'Use #private.' },
				{ selector: 'MethodDefinition[accessibility="private"]', message: 'Use #private.' },
				{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
				{ selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
				{
					selector:
						'ExpressionStatement > CallExpression[callee.property.name=/^(onDid|onWill|register|create)[A-Z]/]',
					message: 'Keep the returned Disposable.',
				},
			],
		},
	},
	{
		files: ['src/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: [remark] }] },
	},
	{
		files: ['src/core/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: [host, remark] }] },
	},
	...table,
	{ files: ['src/core/**/data/*.ts'], rules: { 'max-lines': 'off' } }, // Tables.
	{
		files: ['test/**/*.ts'],
		rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'error' },
	},
);

import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { cleanUp } from './notes.js';

interface Keybinding {
	readonly key: string;
	readonly command: string;
}

suite('key bindings', () => {
	teardown(cleanUp);

	test('clash with none of VS Code’s own', async () => {
		await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
		const text = vscode.window.activeTextEditor?.document.getText() ?? '';
		const bindings = [...text.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)].map(
			([, key = '', command = '']): Keybinding => ({ key, command }),
		);
		assert.ok(bindings.length > 500, 'the list of default key bindings is there');
		const own = bindings.filter(({ command }) => command.startsWith('pactmark.'));
		assert.ok(own.length >= 4);
		const clashes = bindings.filter(
			({ key, command }) =>
				!command.startsWith('pactmark.') && own.some(binding => sameStart(binding.key, key)),
		);
		assert.deepStrictEqual(clashes, []);
	});
});

/** Two bindings clash when they are alike, or one is the beginning of the other. */
function sameStart(a: string, b: string): boolean {
	return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

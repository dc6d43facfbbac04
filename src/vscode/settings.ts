import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import { SECTION } from './ids.js';
import { say } from './say.js';
import { parseSettings, type ParsedSettings, type SettingName, type Settings } from './settingsTable.js';

/** The settings in force, and word when some of them change. */
export class SettingsStore implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<ReadonlySet<SettingName>>());
	#parsed: ParsedSettings = readAll();

	/** Names the settings that changed. */
	readonly onDidChange = this.#changed.event;

	constructor(log: vscode.LogOutputChannel) {
		this.#parsed.problems.forEach(problem => log.warn(problem));
		this.#store.add(
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration(SECTION)) {
					this.#reload(log);
				}
			}),
		);
	}

	get current(): Settings {
		return this.#parsed.settings;
	}

	/** What is wrong with the settings as they are written: one sentence each. */
	get problems(): readonly string[] {
		return this.#parsed.problems;
	}

	/** Writes a setting where it is already written, else for the user. */
	async update<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void> {
		const configuration = vscode.workspace.getConfiguration(SECTION);
		const isInWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
		const target = isInWorkspace
			? vscode.ConfigurationTarget.Workspace
			: vscode.ConfigurationTarget.Global;
		await configuration.update(name, value, target);
	}

	dispose(): void {
		this.#store.dispose();
	}

	#reload(log: vscode.LogOutputChannel): void {
		const before = this.#parsed;
		this.#parsed = readAll();
		this.#parsed.problems
			.filter(problem => !before.problems.includes(problem))
			.forEach(problem => log.warn(problem));
		const names = Object.keys(before.settings) as SettingName[];
		const changed = names.filter(
			name => JSON.stringify(before.settings[name]) !== JSON.stringify(this.#parsed.settings[name]),
		);
		if (changed.length > 0 || before.problems.join() !== this.#parsed.problems.join()) {
			this.#changed.fire(new Set(changed));
		}
	}
}

function readAll(): ParsedSettings {
	const configuration = vscode.workspace.getConfiguration(SECTION);
	return parseSettings(name => configuration.get<unknown>(name), say);
}

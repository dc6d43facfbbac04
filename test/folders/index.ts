import { loadTests } from 'virtual:folders-tests';
import { runMocha } from '../host/runMocha.js';

/** Called by VS Code in the extension host. */
export function run(): Promise<void> {
	return runMocha(loadTests);
}

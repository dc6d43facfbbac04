import { loadTests } from 'virtual:host-tests';
import { runMocha } from './runMocha.js';

/** Called by VS Code in the extension host. */
export function run(): Promise<void> {
	return runMocha(loadTests);
}

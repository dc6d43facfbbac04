import * as vscode from 'vscode';
import type { Say } from '../core/wording/say.js';

/** The core's messages in the language of the window. */
export const say: Say = (message, ...args) => vscode.l10n.t(message, ...args);

import * as vscode from 'vscode';
import { say } from './say.js';

/** What a lexicon file says now, or why that can not be told. */
export type LexiconText =
	| { readonly kind: 'absent' }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'obstacle'; readonly message: string };

/** Bytes. A lexicon of ten thousand entries has about as many. */
const SIZE_LIMIT = 1e6;

/** Reads a lexicon file as the user sees it: what was typed and not yet saved counts before what is on disk. Never throws. */
export async function readLexiconText(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<LexiconText> {
	const key = uri.toString();
	const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
	if (open?.isDirty === true) {
		return judge(open.getText());
	}
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		return size > SIZE_LIMIT ? tooLarge(size) : decode(await vscode.workspace.fs.readFile(uri));
	} catch (failure) {
		return describeFailure(uri, failure, log);
	}
}

function decode(bytes: Uint8Array): LexiconText {
	if (bytes.length > SIZE_LIMIT) {
		return tooLarge(bytes.length); // Some file systems do not tell a size beforehand.
	}
	try {
		return judge(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return bytes.includes(0) && !hasUtf16Mark(bytes) ? binary() : notUtf8();
	}
}

function judge(text: string): LexiconText {
	const size = new TextEncoder().encode(text).length;
	if (size > SIZE_LIMIT) {
		return tooLarge(size);
	}
	return text.includes('\0') ? binary() : { kind: 'text', text };
}

function describeFailure(uri: vscode.Uri, failure: unknown, log: vscode.LogOutputChannel): LexiconText {
	const code = failure instanceof vscode.FileSystemError ? failure.code : undefined;
	if (code === 'FileNotFound' || code === 'FileNotADirectory') {
		return { kind: 'absent' };
	}
	log.error(`${uri.toString()} could not be read.`, failure);
	return {
		kind: 'obstacle',
		message:
			code === 'NoPermissions'
				? say('This lexicon is not read: you are not permitted to open the file.')
				: say('This lexicon could not be read. The Pactmark log in the Output panel says why.'),
	};
}

function tooLarge(size: number): LexiconText {
	const [has, limit] = [(size / 1e6).toFixed(1), SIZE_LIMIT / 1e6];
	return {
		kind: 'obstacle',
		message: say('This lexicon is not read: it has {0} MB and the limit is {1}; shorten it.', has, limit),
	};
}

function binary(): LexiconText {
	return {
		kind: 'obstacle',
		message: say('This lexicon is not read: it is a binary file and no text.'),
	};
}

function notUtf8(): LexiconText {
	return {
		kind: 'obstacle',
		message: say('This lexicon is not read: save it with the encoding UTF-8.'),
	};
}

/** UTF-16 is full of zeros, but it is text. */
function hasUtf16Mark([first, second]: Uint8Array): boolean {
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

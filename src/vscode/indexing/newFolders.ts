import * as vscode from 'vscode';

/** So many created things are looked at one by one, whether they are folders. */
export const FEW = 30;

/** Whether there may be a folder among things that were created: of one that comes as a whole, nothing is heard but its own name. */
export async function mayHaveFolder(created: readonly vscode.Uri[]): Promise<boolean> {
	const names = new Set(created.map(String));
	const tops = created.filter(uri => !names.has(vscode.Uri.joinPath(uri, '..').toString()));
	if (tops.length > FEW) {
		return true;
	}
	const types = await Promise.all(tops.map(typeOf));
	return types.some(type => type !== undefined && (type & vscode.FileType.Directory) !== 0);
}

/** Whether something has one of these names, or stands below it; all are addresses as text. */
export function isAtOrBelow(key: string, names: ReadonlySet<string>): boolean {
	for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1)) {
		if (names.has(key.slice(0, end))) {
			return true;
		}
	}
	return false;
}

/** What stands there; `undefined` if nothing does. */
export async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
	try {
		return (await vscode.workspace.fs.stat(uri)).type;
	} catch {
		return undefined; // Gone.
	}
}

// What to type into a browser to see a folder in a VS Code server.

/**
 * @typedef {object} Shown
 * @property {string} folder a folder, or a `.code-workspace` file
 * @property {string} [extensionDevelopmentPath] these two are heard only by a server that was started with its driver
 * @property {string} [extensionTestsPath]
 * @property {readonly string[]} [openFiles] paths of files to open
 */

/**
 * The address at which a server shows a folder.
 *
 * @param {{ url: string }} server
 * @param {Shown} shown
 */
export function workbenchUrl(
	server,
	{ folder, extensionDevelopmentPath, extensionTestsPath, openFiles = [] },
) {
	const payload = [
		...(extensionDevelopmentPath
			? [['extensionDevelopmentPath', remoteUri(server, extensionDevelopmentPath)]]
			: []),
		...(extensionTestsPath ? [['extensionTestsPath', remoteUri(server, extensionTestsPath)]] : []),
		...openFiles.map(path => ['openFile', remoteUri(server, path)]),
	];
	const opened = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
	const where = encodeURIComponent(slashes(folder)).replaceAll('%2F', '/');
	const what = payload.length === 0 ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
	return `${server.url}/?${opened}=${where}${what}`;
}

/** @param {{ url: string }} server @param {string} path */
function remoteUri(server, path) {
	return `vscode-remote://${new URL(server.url).host}${encodeURI(slashes(path))}`;
}

/** @param {string} path one of Windows gets the form that URIs have */
function slashes(path) {
	const forward = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
	return forward.startsWith('/') ? forward : `/${forward}`;
}

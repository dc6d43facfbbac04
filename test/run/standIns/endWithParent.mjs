// Loaded into VS Code's server before anything else: the server ends when the program that started it is gone, however it went.
if (process.argv[1]?.endsWith('server-main.js')) {
	process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
	process.stdin.resume();
	process.stdin.unref();
}

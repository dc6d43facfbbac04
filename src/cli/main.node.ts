#!/usr/bin/env node
import { run } from './run.node.js';

// A reader that stops listening (`pactmark … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 2);
});

void run(process.argv.slice(2)).then(exitCode => {
	process.exitCode = exitCode;
});

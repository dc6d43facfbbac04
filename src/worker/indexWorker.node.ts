import { parentPort } from 'node:worker_threads';
import { disk } from './disk.node.js';
import type { Ask } from './protocol.js';
import { serve } from './serve.js';

const port = parentPort;
if (port !== null) {
	const take = serve({
		loadEngine: () => import('../core/engine.js'),
		disk,
		post: (answer, transfer) => port.postMessage(answer, transfer),
	});
	port.on('message', (ask: Ask) => take(ask));
}

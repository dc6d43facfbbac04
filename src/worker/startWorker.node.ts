import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, WorkerPort } from './protocol.js';

/** So many threads read at most; a processor is left to whoever works meanwhile. */
export function mostWorkers(): number {
	return Math.max(1, Math.min(2, availableParallelism() - 1));
}

/** A thread that runs a bundle. Whether it can be loaded is heard later. */
export function startWorkerThread(file: string): WorkerPort {
	const worker = new Worker(file);
	return {
		post: (ask, transfer) => worker.postMessage(ask, [...transfer]),
		listen: (onAnswer, onGone) => {
			worker.on('message', (answer: Answer) => onAnswer(answer));
			worker.on('error', failure => onGone(String(failure)));
			worker.on('exit', code => onGone(`It ended with ${code}.`));
		},
		end: () => {
			worker.removeAllListeners();
			worker.on('error', () => undefined); // Of one that is ended on purpose nobody wants to hear.
			void worker.terminate();
		},
		kill: () => void worker.terminate(),
	};
}

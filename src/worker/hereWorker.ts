import type { Answer, Disk, WorkerPort } from './protocol.js';
import { serve, type SummarisingEngine } from './serve.js';

/** Milliseconds in which this thread is kept at a stretch, beyond the note that is being read: half a frame. */
const SLICE = 8;

/** Milliseconds that the thread is left to others after a slice, so that reading takes at most half of it. */
const REST = 8;

/** What the stand-in for a worker is made with. */
export interface HereWorkerInit {
	readonly loadEngine: () => Promise<SummarisingEngine>;
	readonly disk?: Disk;
}

/** Serves in this thread where there are no workers: in slices, so that nothing else waits for long. */
export function createHereWorker({ loadEngine, disk }: HereWorkerInit): WorkerPort {
	let tell: ((answer: Answer) => void) | undefined;
	let sliceStart = Date.now();
	const pause = (): Promise<void> | undefined =>
		Date.now() - sliceStart < SLICE
			? undefined
			: new Promise<void>(resolve => {
					setTimeout(() => {
						sliceStart = Date.now();
						resolve();
					}, REST);
				});
	const take = serve({
		loadEngine,
		...(disk === undefined ? {} : { disk }),
		post: answer => tell?.(answer),
		pause,
	});
	const end = (): void => {
		tell = undefined;
	};
	return {
		post: ask => take(ask),
		listen: onAnswer => {
			tell = onAnswer;
			onAnswer({ kind: 'ready' });
		},
		end,
		kill: end,
	};
}

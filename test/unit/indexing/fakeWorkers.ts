import type { Answer, WorkerPort } from '../../../src/worker/protocol.js';
import { serve, type SummarisingEngine } from '../../../src/worker/serve.js';

/** Its summary of a note is what the note says. */
export const ECHO: SummarisingEngine = {
	createSummariser:
		() =>
		({ source }) =>
			new TextEncoder().encode(source),
};

/** A worker in this thread, which dies over notes that say so, or of whatever `isDeadly` tells. */
export function startFakeWorker(
	log: string[],
	engine: SummarisingEngine = ECHO,
	isDeadly = (texts: readonly string[]) => texts.includes('die'),
): WorkerPort {
	let tell: ((answer: Answer) => void) | undefined;
	let gone: ((reason: string) => void) | undefined;
	const end = (): void => {
		tell = undefined;
	};
	const kill = (): void => {
		end();
		gone?.('killed');
	};
	const post = (answer: Answer): void => void Promise.resolve().then(() => tell?.(answer));
	let take: ReturnType<typeof serve> | undefined;
	log.push('start');
	return {
		post: ask => {
			if (ask.kind === 'read') {
				const texts = ask.notes.map(({ from }) => (from.kind === 'text' ? from.text : ''));
				log.push(texts.join(' '));
				if (isDeadly(texts)) {
					void Promise.resolve().then(kill);
					return;
				}
			}
			take?.(ask);
		},
		listen: (onAnswer, onGone) => {
			tell = onAnswer;
			gone = onGone;
			take = serve({ loadEngine: () => Promise.resolve(engine), post });
		},
		end,
		kill,
	};
}

import type { Ask } from './protocol.js';
import { serve, type SummarisingEngine } from './serve.js';

/** The part of a dedicated worker's scope that is used here. */
interface Scope {
	postMessage(message: unknown, transfer: ArrayBuffer[]): void;
	onmessage: ((event: { readonly data: Ask }) => void) | null;
}

const scope = globalThis as unknown as Scope;

const take = serve({
	// An address in memory, made by the host: the file itself may lie behind any kind of file system.
	loadEngine: async address => (await import(address ?? '')) as SummarisingEngine,
	post: (answer, transfer) => scope.postMessage(answer, transfer),
});
scope.onmessage = ({ data }) => take(data);

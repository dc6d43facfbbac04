import { decodeIndex, encodeIndex } from '../../core/indexing/cacheFile.js';
import type { WorkspaceIndex } from '../../core/indexing/workspaceIndex.js';

/** What the notes of an index were read with. */
export interface IndexHeader {
	/** Of all notes: an index with another key answers until its notes have been read anew. */
	readonly key: string;
	/** Fingerprints of the corrections of passages that notes were read with, by their uris. */
	readonly corrected: Readonly<Record<string, string>>;
	/** Notes that were to be read again when this was written, by their uris. */
	readonly outdated?: readonly string[];
}

/** An index with what its notes were read with. */
export interface KeptIndex {
	readonly header: IndexHeader;
	readonly index: WorkspaceIndex;
}

/** Bytes before the header: its length. */
const FRONT = 4;

/** The header as text, then the index, which takes that text for its key: so a damaged header is noticed as well. */
export function encodeKept({ header, index }: KeptIndex): Uint8Array<ArrayBuffer> {
	const text = JSON.stringify(header);
	const head = new TextEncoder().encode(text);
	const body = encodeIndex(index, text);
	// What is behind it is to stand on a whole word.
	const from = FRONT + 4 * Math.ceil(head.length / 4);
	const bytes = new Uint8Array(from + body.length);
	new DataView(bytes.buffer).setUint32(0, head.length, true);
	bytes.set(head, FRONT);
	bytes.set(body, from);
	return bytes;
}

/** Takes apart what `encodeKept` made; `undefined` for anything else. Never throws. */
export function decodeKept(bytes: Uint8Array): KeptIndex | undefined {
	if (bytes.length < FRONT) {
		return undefined;
	}
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
	const text = new TextDecoder().decode(bytes.subarray(FRONT, FRONT + length));
	const index = decodeIndex(bytes.subarray(FRONT + 4 * Math.ceil(length / 4)), text);
	const header = parseHeader(text);
	return index === undefined || header === undefined ? undefined : { header, index };
}

function parseHeader(text: string): IndexHeader | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isHeader =
			typeof value === 'object' && value !== null && 'key' in value && 'corrected' in value;
		return isHeader ? (value as IndexHeader) : undefined;
	} catch {
		return undefined;
	}
}

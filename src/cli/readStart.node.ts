import { open } from 'node:fs/promises';

/** The first bytes of a file, whatever its size. */
export async function readStart(path: string, bytes: number): Promise<Uint8Array> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

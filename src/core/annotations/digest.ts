/**
 * A short fingerprint of a text: sixteen hexadecimal digits, the same on every machine.
 *
 * For telling versions apart and for file names, not against an adversary: who can choose the texts can already edit the file.
 * Takes time linear in the text.
 */
export function digest(text: string): string {
	let left = 0x243f6a88;
	let right = 0x85a308d3;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		left = Math.imul(left ^ unit, 0x9e3779b1);
		left ^= left >>> 15;
		right = Math.imul(right ^ unit, 0xc2b2ae3d);
		right ^= right >>> 13;
	}
	return hex(mixed(left ^ text.length)) + hex(mixed(right + Math.imul(left, 0x27d4eb2f)));
}

/** Spreads every bit over all others, so that texts that differ in their last letter alone differ in all digits. */
function mixed(value: number): number {
	let bits = value;
	bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
	bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
	return bits ^ (bits >>> 16);
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}

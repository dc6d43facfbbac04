/** Marks a branch that the compiler has proved empty; reaching it is a fault of ours. */
export function unreachable(value: never): never {
	throw new Error(`Unreachable: ${String(value)}`);
}

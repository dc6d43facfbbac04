/** Whether the parties of one deal and those of another have nobody in common. Of a deal whose parties are not known that cannot be said. */
export function areOthers(one: readonly string[], other: readonly string[]): boolean {
	return one.length > 0 && other.length > 0 && !one.some(id => other.includes(id));
}

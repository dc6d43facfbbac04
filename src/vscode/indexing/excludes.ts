/** One glob for all of them; `undefined` for none. Braces are resolved, as not every search takes them within braces. */
export function joinGlobs(globs: readonly string[]): string | undefined {
	const [first, ...others] = globs
		.map(glob => glob.trim())
		.filter(glob => glob !== '')
		.flatMap(expand);
	if (first === undefined) {
		return undefined;
	}
	return others.length === 0 ? first : `{${[first, ...new Set(others)].join(',')}}`;
}

/** The globs of a setting such as `search.exclude` that hold wherever they fit; those that hang on other files are passed over. */
export function globsIn(setting: unknown): readonly string[] {
	return typeof setting === 'object' && setting !== null
		? Object.entries(setting).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []))
		: [];
}

/** So many globs come of one at most; more alternatives than that were written by mistake. */
const MOST = 100;

/** `a{b,c}` as `ab` and `ac`. What is no proper brace can not be searched for, and is left out. */
function expand(glob: string): readonly string[] {
	let done: string[] = [];
	const waiting = [glob];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const inner = /\{([^{}]*)\}/.exec(next);
		if (inner === null) {
			done = /[{}]/.test(next) ? done : [...done, next];
			continue;
		}
		const { index, 0: whole, 1: alternatives = '' } = inner;
		const [before, after] = [next.slice(0, index), next.slice(index + whole.length)];
		waiting.push(...alternatives.split(',').map(each => `${before}${each}${after}`));
		if (waiting.length + done.length > MOST) {
			return [];
		}
	}
	return done;
}

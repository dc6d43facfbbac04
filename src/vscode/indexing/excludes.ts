/** One glob for all of them; `undefined` for none. Braces are resolved, as not every search takes them within braces. */
export function joinGlobs(globs: readonly string[]): string | undefined {
	const [first, ...others] = readGlobs(globs);
	if (first === undefined) {
		return undefined;
	}
	return others.length === 0 ? first : `{${[first, ...new Set(others)].map(keepCommas).join(',')}}`;
}

/**
 * Says of paths below a folder whether globs leave them out, themselves or a folder that they are in: just as VS Code's search does.
 * `undefined` where a glob has more than stars and question marks: that is left to the search.
 */
export function matchGlobs(globs: readonly string[]): ((path: string) => boolean) | undefined {
	const all = readGlobs(globs).map(glob => glob.replace(/^\/|\/$/g, '').split('/'));
	if (all.some(names => names.some(isBeyondUs))) {
		return undefined;
	}
	// At the end two stars stand for something, and what is below of what fits is left out as well.
	const rows = all.map(names => [...names.slice(0, -1), ...names.slice(-1).map(oneOf), MANY]);
	return path => {
		const names = path.split('/');
		return rows.some(row => fits(row, names, MANY, fitsName));
	};
}

/** The globs of a setting such as `search.exclude` that hold wherever they fit; those that hang on other files are passed over. */
export function globsIn(setting: unknown): readonly string[] {
	return typeof setting === 'object' && setting !== null
		? Object.entries(setting).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []))
		: [];
}

/** Any number of folders. */
const MANY = '**';

const oneOf = (name: string): string => (name === MANY ? '*' : name);

function isBeyondUs(name: string): boolean {
	return name === '' || /[[\]\\!]/.test(name) || (name !== MANY && name.includes(MANY));
}

function fitsName(wanted: string, name: string): boolean {
	if (!/[*?]/.test(wanted)) {
		return wanted === name;
	}
	return (
		wanted === '*' ||
		fits(Array.from(wanted), Array.from(name), '*', (one, other) => one === '?' || one === other)
	);
}

/** Whether a row is what is wanted, where `any` stands for any number of items. Takes wanted × row at worst. */
function fits(
	wanted: readonly string[],
	row: readonly string[],
	any: string,
	isLike: (wanted: string, item: string) => boolean,
): boolean {
	let at = 0;
	let from = 0;
	let lastAny: number | undefined;
	for (let i = 0; i < row.length;) {
		const next = wanted[at];
		if (next === any) {
			lastAny = at++;
			from = i;
		} else if (next !== undefined && isLike(next, row[i] ?? '')) {
			at++;
			i++;
		} else if (lastAny !== undefined) {
			at = lastAny + 1;
			i = ++from;
		} else {
			return false;
		}
	}
	return wanted.slice(at).every(item => item === any);
}

/** The globs as they can be searched for. One that is written wrongly is left out: VS Code's search would find nothing at all with it. */
function readGlobs(globs: readonly string[]): readonly string[] {
	return globs
		.map(glob => glob.trim())
		.filter(glob => glob !== '' && hasSoundClasses(glob))
		.flatMap(expand);
}

/** `[abc]`, `[!a-z]`; a bracket at its beginning is one of its characters. */
const CLASS = /\[[!^]?(\]?[^\]]*)\]/g;

function hasSoundClasses(glob: string): boolean {
	const classes = [...glob.matchAll(CLASS)].map(([, inner = '']) => inner);
	const ranges = classes.flatMap(inner => [...inner.matchAll(/(.)-(.)/gu)]);
	return (
		!glob.replace(CLASS, '').includes('[') &&
		classes.every(inner => inner !== '') &&
		ranges.every(([, first = '', last = '']) => first <= last)
	);
}

/** Within braces a comma would part the glob in two. */
function keepCommas(glob: string): string {
	return glob.replace(new RegExp(`${CLASS.source}|,`, 'g'), part => (part === ',' ? '[,]' : part));
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

// Other ways of finding a passage again, written for this comparison.

/** By line and column, as tools that know no better do. */
export function byLine(before, after, { start, end }) {
	const starts = lineStarts(before);
	const line = offset => starts.findLastIndex(from => from <= offset);
	const now = lineStarts(after);
	const move = offset => {
		const at = line(offset);
		const from = now[at];
		return from === undefined
			? undefined
			: Math.min(from + offset - starts[at], (now[at + 1] ?? after.length + 1) - 1);
	};
	const span = { start: move(start), end: move(end) };
	return span.start === undefined || span.end === undefined || span.end <= span.start
		? { kind: 'lost' }
		: { kind: 'found', span };
}

function lineStarts(text) {
	return [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)];
}

/** By the quote's exact letters; the occurrence nearest to the old place where there are several. */
export function byExactQuote(after, exact, hint) {
	const places = occurrences(after, exact).sort((a, b) => Math.abs(a - hint) - Math.abs(b - hint));
	return places.length === 0
		? { kind: 'lost' }
		: { kind: 'found', span: { start: places[0], end: places[0] + exact.length } };
}

function occurrences(text, exact) {
	const places = [];
	for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
		places.push(at);
	}
	return places;
}

/**
 * Quote and context as Hypothesis documents it: exact matches, else approximate ones with up to half the quote's letters
 * (256 at most) in error; quote 50, prefix 20, suffix 20, place 2; the best one wins. 32 units of context.
 */
export function byQuoteAndContext(after, { exact, prefix, suffix, hint }) {
	let matches = occurrences(after, exact).map(start => ({ start, end: start + exact.length, errors: 0 }));
	if (matches.length === 0) {
		matches = approximate(after, exact, Math.min(256, exact.length / 2));
	}
	let best;
	for (const { start, end, errors } of matches) {
		const quote = 1 - errors / exact.length;
		const before =
			prefix === '' ? 1 : likeness(after.slice(Math.max(0, start - prefix.length), start), prefix);
		const behind = suffix === '' ? 1 : likeness(after.slice(end, end + suffix.length), suffix);
		const place = 1 - Math.abs(start - hint) / after.length;
		const score = (50 * quote + 20 * before + 20 * behind + 2 * place) / 92;
		if (best === undefined || score > best.score) {
			best = { score, span: { start, end } };
		}
	}
	return best === undefined ? { kind: 'lost' } : { kind: 'found', span: best.span };
}

function likeness(text, pattern) {
	if (text === pattern) {
		return 1;
	}
	const [match] = approximate(text, pattern, pattern.length);
	return match === undefined ? 0 : 1 - match.errors / pattern.length;
}

/** Every match with the fewest errors, at most `most`: Sellers' algorithm, cut off below the row where errors exceed the limit. */
function approximate(text, pattern, most) {
	const size = pattern.length;
	let limit = Math.min(Math.floor(most), size);
	const errors = new Int32Array(size + 1).map((_, i) => i);
	const starts = new Int32Array(size + 1);
	let active = Math.min(size, limit + 1);
	let matches = limit >= size ? [{ start: 0, end: 0, errors: size }] : [];
	for (let j = 1; j <= text.length; j++) {
		const code = text.charCodeAt(j - 1);
		let diagonal = 0;
		let diagonalStart = j - 1;
		errors[0] = 0;
		starts[0] = j;
		for (let i = 1; i <= active; i++) {
			const left = errors[i] + 1;
			const up = errors[i - 1] + 1;
			const met = diagonal + (pattern.charCodeAt(i - 1) === code ? 0 : 1);
			diagonal = errors[i];
			const leftStart = starts[i];
			if (met <= left && met <= up) {
				errors[i] = met;
				starts[i] = diagonalStart;
			} else if (left <= up) {
				errors[i] = left;
			} else {
				errors[i] = up;
				starts[i] = starts[i - 1];
			}
			diagonalStart = leftStart;
		}
		while (active > 0 && errors[active] > limit) {
			active--;
		}
		if (active < size) {
			active++;
			errors[active] = limit + 1;
			starts[active] = j;
		} else if (errors[size] <= limit) {
			if (errors[size] < limit || matches[0]?.errors > errors[size]) {
				matches = [];
				limit = errors[size];
			}
			matches.push({ start: starts[size], end: j, errors: errors[size] });
		}
	}
	return matches;
}

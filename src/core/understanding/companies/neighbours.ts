import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Candidate, Person } from './candidate.js';

/** Heads of table columns that hold companies. */
const COLUMN =
	/\b(?:compan(?:y|ies)|buyers?|sellers?|suppliers?|customers?|partners?|vendors?|hosts?|lenders?|licensors?|licensees?|operators?|part(?:y|ies)|issuers?|bidders?|investors?|acquirers?|targets?|winners?|losers?|providers?|clients?|makers?|retailers?|carriers?|airlines?|banks?|brands?|studios?|publishers?|developers?|distributors?|counterpart(?:y|ies)|peers?|names?|with|whom)\b/i;

/** Ties together the names that stand in one list, and says where a name fills a cell or opens an entry. */
export function addNeighbourCues(candidates: readonly Candidate[], persons: readonly Person[]): void {
	addPersonCues(candidates, persons);
	tieColumns(candidates);
	let before: Candidate | undefined;
	for (const candidate of candidates) {
		if (
			before !== undefined &&
			before.sentence === candidate.sentence &&
			before.key !== candidate.key &&
			isListedTogether(before, candidate)
		) {
			before.siblings.push(candidate);
			candidate.siblings.push(before);
			shareVerb(before, candidate);
		}
		before = candidate;
	}
	tieListChains(candidates);
	for (const candidate of candidates) {
		addPlaceCues(candidate);
	}
}

/** "Rohan Mistry of Liberum", "Petra Lund at Norfund". */
function addPersonCues(candidates: readonly Candidate[], persons: readonly Person[]): void {
	const ends = new Set(persons.map(({ sentence, to }) => `${sentence}:${to}`));
	const starts = new Set(persons.map(({ sentence, from }) => `${sentence}:${from}`));
	const withPersons = new Set(persons.map(({ sentence }) => sentence));
	for (const candidate of candidates) {
		const { words, index } = candidate.sentence;
		if (!withPersons.has(index)) {
			continue;
		}
		if (candidate.form === undefined && isBesidePerson(candidate, starts, ends)) {
			candidate.cues.push({
				role: 'beside a person',
				weight: -26,
				from: candidate.from,
				to: candidate.to,
			});
		}
		const preposition = words[candidate.from - 1]?.folded;
		if (
			(preposition === 'of' || preposition === 'at' || preposition === 'from') &&
			ends.has(`${index}:${candidate.from - 1}`)
		) {
			candidate.cues.push({
				role: 'somebody of',
				weight: 32,
				from: candidate.from - 1,
				to: candidate.from,
			});
		} else if (
			words[candidate.from - 1]?.text === ',' &&
			words[candidate.to]?.text === ')' &&
			ends.has(`${index}:${candidate.from - 1}`)
		) {
			candidate.cues.push({
				role: 'somebody of',
				weight: 28,
				from: candidate.from - 1,
				to: candidate.from,
			}); // "(Marissa Ong, Needham)"
		}
	}
}

/** "Mirae Jung (…) and Toby Quill", "Ana Prieto and Lumi Aho" */
function isBesidePerson(
	{ sentence, from, to }: Candidate,
	starts: ReadonlySet<string>,
	ends: ReadonlySet<string>,
): boolean {
	const { words, index } = sentence;
	let next = to;
	if (words[next]?.text === '(') {
		const close = words.slice(next, next + 8).findIndex(word => word.text === ')');
		next += close > 0 ? close + 1 : 0;
	}
	const isAnd = (at: number): boolean => /^(?:and|,|or)$/.test(words[at]?.text ?? '');
	return (
		(isAnd(next) && starts.has(`${index}:${next + 1}`) && words[next]?.text !== ',') ||
		(words[from - 1]?.folded === 'and' && ends.has(`${index}:${from - 1}`))
	);
}

/** In "Nimax and Delfont have resisted" the verb is of both. */
function shareVerb(first: Candidate, second: Candidate): void {
	const { words } = first.sentence;
	if (words[first.to]?.folded !== 'and') {
		return;
	}
	const verb = second.cues.find(
		cue =>
			cue.from >= second.to &&
			/^(?:what (?:only )?companies do|will, may|is, has|says)$/.test(cue.role),
	);
	if (verb !== undefined && !first.cues.some(cue => cue.role === verb.role)) {
		first.cues.push(verb);
	}
}

/** Names that each fill a cell of one column are beside each other. */
function tieColumns(candidates: readonly Candidate[]): void {
	let column = new Map<string, Candidate>();
	let last = -1;
	for (const candidate of candidates) {
		const { block, index } = candidate.sentence;
		if (block.kind !== 'cell' || block.cell === undefined || !isAlone(candidate)) {
			continue;
		}
		if (index > last + 60) {
			column = new Map(); // Another table.
		}
		last = index;
		const above = column.get(block.cell.column);
		if (above !== undefined && above.key !== candidate.key) {
			above.siblings.push(candidate);
			candidate.siblings.push(above);
		}
		column.set(block.cell.column, candidate);
	}
}

function isAlone({ from, to, sentence }: Candidate): boolean {
	return from === 0 && sentence.words.slice(to).every(word => word.kind === 'mark');
}

/** In "A, B, C and D" each is beside all others, within reason. */
function tieListChains(candidates: readonly Candidate[]): void {
	for (let i = 2; i < candidates.length; i++) {
		const [a, b, c] = [candidates[i - 2], candidates[i - 1], candidates[i]];
		if (
			a !== undefined &&
			b !== undefined &&
			c !== undefined &&
			a.siblings.includes(b) &&
			b.siblings.includes(c)
		) {
			a.siblings.push(c);
			c.siblings.push(a);
		}
	}
}

function isListedTogether(a: Candidate, b: Candidate): boolean {
	const { words } = a.sentence;
	const between = words.slice(a.to, b.from);
	if (between.length === 0) {
		return words[b.from]?.isHyphenated === true;
	}
	if (between.length > 3 || words[a.to - 1]?.isPossessive === true) {
		return false;
	}
	const isJoined = /^(?:,|and|or|&|\/|nor|versus|vs|plus|\+|;)$/.test(between[0]?.folded ?? '');
	return (
		isJoined &&
		between.every(word =>
			/^(?:,|and|or|&|\/|nor|versus|vs|plus|the|\+|both|;|then|to|with|by|from|for|in|of|on)$/.test(
				word.folded,
			),
		)
	);
}

function addPlaceCues(candidate: Candidate): void {
	const { block, words } = candidate.sentence;
	if (block.kind === 'cell' && block.cell !== undefined && !block.cell.isHead) {
		if (COLUMN.test(block.cell.column)) {
			candidate.cues.push({
				role: 'column of companies',
				weight: isAlone(candidate) ? 26 : 10,
				from: candidate.from,
				to: candidate.to,
			});
		}
		return;
	}
	const next = words[candidate.to];
	if (candidate.from === 0 && next?.text === '?' && words.length === candidate.to + 1) {
		candidate.cues.push({ role: 'asked about', weight: 16, from: candidate.from, to: candidate.to });
	}
	if (
		candidate.from === 0 &&
		block.within.includes('listItem') &&
		!(candidate.form === undefined && isCommonWord(candidate.key)) && // "Governance: …" is what an entry is about.
		/^[.:–—(]$/.test(next?.text ?? '') &&
		words.length > candidate.to + 1
	) {
		candidate.cues.push({ role: 'opens an entry', weight: 6, from: candidate.from, to: candidate.to });
	}
	if (candidate.from === 0 && (wordFlags(next?.folded ?? '') & WORD.calendar) !== 0) {
		candidate.cues.push({ role: 'before a date', weight: -4, from: candidate.to, to: candidate.to + 1 });
	}
}

import { partitionPoint } from './base/partitionPoint.js';
import { foldWord } from './base/fold.js';
import { sayEnglish, type Say } from './base/say.js';
import { readWords } from './base/words.js';
import type { Lexicon } from './lexicon/lexicon.js';
import type { EntryPlace, LexiconProblem, ParsedLexicon, PlacedText } from './lexicon/parseLexicon.js';
import { compilePattern } from './matching/pattern.js';

type Fault = Omit<LexiconProblem, 'line'>;

/**
 * What is wrong with a lexicon file that could be read: an alias or a name that two entries claim, a wording that can not be found, a pattern
 * that can not match, a term without a definition, a removal of what is not there.
 *
 * `below` is what the file is laid over. Never throws; takes time linear in the file and in `below`.
 */
export function checkLexicon(
	text: string,
	parsed: ParsedLexicon,
	below: Lexicon,
	say: Say = sayEnglish,
): readonly LexiconProblem[] {
	const removed = new Set(
		parsed.places.filter(({ isRemoval }) => isRemoval).map(({ kind, id }) => `${kind} ${id}`),
	);
	const claims = new Claims(below, removed);
	const seen = new Set<string>();
	const faults = parsed.places.flatMap(place => [
		...(place.isRemoval ? checkRemoval(place, below, say) : checkTwice(place, seen, say)),
		...place.names.flatMap(name => checkName(place, name, claims, say)),
		...place.aliases.flatMap(alias => checkAlias(place, alias, claims, say)),
		...place.patterns.flatMap(pattern => checkPattern(pattern, below, say)),
		...checkDefinition(place, below, say),
	]);
	const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index);
	return faults.map(fault => ({ ...fault, line: partitionPoint(lineEnds, end => end < fault.start) + 1 }));
}

interface Claim {
	readonly id: string;
	readonly label: string;
	readonly isOwn: boolean;
}

/** Which entry each alias belongs to, by kind: what a term and a company share is told apart by other means. */
class Claims {
	readonly #claims = new Map<string, Claim>();

	constructor({ terms, companies }: Lexicon, removed: ReadonlySet<string>) {
		for (const { id, label, aliases } of terms.values()) {
			if (!removed.has(`term ${id}`)) {
				aliases.forEach(alias => this.claim('term', alias, { id, label, isOwn: false }));
			}
		}
		for (const { id, name, aliases } of companies.values()) {
			if (!removed.has(`company ${id}`)) {
				[name, ...aliases].forEach(alias =>
					this.claim('company', alias, { id, label: name, isOwn: false }),
				);
			}
		}
	}

	/** Claims an alias for an entry; who else has claimed it before. */
	claim(kind: EntryPlace['kind'], alias: string, claim: Claim): Claim | undefined {
		const key = `${kind} ${wordsOf(alias, kind)}`;
		const before = this.#claims.get(key);
		if (before === undefined) {
			this.#claims.set(key, claim);
		}
		return before?.id === claim.id ? undefined : before;
	}
}

/** What two writings of one alias share. Names of companies are told apart by their capitals. */
function wordsOf(alias: string, kind: EntryPlace['kind']): string {
	return readWords(alias)
		.map(({ text }) => (kind === 'company' ? text : foldWord(text.toLowerCase())))
		.join(' ');
}

/** Entries of one file with one id are one entry, which whoever wrote the second one may not mean. */
function checkTwice({ kind, id, label, span }: EntryPlace, seen: Set<string>, say: Say): readonly Fault[] {
	const key = `${kind} ${id}`;
	if (!seen.has(key)) {
		seen.add(key);
		return [];
	}
	const message = say('“{0}” has an entry in this file already; the two count as one.', label);
	return [{ message, ...span, severity: 'warning' }];
}

/** Another entry's name, taken as one's own. In a layer below that may be meant, so there it is a hint. */
function checkName(place: EntryPlace, name: PlacedText, claims: Claims, say: Say): readonly Fault[] {
	const { start, end, text } = name;
	const other = claims.claim(place.kind, text, { id: place.id, label: place.label, isOwn: true });
	if (other === undefined) {
		return [];
	}
	return other.isOwn
		? [
				{
					message: say(
						'“{0}” stands for another entry of this file already; it can stand for one of them only.',
						text,
					),
					start,
					end,
					severity: 'warning',
				},
			]
		: [
				{
					message: say(
						'“{0}” is a name of “{1}” already. To add to that entry, give this one its id, {2}.',
						text,
						other.label,
						other.id,
					),
					start,
					end,
					severity: 'advice',
				},
			];
}

function checkAlias(place: EntryPlace, alias: PlacedText, claims: Claims, say: Say): readonly Fault[] {
	const { start, end, text } = alias;
	if (!readWords(text).some(({ kind }) => kind !== 'mark')) {
		const message = say('“{0}” has no word in it, so that it can not be found.', text);
		return [{ message, start, end, severity: 'warning' }];
	}
	const other = claims.claim(place.kind, text, { id: place.id, label: place.label, isOwn: true });
	if (other === undefined) {
		return [];
	}
	const message = other.isOwn
		? say(
				'“{0}” is an alias of “{1}” in this file already; it can stand for one of them only.',
				text,
				other.label,
			)
		: say(
				'“{0}” is an alias of “{1}” already. Where the note does not tell, one of them is taken.',
				text,
				other.label,
			);
	return [{ message, start, end, severity: 'warning' }];
}

function checkPattern({ start, end, text }: PlacedText, { classes }: Lexicon, say: Say): readonly Fault[] {
	const { problem } = compilePattern(text, classes);
	const reason = problem === undefined ? describeBrackets(text, say) : describeReason(problem, say);
	return reason === undefined
		? []
		: [
				{
					message: say('This pattern can not match: {0}.', reason),
					start,
					end,
					severity: 'warning',
				},
			];
}

/** The mention is what stands in one pair of square brackets, and there has to be something in it. */
function describeBrackets(pattern: string, say: Say): string | undefined {
	const marks = pattern.replace(/[^[\]]/g, '');
	if (marks !== '' && marks !== '[]') {
		return say('the brackets [ ] around what is to be marked stand once, and in pairs');
	}
	return /\[\s*\]/.test(pattern) ? say('there is nothing between its brackets [ ]') : undefined;
}

/** The pattern language's own complaints, in the reader's language. */
function describeReason(problem: string, say: Say): string {
	const [, part = ''] = /[“$@]([^”\s]*)/.exec(problem) ?? [];
	const reasons: readonly (readonly [RegExp, () => string])[] = [
		[/stands alone$/, () => say('“{0}” stands alone', part)],
		[/^it must begin/, () => say('it must begin with a word or a slot')],
		[/^a gap is/, () => say('a gap is at most {0} words wide', /\d+/.exec(problem)?.[0] ?? '')],
		[/^there is no slot/, () => say('there is no slot ${0}', part)],
		[/^there is no class/, () => say('there is no class @{0}', part)],
		[/is no word$/, () => say('“{0}” is no word', part)],
		[/^a group is not closed/, () => say('a group is not closed')],
	];
	return reasons.find(([known]) => known.test(problem))?.[1]() ?? problem;
}

function checkDefinition(
	{ kind, id, span, isDefined }: EntryPlace,
	below: Lexicon,
	say: Say,
): readonly Fault[] {
	const isMissing = kind === 'term' && !isDefined && (below.terms.get(id)?.definition ?? '') === '';
	return isMissing
		? [
				{
					message: say(
						'This term has no definition, so that cards can not say what it is in general.',
					),
					...span,
					severity: 'advice',
				},
			]
		: [];
}

function checkRemoval({ kind, id, span }: EntryPlace, below: Lexicon, say: Say): readonly Fault[] {
	const isThere = kind === 'term' ? below.terms.has(id) : below.companies.has(id);
	return isThere
		? []
		: [{ message: say('There is no “{0}” to remove.', id), ...span, severity: 'warning' }];
}

import { overlaps, touches, type Span } from '../base/span.js';
import type { Beneficiary, Change, Cue, Evidence, Mention, Reading, Why } from '../understanding/reading.js';
import { certaintyLabel, changeLabel, effectLabel, kindLabel } from './labels.js';
import { sayList, type Say } from './say.js';

/** On what grounds something was found or understood. */
export interface Grounds {
	/** In plain words, one statement a line. */
	readonly lines: readonly string[];
	/** The pattern or the rule as the lexicon and the engine have it, for whoever wants to change them. Shown last. */
	readonly technical: string | undefined;
}

/** Tells in plain words how a mention came about: one statement a line, the pattern or rule last. */
export function describeWhy(say: Say, mention: Mention): readonly string[] {
	const { lines, technical } = describeGrounds(say, mention.why, mention);
	return [
		say('“{0}” is marked as a {1}: {2}.', mention.text, kindLabel(say, mention.kind), mention.label),
		...lines,
		...(technical === undefined ? [] : [technical]),
	];
}

/** What is drawn from sentences rather than marked in them, and which of it is asked for. */
export interface ConclusionsQuery {
	readonly reading: Pick<Reading, 'changes' | 'beneficiaries'>;
	readonly isWanted: (conclusion: { readonly evidence: Evidence } & (Change | Beneficiary)) => boolean;
	readonly nameOfTerm: (id: string) => string;
}

/** Tells in plain words what was concluded from a sentence and on what grounds: one conclusion an entry. */
export function describeConclusions(
	say: Say,
	{ reading, isWanted, nameOfTerm }: ConclusionsQuery,
): readonly Grounds[] {
	const changes = reading.changes.filter(isWanted).map(change => {
		const { lines, technical } = describeGrounds(say, change.why, { ...change, kind: 'conclusion' });
		const told = say(
			'The reading concludes: “{0}” is {1} ({2}).',
			nameOfTerm(change.term),
			changeLabel(say, change.change),
			certaintyLabel(say, change.certainty),
		);
		return { lines: [told, ...lines], technical };
	});
	const effects = reading.beneficiaries.filter(isWanted).map(effect => {
		const { lines, technical } = describeGrounds(say, effect.why, { ...effect, kind: 'conclusion' });
		const told = say(
			'The reading concludes: “{0}” {1} ({2}).',
			effect.name,
			effectLabel(say, effect.effect),
			certaintyLabel(say, effect.certainty),
		);
		return { lines: [told, ...lines], technical };
	});
	return [...changes, ...effects];
}

/** Tells that a place was not read; `undefined` where it was. */
export function describePassedOver(
	say: Say,
	{ passedOver }: Pick<Reading, 'passedOver'>,
	at: Span,
): string | undefined {
	return passedOver.some(span => touches(span, at.start) || overlaps(span, at))
		? say('This part is not read: it looks like what a web page leaves around an article.')
		: undefined;
}

/** Tells in plain words on what grounds a mention was found, or something concluded from its sentence. */
export function describeGrounds(
	say: Say,
	why: Why,
	{ kind, confidence }: { readonly kind: Mention['kind'] | 'conclusion'; readonly confidence: number },
): Grounds {
	const { over = [] } = why;
	const cues = why.cues.filter(({ role, text }) => !(TOLD.has(role) && EMPTY_WORD.test(text)));
	const isBuilt = kind === 'conclusion' && why.cues.length > 0 && cues.length === 0;
	const found = isBuilt
		? say('It follows from how the sentence is built.')
		: describeFinder(say, { ...why, cues }, kind);
	return {
		lines: [
			...(found === undefined ? [] : [found]),
			...cues.map(cue => describeCue(say, cue)),
			...(over.length === 0
				? []
				: [
						say(
							'The same words could also mean {0}, which is less likely here.',
							sayList(say, over.map(spaced)),
						),
					]),
			say('Confidence: {0} of 100.', Math.round(confidence * 100)),
		],
		technical: describeTechnical(say, why),
	};
}

/** What a cue with one of these roles is said to tell of. */
const TOLD: ReadonlySet<string> = new Set(['granting', 'ending', 'change', 'gain', 'loss']);

/** Words that only lead to what counts: "“to” tells of a gain" tells nobody anything. */
const EMPTY_WORD = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)$/i;

function describeFinder(
	say: Say,
	{ by, id, cues }: Why,
	kind: Mention['kind'] | 'conclusion',
): string | undefined {
	switch (by) {
		case 'alias':
			return say('The lexicon lists the wording “{0}”.', id);
		case 'pattern':
			return say('The lexicon has a pattern that this wording fits.');
		case 'rule':
			break;
	}
	switch (kind) {
		case 'company':
			return say('The lexicon does not list this name. The note itself shows that it is a company.');
		case 'term':
			return say('The lexicon does not list this wording. The sentence shows what is meant.');
		case 'beneficiary':
			return say('The note itself says who this is.');
		case 'conclusion':
			// Where no word decided, its place did: in a deal's own text, under a heading, in a column.
			return cues.length > 0 ? undefined : describePlace(say, id);
	}
}

/** Why something was concluded where no word decided. */
function describePlace(say: Say, rule: string): string {
	switch (rule) {
		case 'part-of-deal':
			return say(
				'No word says so: the note describes a deal, and what is told as part of it counts as new.',
			);
		case 'lead':
			return say('No word says so: what a text opens with counts as its news.');
		case 'under-title':
			return say('The heading or the column above it says so.');
		case 'aim':
			return say('No word says so: an aim counts as sought until the note says that it was reached.');
		case 'proposed':
			return say('The sentence tells of a proposal, not of what was agreed.');
		case 'party':
			return say(
				'No word says so: it is a side of the deal that the note is about, and whoever signs a deal counts as gaining until the note says otherwise.',
			);
		case 'topic':
			return say(
				'No word says so: the sentence opens with for whom it is told, and tells nothing bad.',
			);
		default:
			return say('It follows from where the sentence stands in the note.');
	}
}

/** What one word or phrase contributed. */
function describeCue(say: Say, { role, text }: Cue): string {
	switch (role) {
		case 'granting':
			return say('“{0}” tells of something that is granted or agreed.', text);
		case 'hedge':
			return say('“{0}” leaves it uncertain.', text);
		case 'ending':
			return say('“{0}” tells of an end.', text);
		case 'change':
			return say('“{0}” tells of a change.', text);
		case 'negation':
			return say('“{0}” denies something.', text);
		case 'keeping':
			return say('“{0}” says that something stays as it was.', text);
		case 'wish':
			return say('“{0}” tells of a wish or a plan.', text);
		case 'dispute':
			return say('“{0}” tells of a dispute.', text);
		case 'gain':
			return say('“{0}” tells of a gain.', text);
		case 'loss':
			return say('“{0}” tells of a loss.', text);
		case 'legal form':
			return say('“{0}” is a legal form of companies.', text);
		case 'company word':
			return say('“{0}” is a word in many companies’ names.', text);
		case 'beside a company':
			return say('It stands beside the company “{0}”.', text);
		case 'what companies do':
		case 'does something to something':
			return say('“{0}” is what companies do.', text);
		case 'stands for':
			return say('It stands for “{0}”.', text);
		default:
			return say('“{0}” counted as well ({1}).', text, spaced(role));
	}
}

function describeTechnical(say: Say, { by, id }: Why): string | undefined {
	switch (by) {
		case 'alias':
			return undefined;
		case 'pattern':
			return say('Pattern: {0}', shorten(id));
		case 'rule':
			return say('The reader’s own rule for it is called “{0}”.', id);
	}
}

/** More of a pattern nobody reads, in characters. `read --json` has all of it. */
const LONGEST_PATTERN = 160;

/** Cut between two of its words. */
function shorten(pattern: string): string {
	return pattern.length <= LONGEST_PATTERN
		? pattern
		: `${pattern.slice(0, LONGEST_PATTERN - 1).replace(/[ |]+\S*$/, '')} …`;
}

/** Ids are written for programs: `cloud_access`. */
function spaced(id: string): string {
	return id.replaceAll(/[-_]/g, ' ');
}

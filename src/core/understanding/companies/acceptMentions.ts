import { eachInSteps, mapInSteps, type Steps } from '../../base/steps.js';
import notCompanies from '../../lexicon/data/names/notCompanies.json';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { CompanyHit } from '../../matching/hits.js';
import type { Candidate } from './candidate.js';
import { isKnown, type Cluster } from './clusters.js';
import { addCuesAfter } from './cuesAfter.js';
import { addCuesBefore } from './cuesBefore.js';
import { confidenceOf, type Established } from './establish.js';
import { chooseLabels, type Naming } from './labels.js';
import { isPlainNoun } from './itemKinds.js';
import { endsPossessive } from './nameIndex.js';
import { isSourceOnly } from './sources.js';

/** Turns the names that a note uses for companies into mentions; with pauses. */
export function* acceptMentions(
	candidates: readonly Candidate[],
	established: Established,
	isPlace: (folded: string) => boolean,
): Steps<CompanyHit[]> {
	const found: { readonly hit: CompanyHit; readonly naming: Naming }[] = [];
	yield* eachInSteps(candidates, candidate => {
		const hit = accept(candidate, established, isPlace);
		if (hit !== undefined) {
			found.push({ hit, naming: { id: hit.id, usual: hit.label, name: candidate.name } });
		}
	});
	const labelOf = chooseLabels(found.map(({ naming }) => naming));
	return yield* mapInSteps(found, ({ hit, naming }) => {
		const label = labelOf(naming);
		return label === hit.label ? hit : { ...hit, label };
	});
}

function accept(
	candidate: Candidate,
	established: Established,
	isPlace: (folded: string) => boolean,
): CompanyHit | undefined {
	const { form, sentence, from, to } = candidate;
	if (form === undefined) {
		return undefined;
	}
	const settled = established.settled.get(candidate.key);
	const id = established.idOf(form);
	const company =
		id === undefined ? established.companies.get(form.companies[0] ?? '') : established.companies.get(id);
	if (company === undefined) {
		return undefined;
	}
	const isSource = isSourceOnly(candidate);
	const isNoteForm =
		established.companies.get(form.companies[0] ?? '')?.isListed === false ||
		exactlyOfNote(established, candidate);
	if (!isKnown(candidate) && !isSource) {
		if (candidate.cues.length === 0) {
			addCuesBefore(candidate, isPlace);
			addCuesAfter(candidate);
		}
		if ((settled === undefined && !isNoteForm) || !isMeant(candidate, settled)) {
			return undefined;
		}
	}
	return {
		sentence: sentence.index,
		from,
		to,
		id: company.id,
		label: company.label,
		isDescriptive: false,
		isSource,
		confidence: settled === undefined ? company.confidence : confidenceOf(settled.score),
		by: company.isListed ? 'alias' : 'rule',
		rule: company.isListed ? form.form : company.rule,
		cues: cuesOf(company, settled),
		...(endsPossessive(form) && to === candidate.core ? { keepsPossessive: true } : {}),
	};
}

function exactlyOfNote(established: Established, { key }: Candidate): boolean {
	return established.noteKeys.has(key);
}

function cuesOf(
	company: {
		readonly cues: readonly { readonly role: string; readonly from: number; readonly to: number }[];
		readonly cueSentence: number;
	},
	settled: Cluster | undefined,
): CompanyHit['cues'] {
	if (settled !== undefined) {
		const [origin] = settled.candidates;
		return settled.cues
			.filter(cue => cue.weight > 0 && origin?.cues.includes(cue) === true)
			.slice(0, 3)
			.map(({ role, from, to }) => ({ sentence: origin?.sentence.index ?? 0, from, to, role }));
	}
	return company.cues.map(({ role, from, to }) => ({ sentence: company.cueSentence, from, to, role }));
}

/**
 * Whether this mention of a name that is also a word means the company.
 *
 * In the middle of a sentence its capital says so, unless what stands around it says otherwise. At the start of one it
 * takes something more: a verb, a possessive, a name beside it.
 */
function isMeant(candidate: Candidate, settled: Cluster | undefined): boolean {
	const around = candidate.cues.reduce((sum, cue) => sum + cue.weight, 0);
	const { words } = candidate.sentence;
	const next = words[candidate.to];
	if (isAdjectiveHere(candidate)) {
		return false;
	}
	if (candidate.form?.isOfNote === true && candidate.form.places.length > 0) {
		return around >= 0 && !isBeforeState(candidate); // Palo Alto Networks is Palo Alto, and sits in one.
	}
	const isOne = /^(?:an?|our)$/.test(words[candidate.from - 1]?.folded ?? ''); // "a Target price"
	if ((candidate.isStart || isOne) && isPlainNoun(next) && isCompound(candidate.key, next?.folded ?? '')) {
		return false;
	}
	if (candidate.style !== 'prose') {
		return (
			settled === undefined ||
			around >= 10 ||
			settled.candidates.some(other => other.style === 'prose' && other.score > 0)
		);
	}
	const isWord = !candidate.key.includes(' ') && isCommonWord(candidate.key);
	if (!candidate.isStart || !isWord) {
		return around > -25;
	}
	if (next === undefined || next.kind === 'mark' || words[candidate.to - 1]?.isPossessive === true) {
		return around > -25;
	}
	if (isCompound(candidate.key, next.folded)) {
		return false;
	}
	if ((settled?.score ?? 30) >= 20 && (wordFlags(candidate.key) & WORD.opener) === 0) {
		return around > -25;
	}
	const flags = wordFlags(next.folded);
	const isVerb =
		(flags & (WORD.companyVerb | WORD.businessVerb | WORD.speechVerb | WORD.takesCompany)) !== 0 ||
		/(?:ed|s)$/.test(next.folded) ||
		(flags & WORD.opener) !== 0;
	return around > 0 || (around > -25 && isVerb);
}

/** "Palo Alto, California" */
function isBeforeState({ sentence: { words }, to }: Candidate): boolean {
	return words[to]?.text === ',' && words[to + 1]?.isCapitalised === true;
}

/** "The American authorities", beside American Airlines: an adjective of place before what no company does. */
function isAdjectiveHere({ form, sentence: { words }, to }: Candidate): boolean {
	return (
		form?.places.some(place => place.isAdjective) === true &&
		words[to - 1]?.isPossessive !== true &&
		isPlainNoun(words[to])
	);
}

/** "Target price", "Shell companies": with these words after it the name is a plain word. */
function isCompound(key: string, next: string): boolean {
	const compounds: Readonly<Record<string, string>> = notCompanies.compounds;
	return Object.hasOwn(compounds, key) && compounds[key]?.split(' ').includes(next) === true;
}

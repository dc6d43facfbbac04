import { foldedText, type Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { DefiniteNoun } from './definiteNouns.js';
import type { Scene } from './scene.js';

/** What a company publishes in its own name, as titles call it. */
const FILING =
	/\b(?:form )?(?:10-?[kq]|8-?k|20-?f|6-?k|s-1|f-1)\b|\b(?:annual|quarterly|interim|half[- ]year(?:ly)?) (?:report|results|filing|accounts)\b|\bprospectus\b|\b(?:letter to (?:our )?shareholders|shareholder letter)\b|\brisk factors\b/i;

/** Whose head speaks in an interview, as its title says: “Interview: Ann Lee, chief executive of Corvid”. */
const INTERVIEW = /\b(?:interview|q ?& ?a|in conversation|podcast|transcript)\b/i;
const HEAD = /^(?:ceo|cfo|coo|cto|chief|head|president|founder|co|chair\w*|boss|director)$/;
const HEAD_OF =
	/\b(?:ceo|cfo|coo|cto|chief|head|president|founder|chair\w*|boss|director|officer|manager)(?: \S+){0,3} (?:of|at)$|\bwith \S+ \S+(?: \S+)? (?:of|at)$|\b(?:ceo|cfo|coo|cto|officer|president|founder|chair\w*|director) ,$/;

/** How many sentences of a note may be its title. */
const TITLE = 2;

/** `Corvid Inc. (the “Company”, “we”, “us” or “our”)`: so far behind a name it says what it is called from then on, in words. */
const DEFINED_REACH = 14;
const FIRST_PERSON = /^(?:we|us|our|ours|ourselves)$/;

/**
 * Whose text a note is, where it is a filing or an interview: the company that it calls “we” or “the Company” in so many words, else the
 * only one that the title of a report names, or whose head the title says speaks. Analysts and journalists say “we” as well; of those nobody
 * is meant.
 */
export function findIssuer(scenes: readonly Scene[]): CompanyHit | undefined {
	for (const scene of scenes) {
		const defined = scene.once(definedIn);
		if (defined !== undefined) {
			return defined;
		}
	}
	const titles = scenes.slice(0, TITLE).filter(({ isHeading }, i) => isHeading || i === 0);
	const [issuer, ...others] = [
		...new Map(titles.flatMap(({ companies }) => companies.map(hit => [hit.id, hit]))).values(),
	];
	const isFiling = scenes.some((scene, i) => (scene.isHeading || i < TITLE) && FILING.test(textOf(scene)));
	const isInterview =
		issuer !== undefined &&
		titles.some(scene => INTERVIEW.test(textOf(scene)) && isHeadOf(scene, issuer));
	return (isFiling || isInterview) && others.length === 0 ? issuer : undefined;
}

function textOf({ sentence: { block, start, end } }: Scene): string {
	return block.text.slice(start, end);
}

/** “Ann Lee, chief executive of Corvid”, “Corvid's chief”. */
function isHeadOf({ sentence: { index, words } }: Scene, { sentence, from, to }: CompanyHit): boolean {
	return (
		sentence === index &&
		(HEAD_OF.test(foldedText(words, 0, from)) ||
			(words[to - 1]?.isPossessive === true && HEAD.test(words[to]?.folded ?? '')))
	);
}

function definedIn({ sentence: { words }, companies }: Scene): CompanyHit | undefined {
	return companies.find(({ to }) => {
		const open = words[to]?.text === '(' ? to : words[to]?.text === ',' ? to + 1 : -1;
		if (words[open]?.text !== '(') {
			return false;
		}
		const own = words.slice(open + 1, open + DEFINED_REACH);
		const close = own.findIndex(({ text }) => text === ')');
		const inside = close < 0 ? [] : own.slice(0, close);
		return inside.some(word => word.isQuoted && (FIRST_PERSON.test(word.folded) || isCompany(word)));
	});
}

function isCompany({ text }: Word): boolean {
	return text === 'Company' || text === 'Group';
}

/** Where a sentence of the issuer's speaks of it: “we”, “our”, “the Company”. Within quotation marks somebody else speaks. */
export function issuerIn(scene: Scene, issuer: CompanyHit): readonly DefiniteNoun[] {
	const places = scene.once(placesOf);
	return places.map(({ from, to }) => ({ from, to, company: issuer }));
}

function placesOf({
	sentence: { words, block, start, end },
	companies,
}: Scene): readonly { readonly from: number; readonly to: number }[] {
	if (
		/[“”]|"[^"]{20,}"/.test(block.text.slice(start, end)) &&
		!/\((?:the )?[“"]/.test(block.text.slice(start, end))
	) {
		return [];
	}
	return words.flatMap(({ folded, isQuoted }, at) => {
		if (FIRST_PERSON.test(folded) && !isQuoted && words[at]?.text !== 'US') {
			return [{ from: at, to: at + 1 }];
		}
		const company = words[at + 1];
		const isTheCompany =
			folded === 'the' &&
			company?.text === 'Company' &&
			!company.isQuoted &&
			!companies.some(hit => hit.from <= at + 1 && hit.to > at + 1);
		return isTheCompany ? [{ from: at, to: at + 2 }] : [];
	});
}

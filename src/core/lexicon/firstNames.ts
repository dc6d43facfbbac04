import { foldWord } from '../base/fold.js';
import firstNames from './data/names/firstNames.json';

const byInitial: Readonly<Record<string, string>> = firstNames.names;

/** What a name's rest must end in or hold to be folded to something else than its small letters. */
const MAY_FOLD =
	/[^ ]*(?:is(?:e[ds]?|ers?|ing|ations?)|our[a-z]*|re[sd]?|c(?:e[sd]?|ing)|gramme[sd]?|fulfil[a-z]*|instal[a-z]*|ll(?:ed|ing|ers?)|catalogues?|[^a-z ][^ ]*)(?![^ ])/g;

/** Names by their folded form where that is not how they are listed: Élodie, Denise. */
let respelled: Set<string> | undefined;

/** Whether a folded word is somebody's first name. Looks through the names of its initial; for many questions remember the answers. */
export function isFirstName(folded: string): boolean {
	respelled ??= readRespelled();
	const rests = byInitial[folded.charAt(0).toUpperCase()];
	return (
		respelled.has(folded) ||
		(rests !== undefined && holds(rests, folded.slice(1)) && foldWord(folded) === folded)
	);
}

/** Whether words joined by spaces are, among others, this one. */
function holds(joined: string, word: string): boolean {
	const SPACE = 32;
	for (let at = joined.indexOf(word); at >= 0 && word !== ''; at = joined.indexOf(word, at + 1)) {
		const end = at + word.length;
		if (
			(at === 0 || joined.charCodeAt(at - 1) === SPACE) &&
			(end === joined.length || joined.charCodeAt(end) === SPACE)
		) {
			return true;
		}
	}
	return false;
}

function readRespelled(): Set<string> {
	const found = new Set<string>();
	for (const [initial, rests] of Object.entries(byInitial)) {
		const isPlain = /^[A-Z]$/.test(initial);
		for (const rest of isPlain ? (rests.match(MAY_FOLD) ?? []) : rests.split(' ')) {
			const name = (initial + rest).toLowerCase();
			const folded = foldWord(name);
			if (folded !== name || !isPlain) {
				found.add(folded);
			}
		}
	}
	return found;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
	' ',
);
const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}\\.?,? (\\d{4})\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** A full date and where it stands in its text. */
interface PlacedDate {
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly start: number;
	readonly end: number;
}

/** The first full date in a text, as `YYYY-MM-DD`. */
export function readDate(text: string): string | undefined {
	return placeDate(text)?.date;
}

/** The year of a date, as much of which is given as may be. */
export function yearOf(date: string | undefined): number | undefined {
	const year = /\b(?:19|20)\d\d\b/.exec(date ?? '');
	return year === null ? undefined : Number(year[0]);
}

const IN_NAME = /(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/;

/** The date in the name of a note's file, as `YYYY-MM-DD`: `2026-04-28 Acme.md`, `20260428-acme.md`. */
export function readFileDate(path: string): string | undefined {
	const [, year, , month, day] = IN_NAME.exec(path.replace(/^.*[/\\]/, '')) ?? [];
	return year === undefined ? undefined : `${year}-${month ?? ''}-${day ?? ''}`;
}

function placeDate(text: string): PlacedDate | undefined {
	const iso = ISO.exec(text);
	if (iso !== null) {
		return { date: iso[0], ...placeOf(iso) };
	}
	const dayFirst = DAY_FIRST.exec(text);
	const found = dayFirst ?? MONTH_FIRST.exec(text);
	const [day, month] = dayFirst === null ? [found?.[2], found?.[1]] : [found?.[1], found?.[2]];
	const year = found?.[3];
	if (found === null || day === undefined || month === undefined || year === undefined) {
		return undefined;
	}
	const number = MONTHS.findIndex(name => name.startsWith(month.toLowerCase().slice(0, 3))) + 1;
	return { date: `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`, ...placeOf(found) };
}

function placeOf({ index, 0: text }: RegExpExecArray): { readonly start: number; readonly end: number } {
	return { start: index, end: index + text.length };
}

/** How far into a line its date line reaches, in characters: farther on a date is one that the text tells of. */
const REACH = 90;

/** The longest date in words: "28th September, 2026". */
const DATE_LENGTH = 20;

/** A place or a weekday behind a date, in characters: "28 April 2026, New Delhi". */
const SHORT = 30;

/** Lower-case words that may stand before the date of a date line or behind it: "posted by J. Roe on", "last updated at". */
const PLAIN = new Set(
	'a an and as at by date dated day edition filed for from issue last min mins minute minutes modified of on or posted publication published read reported reporting story text the time today updated via week with words written'.split(
		' ',
	),
);

/** How a line about something else begins, though with a capital: "Founded on", "Expiry:", "Until". */
const OF_SOMETHING =
	/^(?:(?!(?:created|dated|filed|issued|modified|posted|published|released|reported|updated)\b)[a-z]+ed|after|before|because|born|due|effective|expir(?:es|y)|ends?|from|if|in|on|since|sold|bought|through|till|until|when|while)\b/i;

/** Words of a sentence that says something; a date line has none. */
const VERB =
	/\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|may|must|can|could|says?|said|(?!dated|filed|posted|published|reported|updated|modified)\p{Ll}+ed)\b/u;

/** So many words tell whose text it is: "Calder & Voss Research, European Autos". */
const MOST_WORDS = 12;

/**
 * The date of a line that says when its text was written: a date line, a by-line, a line with little else, the end of a title.
 *
 * ```text
 * LONDON, 28 April 2026 (Reuters) – Acme said     Published on 28 April 2026 by Jane Roe     # Week in deals, 28 April 2026
 *         ~~~~~~~~~~~~~                                        ~~~~~~~~~~~~~                                  ~~~~~~~~~~~~~
 * ```
 * A date inside a sentence is one of what the sentence tells: what expires, who was founded, which year ended.
 */
export function readDateLine(line: string, isTitle: boolean): string | undefined {
	const found = placeDate(line.slice(0, REACH + DATE_LENGTH));
	if (found === undefined || found.start > REACH) {
		return undefined;
	}
	const before = line.slice(0, found.start).trim();
	const after = line.slice(found.end).trim();
	const isDated = leads(before) && (isTitle || closes(after, before));
	return isDated ? found.date : undefined;
}

/** Whether what stands before a date belongs to a date line: names, what the text is, "posted on"; whole parts of it, or none. */
function leads(before: string): boolean {
	const own = before.slice(before.search(/[^,:;|(·•.–—]*$/u)).trim();
	const label = /([^,;|(·•.–—]*):$/u.exec(before)?.[1];
	return (
		isNames(own) &&
		(label === undefined || wordsOf(label).every(word => PLAIN.has(word.toLowerCase()))) &&
		!OF_SOMETHING.test(before) &&
		!OF_SOMETHING.test(own) &&
		!VERB.test(before) &&
		wordsOf(before).length <= MOST_WORDS
	);
}

/** Whether what stands behind a date leaves it by itself: nothing, a mark, a time, an agency, a name. */
function closes(after: string, before: string): boolean {
	const isApart = /[,:;|(·•.–—]$/u.test(before);
	return (
		/^(?:$|[-–—/|·•:;()[\].]|,\s*[([])/u.test(after) ||
		(isApart && after.startsWith(',')) ||
		(before === '' && after.length < SHORT && isNames(after)) ||
		/^,?\s*(?:at )?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|[A-Z]{2,4}\b|$|[-–—|·•(])/u.test(after) ||
		(!after.startsWith(',') && after.length < REACH && isNames(after))
	);
}

/** Whether all words are names, numbers, or such as stand in date lines. */
function isNames(text: string): boolean {
	return wordsOf(text).every(word => !/^\p{Ll}/u.test(word) || PLAIN.has(word));
}

function wordsOf(text: string): readonly string[] {
	return text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’&@-]*/gu) ?? [];
}

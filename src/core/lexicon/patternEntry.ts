/**
 * One wording of a term that is more than a fixed phrase, as it stands in `data/patterns/*.json`.
 *
 * `pattern` is in the language of `matching/pattern.ts`. `with` and `without` are patterns too: at least one of the first must stand
 * in the sentence outside the mention, none of the second anywhere in it. The examples mark the mention with « »; `no` has sentences in which this entry must
 * not match at all.
 */
export interface PatternEntry {
	readonly term: string;
	readonly pattern: string;
	readonly with?: readonly string[];
	readonly without?: readonly string[];
	/** 0 to 1, how surely a match carries the sense. Default 0.85. */
	readonly confidence?: number;
	/** What a sentence must have for it to match, where that was worked out beforehand; see `needTexts`. */
	readonly needs?: readonly string[];
	readonly yes?: readonly string[];
	readonly no?: readonly string[];
}

/**
 * What an alias of `terms.json` needs around it, where it has other senses as well: as `with` and `without` of a pattern.
 * `confidence: 0` takes the alias out.
 */
export interface GuardEntry {
	readonly term: string;
	readonly alias: string;
	readonly with?: readonly string[];
	readonly without?: readonly string[];
	readonly confidence?: number;
	readonly yes?: readonly string[];
	readonly no?: readonly string[];
}

/**
 * What words stand for that would else be read as one of `terms`, whichever wording found them: "over the past «two years»" is no length of
 * a contract. A mention is dropped where what stands between [ and ] in the pattern lies within it. The examples mark that stretch with « ».
 */
export interface MisreadingEntry {
	readonly terms: readonly string[];
	readonly pattern: string;
	readonly yes?: readonly string[];
	readonly no?: readonly string[];
}

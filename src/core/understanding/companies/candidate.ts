import type { Sentence } from '../../markdown/noteText.js';
import type { ListedForm, NameIndex } from './nameIndex.js';
import type { Style } from './noteStyle.js';
import type { Scan } from './scan.js';

/** Where one reads: the sentence, its style, and the names that are known so far. */
export interface ReadingPlace {
	/** The sentence, with what a look at all its words told. */
	readonly scan: Scan;
	readonly style: Style;
	/** The lexicon's names; then those that the note established, if it is read again. */
	readonly indexes: readonly [lists: NameIndex, own?: NameIndex];
}

/** A reason for or against a name, in tenths of certainty: 10 settles an open question, 40 stands against almost anything. */
export interface CompanyCue {
	/** What the words were taken for: `role of`, `apposition`, `deal with`. */
	readonly role: string;
	readonly weight: number;
	/** The words, in the candidate's sentence; empty where the name itself speaks. */
	readonly from: number;
	readonly to: number;
}

/** Words that may name a company. */
export interface Candidate {
	readonly sentence: Sentence;
	readonly style: Style;
	readonly from: number;
	/** With the legal form. */
	readonly to: number;
	/** Without the legal form. */
	readonly core: number;
	/** The folded words without the legal form: what two mentions of one name share. */
	readonly key: string;
	/** As the note shows it, without the legal form. */
	readonly name: string;
	/** The listed name, if it is one. */
	readonly form: ListedForm | undefined;
	/** Whether lists have it as a place only: Palo Alto, which may be short for Palo Alto Networks. */
	readonly isPlace: boolean;
	/** Whether lists have it as a product only. */
	readonly isProduct: boolean;
	/** The company whose name this longer name begins with: Tesco Mobile. */
	readonly owner: ListedForm | undefined;
	/** Whether it looks like a product of its owner: BP Pulse. */
	readonly isProductLike: boolean;
	/** Whether a capital says little here, as any word would have one. */
	readonly isStart: boolean;
	readonly cues: CompanyCue[];
	/** Names that are listed beside it: "A, B and C". */
	readonly siblings: Candidate[];
	/** Sum of the cues. */
	score: number;
}

/** A person named in full. */
export interface Person {
	readonly sentence: number;
	readonly from: number;
	readonly to: number;
	/** Folded. */
	readonly surname: string;
}

/** What the capitals of a sentence may be. */
export interface Capitals {
	readonly candidates: Candidate[];
	/** Towns and regions, each by itself. */
	readonly places: Candidate[];
	readonly persons: Person[];
}

import type { Steps } from '../base/steps.js';
import type { ChangeKind, Certainty, Effect, Fact } from '../understanding/reading.js';
import type { EntityKind, NoteSummary, Place } from './noteSummary.js';

/** Which version of a note a summary is of: of a file on disk its time and size, of an open one its document version. */
export interface NoteStamp {
	/** Milliseconds since 1970; the date of a note that has none of its own. */
	readonly mtime: number;
	/** In bytes. */
	readonly size: number;
}

/** Asked by what takes long; answers come at once and are thrown away when this says so. */
export interface Cancellation {
	readonly isCancelled: boolean;
}

/** Something that stands in at least one note. */
export interface IndexedEntity {
	readonly kind: EntityKind;
	readonly id: string;
	/** The label that most notes give it. */
	readonly label: string;
	/** How notes write it, the most frequent first; the label left out. */
	readonly forms: readonly string[];
	readonly mentions: number;
	readonly notes: number;
}

/** A mention with the note it stands in. */
export interface Occurrence extends Place {
	readonly note: string;
	readonly sentence: Place;
}

/** A name that fits a query, the better the lower its rank (see `rankName`); `form` where not the label made it fit. */
export interface IndexHit {
	readonly entity: IndexedEntity;
	readonly form: string | undefined;
	readonly rank: number;
}

/** One thing that one note says: a line of a dossier. */
export type DossierEvent =
	| {
			readonly kind: 'change';
			readonly term: string;
			readonly change: ChangeKind;
			readonly parties: readonly string[];
			readonly certainty: Certainty;
			readonly evidence: Place;
	  }
	| {
			readonly kind: 'benefit';
			readonly who: string;
			readonly effect: Effect;
			readonly terms: readonly string[];
			readonly certainty: Certainty;
			readonly evidence: Place;
	  }
	| {
			readonly kind: 'fact';
			readonly term: string;
			readonly value: string;
			readonly bound: Fact['bound'];
			readonly parties: readonly string[];
			readonly evidence: Place;
	  };

/** What one note has on the subject of a dossier. */
export interface DossierNote {
	/** The note's id: a URI. */
	readonly note: string;
	readonly title: string;
	/** Of the note itself; else the day its file was changed, and `isFileDate` says so. */
	readonly date: string;
	readonly isFileDate: boolean;
	readonly mentions: readonly Occurrence[];
	/** In the order of the note. */
	readonly events: readonly DossierEvent[];
}

/** Two or more values that notes give for the same kind of fact of the same term between the same companies. */
export interface Contradiction {
	readonly term: string;
	readonly parties: readonly string[];
	readonly kind: Fact['kind'];
	/** The oldest note first. */
	readonly values: readonly {
		readonly note: string;
		readonly date: string;
		readonly value: string;
		readonly bound: Fact['bound'];
		readonly evidence: Place;
	}[];
}

/** All that the folder's notes say of one company, term or group, in the order of time. */
export interface Dossier {
	readonly entity: IndexedEntity;
	readonly notes: readonly DossierNote[];
	readonly contradictions: readonly Contradiction[];
	/** What stands in the same sentences or changes most often, the most frequent first. */
	readonly together: readonly { readonly entity: IndexedEntity; readonly notes: number }[];
}

/** A note that is about the same companies, or about the same rare terms; what it shares are labels, the rarest first. */
export interface RelatedNote {
	readonly note: string;
	readonly title: string;
	readonly score: number;
	readonly companies: readonly string[];
	readonly terms: readonly string[];
}

/** A note by its id, with its title, and its own date or that of its file. */
export interface NoteWith {
	readonly note: string;
	readonly title: string;
	readonly date: string;
}

/**
 * What all notes of the workspace hold, ready for questions. Holds no text of notes. Not synchronised: belongs to one thread.
 *
 * A note is named by its id, in VS Code its URI.
 */
export interface WorkspaceIndex {
	/** How many notes it holds. */
	readonly size: number;
	/** Rises with every change, so that answers can be kept. */
	readonly revision: number;
	/** Takes a note in, in the place of what it had of it. */
	set(note: string, stamp: NoteStamp, summary: NoteSummary): void;
	/** The same with what `encodeSummary` made of the summary, in a third of the time; false, and nothing done, where they are no such bytes. */
	setEncoded(note: string, stamp: NoteStamp, bytes: Uint8Array): boolean;
	remove(note: string): void;
	/** A note that has another name now; what stood under that name goes. */
	rename(from: string, to: string): void;
	stampOf(note: string): NoteStamp | undefined;
	notes(): Iterable<string>;
	summaryOf(note: string): NoteSummary | undefined;
	titleOf(note: string): string | undefined;
	/** Who published it; empty where it does not say. */
	sourceOf(note: string): string | undefined;
	/** All there is, by kind and label. */
	entities(kind?: EntityKind): readonly IndexedEntity[];
	/** Gets that ready in steps, as with `dossierSteps`: `entities` then has it at once, until notes change. */
	entitySteps(): Steps<void>;
	entity(kind: EntityKind, id: string): IndexedEntity | undefined;
	/** The names that fit, the best first. */
	find(
		query: string,
		options?: {
			readonly limit?: number;
			readonly kinds?: readonly EntityKind[];
			readonly cancellation?: Cancellation;
		},
	): readonly IndexHit[];
	/** The notes that have all of these, the newest first; costs the notes that have one, and sorting those that have all. */
	notesWith(entities: readonly Pick<IndexedEntity, 'kind' | 'id'>[]): readonly NoteWith[];
	/** Every mention, note by note, in the order of the notes' dates; none when it is no longer wanted. */
	occurrences(kind: EntityKind, id: string, cancellation?: Cancellation): readonly Occurrence[];
	/** The same in steps, as with `dossierSteps`. */
	occurrenceSteps(kind: EntityKind, id: string): Steps<readonly Occurrence[]>;
	dossier(kind: EntityKind, id: string): Dossier | undefined;
	/**
	 * The same in steps of a millisecond or so: whoever has to stay responsive pauses between two of them. When notes change meanwhile
	 * it is begun anew, but not for ever: in the end all that is left is one step.
	 */
	dossierSteps(kind: EntityKind, id: string): Steps<Dossier | undefined>;
	/** Of all notes, in the order of term, kind and parties. */
	contradictions(): readonly Contradiction[];
	/** The same in steps, as with `dossierSteps`. */
	contradictionSteps(): Steps<readonly Contradiction[]>;
	/** Makes in such steps what the first questions after reading a file would wait for. Need not be done; given up when notes change. */
	prepareSteps(): Steps<void>;
	related(note: string, limit: number): readonly RelatedNote[];
	/** The same in steps, as with `dossierSteps`. */
	relatedSteps(note: string, limit: number): Steps<readonly RelatedNote[]>;
}

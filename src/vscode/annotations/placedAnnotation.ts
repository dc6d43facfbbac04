import type * as vscode from 'vscode';
import type { Annotation, AnnotationChanges, Reply } from '../../core/annotations/annotation.js';
import type { Span } from '../../core/base/span.js';

/** Where a passage stands now: surely, at one of several places, or nowhere. UTF-16 units of the note. */
export type Placement =
	| { readonly kind: 'found'; readonly span: Span }
	| { readonly kind: 'unsure'; readonly spans: readonly Span[] }
	| { readonly kind: 'lost' };

/** An annotation with its answers and its place. */
export interface PlacedAnnotation {
	readonly note: vscode.Uri;
	readonly annotation: Annotation;
	readonly replies: readonly Reply[];
	readonly place: Placement;
}

/** A note that has annotations. An orphan is one that is no longer there. */
export interface AnnotatedNote {
	readonly note: vscode.Uri;
	readonly isOrphan: boolean;
	readonly annotations: readonly PlacedAnnotation[];
}

/** What a new annotation is made of. */
export interface AnnotationDraft {
	readonly kind: Annotation['kind'];
	readonly body: string;
	readonly tags: readonly string[];
}

/** What the user may change in an annotation. */
export type AnnotationRevision = Pick<AnnotationChanges, 'body' | 'kind' | 'tags' | 'state'>;

/** An annotation or reply by its id; with its note where two folders might hold the same one, as two clones of a folder do. */
export type AnnotationRef = string | { readonly note: vscode.Uri; readonly id: string };

/** What is wrong with an annotation file. */
export interface AnnotationProblem {
	/** The file in `.pactmark`. */
	readonly uri: vscode.Uri;
	/** Counted from 1; `undefined` where the file as a whole is meant. */
	readonly line: number | undefined;
	readonly message: string;
	/** Whether it keeps us from writing the file. */
	readonly isFatal: boolean;
}

// Every name that the manifest and the code share, typed once. A test holds the two together.

/** Commands that the manifest declares. */
export const COMMANDS = {
	lookUp: 'pactmark.lookUp',
	explainMention: 'pactmark.explainMention',
	goToNextMention: 'pactmark.goToNextMention',
	goToPreviousMention: 'pactmark.goToPreviousMention',
	toggleHighlights: 'pactmark.toggleHighlights',
	focusReadingView: 'pactmark.focusReadingView',
	filterReadingView: 'pactmark.filterReadingView',
	clearReadingViewFilter: 'pactmark.clearReadingViewFilter',
	groupReadingView: 'pactmark.groupReadingView',
	openSampleNotes: 'pactmark.openSampleNotes',
	correctMention: 'pactmark.correctMention',
	notThisSense: 'pactmark.notThisSense',
	neverMarkAlias: 'pactmark.neverMarkAlias',
	thisIsCompany: 'pactmark.thisIsCompany',
	thisIsTerm: 'pactmark.thisIsTerm',
	wrongChange: 'pactmark.wrongChange',
	wrongEffect: 'pactmark.wrongEffect',
	acceptMention: 'pactmark.acceptMention',
	addAliasOf: 'pactmark.addAliasOf',
	addTerm: 'pactmark.addTerm',
	addCompany: 'pactmark.addCompany',
	undoLastCorrection: 'pactmark.undoLastCorrection',
	showCorrections: 'pactmark.showCorrections',
	annotateSelection: 'pactmark.annotateSelection',
	restoreAnnotation: 'pactmark.restoreAnnotation',
	/** Of a comment thread and its comments; not in the palette. */
	resolveAnnotation: 'pactmark.resolveAnnotation',
	reopenAnnotation: 'pactmark.reopenAnnotation',
	changeAnnotationKind: 'pactmark.changeAnnotationKind',
	editAnnotationTags: 'pactmark.editAnnotationTags',
	deleteAnnotation: 'pactmark.deleteAnnotation',
	replyToAnnotation: 'pactmark.replyToAnnotation',
	editComment: 'pactmark.editComment',
	saveComment: 'pactmark.saveComment',
	cancelComment: 'pactmark.cancelComment',
	deleteReply: 'pactmark.deleteReply',
	openDossier: 'pactmark.openDossier',
	relatedNotes: 'pactmark.relatedNotes',
	showWorkspace: 'pactmark.showWorkspace',
	showThisNote: 'pactmark.showThisNote',
	/** Of a row of the view; not in the palette. */
	goToNextMentionOf: 'pactmark.goToNextMentionOf',
	lookUpRow: 'pactmark.lookUpRow',
	copyQuote: 'pactmark.copyQuote',
	exportAnnotations: 'pactmark.exportAnnotations',
	copyCitation: 'pactmark.copyCitation',
	arrangeAnnotations: 'pactmark.arrangeAnnotations',
	filterAnnotations: 'pactmark.filterAnnotations',
	clearAnnotationsFilter: 'pactmark.clearAnnotationsFilter',
	/** Of a row of the annotations view; not in the palette. */
	resolveAnnotationRow: 'pactmark.resolveAnnotationRow',
	reopenAnnotationRow: 'pactmark.reopenAnnotationRow',
	deleteAnnotationRow: 'pactmark.deleteAnnotationRow',
	chooseAnnotationPlace: 'pactmark.chooseAnnotationPlace',
	attachAnnotation: 'pactmark.attachAnnotation',
} as const;

/** Commands that only our own links and rows run. */
export const INNER_COMMANDS = {
	/** Shows a stretch of a note that is open: uri, start, end, version of the document. */
	reveal: 'pactmark._reveal',
	/** Goes to the next mention of one company, term or beneficiary: kind, id. */
	nextMentionOf: 'pactmark._nextMentionOf',
	/** Shows the note in front in the reading view, whatever it showed before, and goes there. */
	showCounted: 'pactmark._showCounted',
	/** Opens the card of one company, term or beneficiary: kind, id. */
	showCard: 'pactmark._showCard',
	/** Opens the dossier of one company, term or beneficiary: kind, id. */
	showDossier: 'pactmark._showDossier',
	/** Shows a stretch of a note that the index knows: uri, and the place by its offsets, its lines and its columns. */
	showPlace: 'pactmark._showPlace',
	/** Quotes every note in a dossier that is open: its uri. */
	quoteAll: 'pactmark._quoteAll',
	/** Shows more rows of the workspace under one: its id. */
	moreRows: 'pactmark._moreRows',
	/** Shows the passage of an annotation: the uri of its note, id. */
	showAnnotation: 'pactmark._showAnnotation',
	/** Copies a stretch of a note that is open as a citation: uri, start, end, version of the document. */
	cite: 'pactmark._cite',
	/** Offers what can be put right about one mention: uri, kind, id, start. */
	correct: 'pactmark._correct',
	/** Begins an annotation of a stretch of a note that is open: uri, start, end, version of the document. */
	annotate: 'pactmark._annotate',
	/** Stops reading notes for the index, and goes on with it. */
	stopIndexing: 'pactmark._stopIndexing',
	resumeIndexing: 'pactmark._resumeIndexing',
	/** Shows an annotation and opens its thread: uri of its note, id. */
	openAnnotation: 'pactmark._openAnnotation',
} as const;

/** Whose comment threads are ours, for `when` clauses. */
export const COMMENT_CONTROLLER = 'pactmark.annotations';

/** The views and the container that holds them. */
export const VIEW = 'pactmark.reading';
export const ANNOTATIONS_VIEW = 'pactmark.annotations';
export const VIEW_CONTAINER = 'pactmark';

/** The language of `.pactmark/lexicon.yaml`, and the scheme under which entries that come with Pactmark are shown. */
export const LEXICON_LANGUAGE = 'pactmark-lexicon';

/** The scheme and the language of dossiers, and the folder in their addresses that gives them that language. */
export const DOSSIER = 'pactmark-dossier';

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = {
	/** What the reading view is about: see `Scope`. */
	scope: 'pactmark.scope',
	/** What the view has to show: see `ViewState`. */
	viewState: 'pactmark.viewState',
	isFiltered: 'pactmark.isFiltered',
	/** What the annotations view has to show: see `AnnotationsState`. */
	annotationsState: 'pactmark.annotationsState',
	annotationsFiltered: 'pactmark.annotationsFiltered',
} as const;

/** What the reading view is about: the note in front, or all notes of the workspace. */
export type Scope = 'note' | 'workspace';

/** What the reading view shows when it has no rows; `rows` when it has. The last three are of the workspace. */
export type ViewState =
	| 'noNote'
	| 'reading'
	| 'nothingFound'
	| 'nothingFits'
	| 'unreadable'
	| 'rows'
	| 'indexing'
	| 'noIndex'
	| 'emptyWorkspace';

/** What the annotations view shows when it has no rows; `rows` when it has. */
export type AnnotationsState = 'none' | 'nothingFits' | 'rows';

/** Colours that themes and users can set. */
export const COLORS = {
	companyBorder: 'pactmark.companyBorder',
	companyBackground: 'pactmark.companyBackground',
	termBorder: 'pactmark.termBorder',
	termBackground: 'pactmark.termBackground',
	beneficiaryBorder: 'pactmark.beneficiaryBorder',
	beneficiaryBackground: 'pactmark.beneficiaryBackground',
	annotationBorder: 'pactmark.annotationBorder',
	annotationBackground: 'pactmark.annotationBackground',
} as const;

/** The first part of every setting's name. */
export const SECTION = 'pactmark';

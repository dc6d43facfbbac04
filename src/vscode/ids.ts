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
	/** Of a row of the view; not in the palette. */
	goToNextMentionOf: 'pactmark.goToNextMentionOf',
	lookUpRow: 'pactmark.lookUpRow',
	copyQuote: 'pactmark.copyQuote',
} as const;

/** Commands that only our own links and rows run. */
export const INNER_COMMANDS = {
	/** Shows a stretch of a note that is open: uri, start, end. */
	reveal: 'pactmark._reveal',
	/** Goes to the next mention of one company, term or beneficiary: kind, id. */
	nextMentionOf: 'pactmark._nextMentionOf',
	/** Opens the card of one company, term or beneficiary: kind, id. */
	showCard: 'pactmark._showCard',
} as const;

/** The view and the container that holds it. */
export const VIEW = 'pactmark.reading';
export const VIEW_CONTAINER = 'pactmark';

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = {
	/** What the view has to show: see `ViewState`. */
	viewState: 'pactmark.viewState',
	isFiltered: 'pactmark.isFiltered',
} as const;

/** What the reading view shows when it has no rows; `rows` when it has. */
export type ViewState = 'noNote' | 'reading' | 'nothingFound' | 'nothingFits' | 'unreadable' | 'rows';

/** Colours that themes and users can set. */
export const COLORS = {
	companyBorder: 'pactmark.companyBorder',
	companyBackground: 'pactmark.companyBackground',
	termBorder: 'pactmark.termBorder',
	termBackground: 'pactmark.termBackground',
	beneficiaryBorder: 'pactmark.beneficiaryBorder',
	beneficiaryBackground: 'pactmark.beneficiaryBackground',
} as const;

/** The first part of every setting's name. */
export const SECTION = 'pactmark';

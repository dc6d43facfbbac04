import { checkLexicon } from './checkLexicon.js';
import { createBundledLexicon } from './lexicon/bundled.js';
import { editLexicon } from './lexicon/editLexicon.js';
import { cleanAlias, guessCompanyAliases, guessTermAliases } from './lexicon/guessAliases.js';
import { mergeLexicon } from './lexicon/mergeLexicon.js';
import { parseLexicon } from './lexicon/parseLexicon.js';
import { parseNoteEntry } from './lexicon/parseNoteEntry.js';
import { printLexiconEntry } from './lexicon/printLexiconEntry.js';
import { findWrittenName, likeBefore, renameInLexicon } from './lexicon/renameInLexicon.js';

/** All that is done with lexicon files, for whoever edits them: reading, judging, changing, guessing aliases. */
export const lexiconTools = Object.freeze({
	checkLexicon,
	cleanAlias,
	createBundledLexicon,
	editLexicon,
	findWrittenName,
	guessCompanyAliases,
	guessTermAliases,
	likeBefore,
	mergeLexicon,
	parseLexicon,
	parseNoteEntry,
	printLexiconEntry,
	renameInLexicon,
});

/** The type of `lexiconTools`. */
export type LexiconTools = typeof lexiconTools;

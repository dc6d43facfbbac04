import { foldWord } from '../../base/fold.js';

/** The folded words of a name. */
export function foldedWords(name: string): string[] {
	return name.split(/[\s-]+/).map(foldWord);
}

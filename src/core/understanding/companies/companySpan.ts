import type { Span } from '../../base/span.js';
import { sourceSpan, type NoteText } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';

/** Where a company's mention stands in the note's source: as its words, with the possessive ending where that belongs to the name (McDonald’s). */
export function companySpan(note: NoteText, hit: CompanyHit): Span {
	const sentence = note.sentences[hit.sentence];
	if (sentence === undefined) {
		return { start: 0, end: 0 };
	}
	const start = sentence.words[hit.from]?.start;
	const end = sentence.words[hit.to - 1]?.end;
	if (
		end !== undefined &&
		start !== undefined &&
		!hit.isDescriptive &&
		endsInDot(sentence.block.text, end)
	) {
		return sourceSpan(sentence, hit.from, hit.to + 1); // "Tarn & Co.", "R.F.N."
	}
	if (hit.keepsPossessive !== true || start === undefined || end === undefined) {
		return sourceSpan(sentence, hit.from, hit.to);
	}
	const ending = /^['’ʼ]s?/i.exec(sentence.block.text.slice(end, end + 2))?.[0] ?? '';
	return sentence.block.map.toSource({ start, end: end + ending.length });
}

/** Whether the full stop at `end` belongs to the abbreviation before it. */
function endsInDot(text: string, end: number): boolean {
	return (
		text.charAt(end) === '.' &&
		/(?:[\s,](?:Co|Inc|Corp|Ltd|Bros)|(?:\p{Lu}\.)+\p{Lu})$/u.test(text.slice(Math.max(0, end - 8), end))
	);
}

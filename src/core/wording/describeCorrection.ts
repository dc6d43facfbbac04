import { unreachable } from '../base/unreachable.js';
import type { Correction, WrongEffect } from '../annotations/corrections.js';
import type { ChangeKind, Effect } from '../understanding/reading.js';
import { changeLabel, effectLabel } from './labels.js';
import type { Say } from './say.js';

/** What a correction says, in a sentence. `nameOf` gives the name that belongs to an id. */
export function describeCorrection(say: Say, correction: Correction, nameOf: (id: string) => string): string {
	switch (correction.type) {
		case 'not-this-sense':
			return say(
				'“{0}” does not mean {1} here',
				clip(correction.quote.exact),
				nameOf(correction.target),
			);
		case 'never-mark-alias':
			return say('“{0}” never means {1}', clip(correction.alias), nameOf(correction.target));
		case 'company-is':
			return correction.of.kind === 'name'
				? say(
						'“{0}” is the company {1}, wherever it stands',
						clip(correction.of.name),
						clip(correction.label),
					)
				: say(
						'“{0}” is the company {1} here',
						clip(correction.of.quote.exact),
						clip(correction.label),
					);
		case 'term-is':
			return say('“{0}” means {1} here', clip(correction.quote.exact), clip(correction.label));
		case 'wrong-effect':
			return describeRight(say, correction, nameOf(correction.target));
		case 'accept':
			return say(
				'“{0}” is rightly marked as {1}',
				clip(correction.quote.exact),
				nameOf(correction.target),
			);
		default:
			return unreachable(correction);
	}
}

/** Who made a correction and on which day; empty where the file does not say. */
export function describeMaker({ author, created }: Correction): string {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(created)?.[0] ?? '';
	return [clip(author), day].filter(part => part !== '').join(', ');
}

function describeRight(say: Say, { kind, right }: WrongEffect, name: string): string {
	switch (right) {
		case 'none':
			return say('{0}: the sentence says nothing of the kind', name);
		case 'denied':
			return say('{0}: the sentence says that there is none', name);
		default:
			return say(
				'{0}: {1} is right',
				name,
				kind === 'change' ? changeLabel(say, right as ChangeKind) : effectLabel(say, right as Effect),
			);
	}
}

/** Files are written by people and by others' programs: a line stays a line. */
function clip(text: string): string {
	const line = text
		.slice(0, 400)
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}

import type { Span } from '../base/span.js';
import type { TextQuote } from './annotation.js';
import type { Field, Json } from './json.js';
import type { RecordFields } from './recordFields.js';

/** Reads a `TextQuoteSelector`; its `type` is taken and not looked at, for no other kind was ever written. */
export function readQuote(selector: RecordFields | undefined): TextQuote | undefined {
	selector?.text('type');
	const exact = selector?.text('exact') ?? '';
	const [prefix, suffix] = [selector?.text('prefix') ?? '', selector?.text('suffix') ?? ''];
	return exact === '' ? undefined : { exact, prefix, suffix };
}

/** Reads a `TextPositionSelector`. One that makes no sense is as good as none: it is a hint. */
export function readPosition(selector: RecordFields | undefined): Span | undefined {
	selector?.text('type');
	const [start, end] = [selector?.number('start'), selector?.number('end')];
	return start === undefined || end === undefined || end < start ? undefined : { start, end };
}

/** Unknown fields within a selector, remembered among the record's under the selector's name. */
export function leftIn(name: string, fields: RecordFields | undefined): readonly Field[] {
	const rest = fields?.rest() ?? [];
	return rest.length === 0 ? [] : [[name, Object.fromEntries(rest)]];
}

/** The fields `quote` and `position` as W3C selectors, with what `leftIn` remembered of them. */
export function writePlace(
	{ quote, position }: { readonly quote: TextQuote; readonly position: Span | undefined },
	extra: readonly Field[],
): readonly Field[] {
	const { exact, prefix, suffix } = quote;
	const fields: Field[] = [
		['quote', withLeft('quote', extra, { type: 'TextQuoteSelector', exact, prefix, suffix })],
	];
	if (position !== undefined) {
		const { start, end } = position;
		fields.push(['position', withLeft('position', extra, { type: 'TextPositionSelector', start, end })]);
	}
	return fields;
}

function withLeft(name: string, extra: readonly Field[], selector: Readonly<Record<string, Json>>): Json {
	const left = extra.find(field => field[0] === name)?.[1];
	return Object.fromEntries([...Object.entries(selector), ...Object.entries(left ?? {})]);
}

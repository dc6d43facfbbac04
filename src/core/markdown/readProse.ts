import { decodeString } from 'micromark-util-decode-string';
import type { Link, Nodes } from 'mdast';
import { OffsetMap, START, type Origin } from '../base/offsetMap.js';
import type { Span } from '../base/span.js';

/** Stands where the note has code or an image: a character that is no part of any word. */
export const PLACEHOLDER = '\ufffc';

/** `&CounterClockwiseContourIntegral;` is the longest name. */
const LONGEST_ENTITY = 34;

/** The text that a reader sees of a heading, a paragraph or a cell, and the way back to the source. */
export interface Prose {
	readonly text: string;
	readonly map: OffsetMap;
}

/**
 * Joins the text below a node.
 *
 * ```text
 * source  a **rev** share of 5&nbsp;%,\n> see [the deal](https://x.y)
 * text    a rev share of 5 %,\n see the deal
 * ```
 * Emphasis and links are looked through; code and images become `PLACEHOLDER`; HTML, link targets and footnote marks
 * are left out; a link that shows its own address is left out as well.
 */
export function readProse(source: string, node: Nodes, origin: Origin = START): Prose {
	const parts: string[] = [];
	const map = new OffsetMap(origin);
	let length = 0;
	const add = (text: string, start: number, whole = 0): void => {
		map.add(length, start, whole);
		parts.push(text);
		length += text.length;
	};
	const waiting: Nodes[] = [node];
	for (let child = waiting.pop(); child !== undefined; child = waiting.pop()) {
		const span = spanOf(child);
		switch (child.type) {
			case 'text':
				alignText(source, span, child.value, add);
				break;
			case 'break':
				add('\n', span.start, span.end - span.start);
				break;
			case 'inlineCode':
			case 'image':
			case 'imageReference':
				add(PLACEHOLDER, span.start, span.end - span.start);
				break;
			default:
				if ('children' in child && !(child.type === 'link' && isBareAddress(child))) {
					for (const grandchild of child.children.toReversed()) {
						waiting.push(grandchild);
					}
				}
		}
	}
	return { text: parts.join(''), map };
}

/** Where a node stands in the source. remark gives every node it parses a position. */
export function spanOf(node: Nodes): Span {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function isBareAddress({ children, url }: Link): boolean {
	const [only] = children;
	return children.length === 1 && only?.type === 'text' && showsAddress(only.value, url);
}

/** Whether what a link shows is no prose but an address: its own, or one that looks like it. */
export function showsAddress(text: string, url: string): boolean {
	const shown = text.toLowerCase();
	return url.toLowerCase().endsWith(shown) || /^(https?:\/\/|www\.)/.test(shown);
}

/**
 * Walks a text node's value beside its source, which differ: entities and escapes are resolved, and the marks before a
 * soft-wrapped line of a quote or a list are dropped.
 *
 * ```text
 * source  A&amp;B \* c\n> d
 * value   A&B * c\nd
 * ```
 */
function alignText(
	source: string,
	span: Span,
	value: string,
	add: (text: string, start: number, whole?: number) => void,
): void {
	if (span.end - span.start === value.length) {
		add(value, span.start);
		return;
	}
	let at = span.start;
	let copied = 0;
	let copiedFrom = at;
	const flush = (end: number): void => {
		if (end > copied) {
			add(value.slice(copied, end), copiedFrom);
		}
	};
	let i = 0;
	while (i < value.length && at < span.end) {
		if (isEscape(source, at)) {
			flush(i);
			copied = i++;
			copiedFrom = at + 1;
			at += 2;
			continue;
		}
		const entity = entityAt(source, at, span.end);
		if (entity === undefined && isSame(value[i], source[at])) {
			i++;
			at++;
			continue;
		}
		flush(i);
		if (entity === undefined) {
			at++; // The mark and indent before a wrapped line.
		} else {
			add(entity.value, at, entity.length);
			i += entity.value.length;
			at += entity.length;
		}
		copied = i;
		copiedFrom = at;
	}
	flush(i);
	if (i < value.length) {
		add(value.slice(i), Math.max(span.start, span.end - 1), 1); // Never seen; keeps every offset inside the node.
	}
}

/** A backslash before punctuation: what follows stands for itself. */
function isEscape(source: string, at: number): boolean {
	return source[at] === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1));
}

/** Markdown replaces a null character by the replacement character. */
function isSame(shown: string | undefined, written: string | undefined): boolean {
	return shown === written || (shown === '\ufffd' && written === '\0');
}

/** The entity that begins here: its length in the source, and what it stands for. */
export function entityAt(
	source: string,
	at: number,
	end: number,
): { readonly length: number; readonly value: string } | undefined {
	const written =
		source[at] === '&'
			? /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});/.exec(
					source.slice(at, Math.min(end, at + LONGEST_ENTITY)),
				)?.[0]
			: undefined;
	const value = written === undefined ? undefined : decodeString(written);
	return written === undefined || value === undefined || value === written
		? undefined
		: { length: written.length, value };
}

import type { Nodes, PhrasingContent } from 'mdast';
import { OffsetMap } from '../base/offsetMap.js';
import type { Span } from '../base/span.js';

/** Stands where the note has code or an image: a character that is no part of any word. */
export const PLACEHOLDER = '\ufffc';

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
export function readProse(source: string, node: Nodes): Prose {
	const parts: string[] = [];
	const map = new OffsetMap();
	let length = 0;
	const add = (text: string, start: number, whole = 0): void => {
		map.add(length, start, whole);
		parts.push(text);
		length += text.length;
	};
	const visit = (child: Nodes): void => {
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
			case 'link':
				if (!isBareAddress(child.children, child.url)) {
					child.children.forEach(visit);
				}
				break;
			default:
				if ('children' in child) {
					child.children.forEach(visit);
				}
		}
	};
	visit(node);
	return { text: parts.join(''), map };
}

/** Where a node stands in the source. remark gives every node it parses a position. */
export function spanOf(node: Nodes): Span {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function isBareAddress(children: readonly PhrasingContent[], url: string): boolean {
	const [only] = children;
	if (children.length !== 1 || only?.type !== 'text') {
		return false;
	}
	const shown = only.value.toLowerCase();
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
		if (value[i] === source[at] && !isEntity(source, at, value, i)) {
			i++;
			at++;
			continue;
		}
		flush(i);
		const entity = entityAt(source, at, span.end);
		if (entity > 0) {
			const size =
				value.codePointAt(i) === undefined ? 0 : entityValueLength(value, i, source, at + entity);
			add(value.slice(i, i + size), at, entity);
			i += size;
			at += entity;
		} else {
			at++; // An escape's backslash, or the mark and indent before a wrapped line.
		}
		copied = i;
		copiedFrom = at;
	}
	flush(i);
	if (i < value.length) {
		add(value.slice(i), Math.max(span.start, span.end - 1), 1); // Never seen; keeps every offset inside the node.
	}
}

/** `&` stands for itself unless it opens an entity: `&amp;` yields `&` as well. */
function isEntity(source: string, at: number, value: string, i: number): boolean {
	return (
		source[at] === '&' &&
		/^&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});/.test(source.slice(at, at + 34)) &&
		value.slice(i, i + 34) !== source.slice(at, at + 34)
	);
}

function entityAt(source: string, at: number, end: number): number {
	if (source[at] !== '&') {
		return 0;
	}
	const match = /^&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});/.exec(
		source.slice(at, Math.min(end, at + 34)),
	);
	return match === null ? 0 : match[0].length;
}

/** Entities stand for one or two code points; two only where what follows would not fit otherwise. */
function entityValueLength(value: string, i: number, source: string, next: number): number {
	const first = (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
	const isFit =
		i + first >= value.length ||
		value[i + first] === source[next] ||
		/[&\\\n]/.test(source[next] ?? '\n');
	return isFit ? first : first + ((value.codePointAt(i + first) ?? 0) > 0xffff ? 2 : 1);
}

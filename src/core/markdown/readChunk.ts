import type { Nodes } from 'mdast';
import { START, type Origin } from '../base/offsetMap.js';
import type { PlacedBlock } from './block.js';
import { isPreface, type Carried } from './cutChunks.js';
import { labelKeys, type Definitions } from './definitions.js';
import { readFastBlocks } from './fastBlocks.js';
import { parseMarkdown } from './parse.js';
import { readBlocks } from './readBlocks.js';
import { tame } from './tame.js';

/** A chunk as it was cut from its note. */
export interface ChunkText {
	readonly text: string;
	/** What began in a chunk before it. */
	readonly carried: Carried | undefined;
}

/** What a chunk is read with. */
export interface ChunkOptions {
	/** What is defined anywhere in the note. */
	readonly definitions: Definitions;
	/** Where the chunk begins. */
	readonly origin: Origin;
}

/** Ends whatever stands before it, has no prose itself, and keeps a rule at the beginning of a chunk from opening a front matter. */
const SEAM = '<!-- -->\n\n';

/**
 * The prose of a chunk, block by block, as it is read within its note.
 *
 * There are two ways to it with one answer: `readFastBlocks`, where it does not decline, else remark.
 */
export function readChunk(chunk: ChunkText, options: ChunkOptions): PlacedBlock[] {
	const { text, carried } = chunk;
	if (carried?.kind === 'fence' || carried?.kind === 'comment' || isPreface(chunk)) {
		return []; // The cutter ends such a chunk where the fence or comment ends.
	}
	if (carried?.kind !== 'table') {
		return readLines(text, options);
	}
	const columns = carried.head.columns(options.definitions, head => readColumns(head, options));
	return readLines(text, { ...options, columns });
}

function readColumns(head: string, { definitions }: ChunkOptions): readonly string[] {
	return readLines(head, { definitions, origin: START }).map(block => block.text);
}

interface LinesOptions extends ChunkOptions {
	/** What the columns are called of the table whose rows the text begins with. */
	readonly columns?: readonly string[];
}

function readLines(text: string, options: LinesOptions): PlacedBlock[] {
	const fast = readFastBlocks(text, options);
	if (fast !== undefined) {
		return fast;
	}
	const tamed = tame(text);
	return (tamed === text ? undefined : readFastBlocks(tamed, options)) ?? readWithTree(tamed, options);
}

/** A head for rows to stand below: how many columns it has does not matter to them. */
const ANY_HEAD = '| |\n|-|\n';

/** The same as `readChunk`, by remark alone: the truth that the quick reader is held against. */
export function readWithTree(text: string, { definitions, origin, columns }: LinesOptions): PlacedBlock[] {
	const before = definitionsFor(text, definitions) + SEAM + (columns === undefined ? '' : ANY_HEAD);
	const source = before + tame(text);
	const shifted = new Shifted(origin, before.length);
	return readBlocks(source, parseMarkdown(source), shifted, columns).filter(
		block => block.span.start >= origin.base,
	);
}

/** Whether nothing is left open after these whole lines and an empty one. */
export function isClosed(text: string): boolean {
	const source = `${SEAM}${tame(text)}\n\nx`;
	const last = parseMarkdown(source).children.at(-1);
	return last?.type === 'paragraph' && last.position?.start.offset === source.length - 1;
}

const NO_LABELS: readonly string[] = [];

/** The labels that a chunk defines, as written; those of footnotes begin with `^`. */
export function readDefinitions({ text, carried }: ChunkText): readonly string[] {
	const isProse = carried?.kind !== 'fence' && carried?.kind !== 'comment';
	if (!isProse || !text.includes(']:') || isPreface({ text, carried })) {
		return NO_LABELS;
	}
	const labels: string[] = [];
	// What ends a table may be followed by a definition.
	const before = carried?.kind === 'table' ? SEAM + ANY_HEAD : SEAM;
	const waiting: Nodes[] = [parseMarkdown(before + tame(text))];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type === 'definition') {
			labels.push(node.identifier);
		} else if (node.type === 'footnoteDefinition') {
			labels.push(`^${node.identifier}`);
		}
		if ('children' in node) {
			for (const child of node.children) {
				waiting.push(child);
			}
		}
	}
	return labels;
}

/** The definitions that a text may refer to, written out anew: their labels, leading nowhere. */
function definitionsFor(text: string, definitions: Definitions): string {
	if (definitions.size === 0) {
		return '';
	}
	const written: string[] = [];
	for (const key of labelKeys(text)) {
		for (const label of definitions.labelsOf(key)) {
			written.push(`[${label}]: x\n\n`);
		}
	}
	return written.join('');
}

/** Whether a chunk, or the head of the table whose rows it holds, may refer to one of the labels with these keys. */
export function mayReferTo({ text, carried }: ChunkText, keys: ReadonlySet<string>): boolean {
	const hasOne = (each: string): boolean =>
		each.includes('[') && [...labelKeys(each)].some(key => keys.has(key));
	return hasOne(text) || (carried?.kind === 'table' && hasOne(carried.head.text));
}

/** A place before another. */
class Shifted implements Origin {
	readonly #origin: Origin;
	readonly #back: number;

	constructor(origin: Origin, back: number) {
		this.#origin = origin;
		this.#back = back;
	}

	get base(): number {
		return this.#origin.base - this.#back;
	}
}

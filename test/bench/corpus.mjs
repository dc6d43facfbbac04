// Real prose to measure on, and folders of notes put together from it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from './anchoringText.mjs';
import { ROOT } from './bundle.mjs';

const FOLDERS = [
	'media/samples',
	'test/fixtures/articles',
	'test/fixtures/news/learned',
	'../shared/eval/dev',
	'../shared/eval/seed',
];

function filesIn(folder, suffix) {
	try {
		const names = readdirSync(join(ROOT, folder)).filter(name => name.endsWith(suffix));
		return names.map(name => join(ROOT, folder, name));
	} catch {
		return []; // Articles beside the checkout are not everywhere.
	}
}

/** Articles as somebody wrote or clipped them, with their front matter. */
export function readArticles() {
	return FOLDERS.flatMap(folder => filesIn(folder, '.md')).map(file => readFileSync(file, 'utf8'));
}

/** The first articles, `letters` of them in all or a little more. @param {number} letters */
export function readSomeArticles(letters) {
	let sum = 0;
	return readArticles().filter(text => {
		const isWanted = sum < letters;
		sum += isWanted ? text.length : 0;
		return isWanted;
	});
}

/** READMEs of installed packages: code, tables, badges, lists. @param {number} letters how many in all, about */
export function readReadmes(letters) {
	const modules = join(ROOT, 'node_modules');
	const folders = readdirSync(modules)
		.filter(name => !name.startsWith('.'))
		.flatMap(name =>
			name.startsWith('@') ? readdirSync(join(modules, name)).map(own => join(name, own)) : name,
		);
	const texts = [];
	for (let sum = 0, i = 0; sum < letters && i < folders.length; i++) {
		try {
			const text = readFileSync(join(modules, folders[i], 'README.md'), 'utf8');
			texts.push(text);
			sum += text.length;
		} catch {
			// A package without one.
		}
	}
	return texts;
}

/** Paragraphs of the articles, lists and tables as they stand; no front matter. */
function readParagraphs() {
	return readArticles()
		.flatMap(text => text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').split(/\n\s*\n/))
		.map(paragraph => paragraph.trimEnd())
		.filter(paragraph => paragraph.length > 20);
}

function readOrdinaryParagraphs() {
	return readParagraphs().filter(
		text => /^[\p{L}“"]/u.test(text) && !/^(?:\d|[-*+|>#])/m.test(text) && text.length > 150,
	);
}

/** The paragraph that as many are longer as shorter than: what a keystroke meets does not depend on chance. */
export function readTypicalParagraph() {
	const paragraphs = readOrdinaryParagraphs().sort((a, b) => a.length - b.length);
	return paragraphs[paragraphs.length >> 1] ?? '';
}

/** One note of ordinary paragraphs, of a length in code units. @param {number} length @param {number} [seed] */
export function makeNote(length, seed = 1) {
	const paragraphs = readOrdinaryParagraphs();
	const random = randomFrom(seed);
	const parts = [];
	for (let size = 0; size < length;) {
		const part = random.pick(paragraphs);
		parts.push(part);
		size += part.length + 2;
	}
	return parts.join('\n\n').slice(0, length);
}

/**
 * A note of ordinary paragraphs with a given one in the middle, and where that begins.
 *
 * @param {number} length of the others
 * @param {string} paragraph
 */
export function makeNoteAround(length, paragraph) {
	const note = makeNote(length);
	const half = note.indexOf('\n\n', note.length >> 1) + 2;
	return { text: `${note.slice(0, half)}${paragraph}\n\n${note.slice(half)}`, start: half };
}

/** The names of companies that annotators found in the articles. */
function annotatedNames() {
	const names = new Set();
	for (const file of FOLDERS.flatMap(folder => filesIn(folder, '.gold.json'))) {
		for (const { name, aliases = [] } of JSON.parse(readFileSync(file, 'utf8')).companies ?? []) {
			for (const form of [name, ...aliases]) {
				if (/^\p{Lu}[\p{L}\d&.’' -]{2,}$/u.test(form)) {
					names.add(form);
				}
			}
		}
	}
	return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const SYLLABLES =
	'ar bel cor dan el fen gar hal in jor kel lum mar nor ol pra quen ros sol tam ul ver wes yor zan'.split(
		' ',
	);
const ENDS = 'a ia ex is on um en ica o ent ax ora'.split(' ');
const FORMS = [
	'',
	'',
	'',
	' Inc.',
	' Ltd',
	' AG',
	' plc',
	' Group',
	' Energy',
	' Systems',
	' Bio',
	' Mobility',
];

/** A name that no list has. */
export function makeName(random) {
	const stem = Array.from({ length: 1 + random.below(2) }, () => random.pick(SYLLABLES)).join('');
	const name = stem + random.pick(ENDS);
	return name.charAt(0).toUpperCase() + name.slice(1) + random.pick(FORMS);
}

/**
 * Makes notes out of paragraphs of real articles, with companies of their own in the place of those of the articles: half of them made
 * up, half from the articles, so that names recur over a folder as they do in one.
 *
 * @param {number} [seed]
 * @returns {() => string}
 */
export function noteMaker(seed = 7) {
	const random = randomFrom(seed);
	const names = annotatedNames();
	const escaped = names.map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const named = new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})(?![\\p{L}\\d])`, 'gu');
	const paragraphs = readParagraphs().map(text => cut(text, named));
	const newName = () => (random.below(2) === 0 ? makeName(random) : random.pick(names));
	return () => {
		// Most are short and a few long, five kilobytes on average, as notes are.
		const length = Math.min(40_000, 400 - 4_600 * Math.log((1 + random.below(1e6)) / 1e6));
		const own = new Map();
		const nameFor = name => own.get(name) ?? own.set(name, newName()).get(name);
		const day = `20${15 + random.below(12)}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;
		const parts = [`---\ntitle: ${newName()} and ${newName()}\ndate: ${day}\n---`];
		for (let size = 0; size < length;) {
			const text = random
				.pick(paragraphs)
				.map((piece, i) => (i % 2 === 0 ? piece : nameFor(piece)))
				.join('');
			parts.push(text);
			size += text.length + 2;
		}
		return `${parts.join('\n\n')}\n`;
	};
}

const pad = number => String(number).padStart(2, '0');

/** A text as what stands between names and the names, in turn. */
function cut(text, named) {
	const pieces = [];
	let from = 0;
	for (const match of text.matchAll(named)) {
		pieces.push(text.slice(from, match.index), match[0]);
		from = match.index + match[0].length;
	}
	return [...pieces, text.slice(from)];
}

/**
 * Writes a folder of notes below the system's folder for passing files.
 *
 * @param {number} count
 * @returns {{ folder: string, files: string[], bytes: number, remove: () => void }}
 */
export function writeNotes(count) {
	const folder = mkdtempSync(join(tmpdir(), 'pactmark-bench-'));
	const make = noteMaker();
	const files = [];
	let bytes = 0;
	for (let i = 0; i < count; i++) {
		const own = join(folder, `clippings-${pad(Math.floor(i / 100))}`);
		if (i % 100 === 0) {
			mkdirSync(own);
		}
		const text = make();
		const file = join(own, `note-${i}.md`);
		writeFileSync(file, text);
		bytes += Buffer.byteLength(text);
		files.push(file);
	}
	return { folder, files, bytes, remove: () => removeNotes(folder) };
}

function removeNotes(folder) {
	if (process.env.PACTMARK_BENCH_KEEP === undefined) {
		rmSync(folder, { recursive: true, force: true });
	} else {
		process.stdout.write(`kept ${folder}\n`);
	}
}

// Reads many random and mutated notes: nothing may throw, and every span must hold the text that it claims.
//   node test/fuzz/readNotes.mjs [COUNT] [SEED]      default 100000 notes; build first: node esbuild.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const count = Number(process.argv[2] ?? 100_000);
let seed = Number(process.argv[3] ?? 1) >>> 0;

const { createNoteReader } = await import(pathToFileURL(join(root, 'dist/engine/engine.mjs')).href);
const reader = createNoteReader();

const folders = [
	'test/fixtures/articles',
	'test/fixtures/plain',
	'test/fixtures/understanding',
	'media/samples',
];
const notes = folders.flatMap(folder =>
	readdirSync(join(root, folder))
		.filter(name => name.endsWith('.md'))
		.map(name => readFileSync(join(root, folder, name), 'utf8')),
);
const MARKS =
	'\n|\n\n|\r\n|# |> |- |1. |  |\t|**|_|`|```\n|~~|[|](|)|[^1]|![|<b>|<!--|-->|&amp;|&#0;|&nbsp;|\\|---\n|: |"|“|”|’s |— |…|$|%|| |---\n|¶|\u0000|\ufeff|\u200b|\u2028|é|𝔘|👩‍👩‍👧|שלום|(|)|,|.|;|?|Inc. |U.S. |$5bn |27% |2032 '.split(
		'|',
	);

/** Mulberry32: small, and the same on every machine. */
function random() {
	seed = (seed + 0x6d2b79f5) >>> 0;
	let t = seed;
	t = Math.imul(t ^ (t >>> 15), t | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const below = limit => Math.floor(random() * limit);
const pick = list => list[below(list.length)];
const piece = () => {
	const note = pick(notes);
	const start = below(note.length);
	return note.slice(start, start + 1 + below(200));
};

/** A stretch of a note with things put in, taken out, doubled and swapped; or nothing but pieces and marks. */
function mutant() {
	let text = random() < 0.3 ? '' : piece() + piece() + piece();
	for (let edits = below(12); edits > 0; edits--) {
		const at = below(text.length + 1);
		const to = Math.min(text.length, at + below(30));
		const kind = below(5);
		const put =
			kind === 0 ? pick(MARKS) : kind === 1 ? piece() : kind === 2 ? text.slice(at, to).repeat(2) : '';
		text = text.slice(0, at) + put + text.slice(kind < 2 ? at : to);
		if (kind === 4) {
			text += String.fromCharCode(below(0xffff)) + pick(MARKS);
		}
	}
	return text;
}

const started = process.cpuUsage();
for (let i = 0; i < count; i++) {
	const before = seed;
	const text = mutant();
	try {
		check(text, reader.read(text));
	} catch (fault) {
		process.stderr.write(`seed ${String(before)}: ${String(fault)}\n${JSON.stringify(text)}\n`);
		process.exit(1);
	}
	if ((i + 1) % 10_000 === 0) {
		process.stdout.write(`${String(i + 1)} notes\n`);
	}
}
const { user, system } = process.cpuUsage(started);
process.stdout.write(
	`${String(count)} notes, no fault; ${((user + system) / 1000 / count).toFixed(2)} ms of CPU each\n`,
);

function check(text, { mentions, changes, beneficiaries, sentences }) {
	let last = 0;
	for (const mention of mentions) {
		holds(text, mention);
		if (mention.start < last) {
			throw new Error(`not sorted: ${mention.text}`);
		}
		last = mention.start;
		mention.why.cues.forEach(cue => holds(text, cue));
		(mention.facts ?? []).forEach(fact => holds(text, fact));
		if (!(mention.confidence >= 0 && mention.confidence <= 1)) {
			throw new Error(`confidence ${String(mention.confidence)}`);
		}
	}
	for (const { evidence, why } of [...changes, ...beneficiaries]) {
		holds(text, evidence);
		why.cues.forEach(cue => holds(text, cue));
	}
	for (const { start, end } of sentences) {
		if (!(start >= 0 && start <= end && end <= text.length)) {
			throw new Error(`sentence ${String(start)}-${String(end)}`);
		}
	}
}

function holds(source, { start, end, text }) {
	if (!(start >= 0 && start < end && end <= source.length) || source.slice(start, end) !== text) {
		throw new Error(`false span ${String(start)}-${String(end)}: ${text}`);
	}
}

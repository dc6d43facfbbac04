// Scores company spans on the public sets.
//   node test/bench/companySpans.mjs DATA_FOLDER [--errors]
// DATA_FOLDER holds fire-dev.jsonl (exact spans) and core-train.jsonl (both marked companies found, by relation).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...flags] = process.argv.slice(2);
const engine = process.env.PACTMARK_ENGINE ?? join(import.meta.dirname, '../../dist/engine/engine.mjs');
const { createNoteReader } = await import(pathToFileURL(engine).href);
const reader = createNoteReader();
const lines = name =>
	readFileSync(join(folder, name), 'utf8')
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));

/** Characters that markdown would read as structure stand for themselves in these texts; the length stays the same. */
const plain = text => text.replace(/[*_`~\[\]<>#|\\]/g, ' ').replace(/\n/g, ' ');
const companiesOf = text =>
	reader
		.read(plain(text))
		.mentions.filter(mention => mention.kind === 'company' && mention.descriptive !== true)
		.map(({ start, end, role }) => ({ start, end, role }));

const ratio = (a, b) => (b === 0 ? 0 : a / b);
const show = n => n.toFixed(3);

const fire = { tp: 0, fp: 0, fn: 0, bracket: 0, possessive: 0, overlap: 0 };
const errors = [];
for (const { id, text, companies } of lines('fire-dev.jsonl')) {
	const said = companiesOf(text);
	const taken = new Set();
	for (const [start, end] of companies) {
		const hit = said.find(span => span.start === start && span.end === end);
		if (hit !== undefined) {
			fire.tp++;
			taken.add(hit);
			continue;
		}
		fire.fn++;
		const near = said.find(span => span.start < end && span.end > start);
		const gold = text.slice(start, end);
		if (near !== undefined) {
			const own = text.slice(near.start, near.end);
			if (/\(.*\)/.test(gold) && gold.startsWith(own)) {
				fire.bracket++; // "Impulse Monitoring, Inc. (Impulse Monitoring)" is one span there.
			} else if (/['’]s?$/.test(gold) && gold.replace(/['’]s?$/, '') === own) {
				fire.possessive++;
			} else {
				fire.overlap++;
			}
		}
		errors.push(`- ${id}\t${gold}\t${near === undefined ? '' : `≈ ${text.slice(near.start, near.end)}`}`);
	}
	for (const span of said.filter(span => !taken.has(span))) {
		fire.fp++;
		errors.push(
			`+ ${id}\t${text.slice(span.start, span.end)}\t${text.slice(Math.max(0, span.start - 40), span.end + 30)}`,
		);
	}
}
const precision = ratio(fire.tp, fire.tp + fire.fp);
const recall = ratio(fire.tp, fire.tp + fire.fn);
process.stdout.write(
	`fire-dev, exact: P ${show(precision)} R ${show(recall)} F1 ${show((2 * precision * recall) / (precision + recall || 1))}\n`,
);
process.stdout.write(
	`  missed ${fire.fn}, of which by convention: short form in brackets inside the span ${fire.bracket}, possessive inside ${fire.possessive}; other overlaps ${fire.overlap}\n`,
);
const alike = fire.bracket + fire.possessive;
const p2 = ratio(fire.tp + alike, fire.tp + fire.fp);
const r2 = ratio(fire.tp + alike, fire.tp + fire.fn);
process.stdout.write(
	`  with our conventions: P ${show(p2)} R ${show(r2)} F1 ${show((2 * p2 * r2) / (p2 + r2 || 1))}\n`,
);

const core = {};
for (const { id, text, companies, relation } of lines('core-train.jsonl')) {
	const said = companiesOf(text);
	const isFound = ([start, end]) => said.some(span => span.start < end && span.end > start);
	const isName = ([start, end]) =>
		/^["“'(]?[\p{Lu}\d]|^[a-z]+[A-Z]/u.test(text.slice(start, end)) &&
		!/^(?:it|its|the company|the firm|they|their|the \p{Ll}+)$/iu.test(text.slice(start, end).trim());
	const tally = (core[relation] ??= { all: 0, both: 0, named: 0, bothNamed: 0 });
	tally.all++;
	const both = companies.every(isFound);
	tally.both += both ? 1 : 0;
	if (companies.every(isName)) {
		tally.named++;
		tally.bothNamed += both ? 1 : 0;
		if (!both && relation === 'collaboration') {
			errors.push(
				`core ${id}\t${companies
					.filter(span => !isFound(span))
					.map(([a, b]) => text.slice(a, b))
					.join(' | ')}\t${text.slice(0, 260)}`,
			);
		}
	}
}
for (const [relation, { all, both, named, bothNamed }] of Object.entries(core)) {
	process.stdout.write(
		`core ${relation}: both found ${show(ratio(both, all))} of ${all}; where both are names ${show(ratio(bothNamed, named))} of ${named}\n`,
	);
}
if (flags.includes('--errors')) {
	process.stdout.write(`${errors.join('\n')}\n`);
}

// Learns how much each trait of a find says about its being right, from annotated articles, and writes
// src/core/understanding/confidence/confidenceWeights.ts. Prints the curve of precision and recall on articles it did not learn from.
//   node test/data/buildConfidence.mjs [--dry] FOLDER…        folders of NN.md with NN.gold.json
//   node test/data/buildConfidence.mjs --check FOLDER…        the curve of the weights as they are; learns nothing
// Learn from articles that no rule was made from: on others every find looks surer than it is.
// A find counts as right as the scorer of ../shared/eval counts it. Weights: logistic regression with a quadratic price on every weight.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importBundle } from '../bench/bundle.mjs';

const root = join(import.meta.dirname, '../..');
const check = process.argv.includes('--check');
const dry = check || process.argv.includes('--dry');
const folders = process.argv.slice(2).filter(word => !word.startsWith('--'));
if (folders.length === 0) {
	process.stderr.write('usage: node test/data/buildConfidence.mjs [--dry] FOLDER…\n');
	process.exit(2);
}

/** The weights of traits that would be learned from fewer finds are left at nothing. */
const FEWEST = 4;
const PRICE = 4;
/** No find has more traits: steps so small do not overshoot, however the traits hang together. */
const MOST_TRAITS = 13;
const ROUNDS = 400;
const FOLDS = 8;

const { createNoteReader, lookAround, traitsOf, beneficiaryTraits, changeTraits } = await importBundle(
	join(import.meta.dirname, 'confidenceParts.ts'),
);

const reader = createNoteReader();
const rows = folders.flatMap(folder =>
	readdirSync(folder)
		.filter(name => name.endsWith('.gold.json'))
		.flatMap(name => finds(folder, JSON.parse(readFileSync(join(folder, name), 'utf8')))),
);
const curve = check ? rows.map(row => ({ ...row, confidence: row.given })) : crossed();
for (const kind of ['term', 'named', 'described', 'change', 'gain']) {
	print(kind);
}
if (!dry) {
	const weights = [...learn(rows)]
		.filter(([, weight]) => Math.abs(weight) >= 0.02)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const lines = weights.map(
		([trait, weight]) => `\t[${quoted(trait)}, ${String(Number(weight.toFixed(2)))}],\n`,
	);
	writeFileSync(
		join(root, 'src/core/understanding/confidence/confidenceWeights.ts'),
		`/** Written by \`test/data/buildConfidence.mjs\`, which says how. */\nexport const CONFIDENCE_WEIGHTS: ReadonlyMap<string, number> = new Map<string, number>([\n${lines.join('')}]);\n`,
	);
	process.stdout.write(`${String(weights.length)} weights\n`);
}

/** Every find of one article: its traits, and whether the annotator had it. */
function finds(folder, gold) {
	const text = readFileSync(join(folder, gold.article), 'utf8');
	const article = `${basename(folder)}/${gold.article}`;
	const reading = reader.read(text);
	const around = lookAround(reading);
	const taken = new Set();
	const take = fits => {
		const hit = fits.find(item => !taken.has(item));
		taken.add(hit);
		return hit !== undefined;
	};
	const mentions = reading.mentions.flatMap((mention, i) => {
		if (gold.mentions === undefined) {
			return [];
		}
		const traits = traitsOf(mention, around[i]);
		const fits = gold.mentions.filter(g =>
			mention.kind === 'term'
				? g.kind === 'term' &&
					g.ids.includes(mention.id) &&
					g.start < mention.end &&
					g.end > mention.start
				: g.kind === 'company' &&
					(g.descriptive ?? false) === (mention.descriptive ?? false) &&
					(g.descriptive === true
						? g.start < mention.end && g.end > mention.start
						: g.start === mention.start && g.end === mention.end),
		);
		return traits === undefined
			? []
			: [{ article, traits, given: mention.confidence, right: take(fits) }];
	});
	const changes = reading.changes.map(change => ({
		article,
		traits: changeTraits(change),
		given: change.confidence,
		right: take(
			(gold.changes ?? []).filter(
				g => g.ids.includes(change.term) && [g.change, ...(g.accept ?? [])].includes(change.change),
			),
		),
	}));
	const gains = reading.beneficiaries.map(gain => ({
		article,
		traits: beneficiaryTraits(gain),
		given: gain.confidence,
		right: take(
			(gold.beneficiaries ?? []).filter(
				g =>
					[g.name, ...(g.accept ?? [])].some(name => plain(name) === plain(gain.name)) &&
					[g.effect, ...(g.acceptEffect ?? [])].includes(gain.effect),
			),
		),
	}));
	return [...mentions, ...changes, ...gains];
}

function plain(name) {
	return name
		.toLowerCase()
		.replace(/\b(?:the|inc|corp|plc|group)\b/g, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Each find with the confidence that it gets from weights learned without its article. */
function crossed() {
	const articles = [...new Set(rows.map(({ article }) => article))].sort();
	return Array.from({ length: FOLDS }, (_, fold) => {
		const own = new Set(articles.filter((__, i) => i % FOLDS === fold));
		const weights = learn(rows.filter(({ article }) => !own.has(article)));
		return rows
			.filter(({ article }) => own.has(article))
			.map(row => ({ ...row, confidence: sure(row, weights) }));
	}).flat();
}

function sure({ traits }, weights) {
	return 1 / (1 + Math.exp(-traits.reduce((sum, trait) => sum + (weights.get(trait) ?? 0), 0)));
}

/** Gradient ascent on all finds at once: the same weights in every run. */
function learn(finds) {
	const counts = new Map();
	for (const { traits } of finds) {
		for (const trait of traits) {
			counts.set(trait, (counts.get(trait) ?? 0) + 1);
		}
	}
	const weights = new Map([...counts].filter(([, count]) => count >= FEWEST).map(([trait]) => [trait, 0]));
	for (let round = 0; round < ROUNDS; round++) {
		const slopes = new Map();
		for (const find of finds) {
			const miss = (find.right ? 1 : 0) - sure(find, weights);
			for (const trait of find.traits) {
				slopes.set(trait, (slopes.get(trait) ?? 0) + miss);
			}
		}
		for (const [trait, weight] of weights) {
			const slope = (slopes.get(trait) ?? 0) - PRICE * weight;
			weights.set(trait, weight + slope / ((counts.get(trait) / 4) * MOST_TRAITS + PRICE));
		}
	}
	return weights;
}

function print(kind) {
	const own = curve.filter(({ traits }) => traits[0] === kind);
	const right = own.filter(row => row.right).length;
	process.stdout.write(
		`${kind}: ${String(own.length)} finds, ${String(right)} right\n  at least   precision   kept   | given   right\n`,
	);
	for (const least of [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
		const kept = own.filter(({ confidence }) => confidence >= least);
		const good = kept.filter(row => row.right).length;
		const band = kept.filter(({ confidence }) => confidence < least + 0.1);
		const mean = band.reduce((sum, { confidence }) => sum + confidence, 0) / band.length;
		process.stdout.write(
			`  ${least.toFixed(1)}        ${(good / kept.length).toFixed(3)}       ${(good / right).toFixed(3)}  | ${least === 0 ? '' : `${mean.toFixed(2)}    ${(band.filter(row => row.right).length / band.length).toFixed(2)} of ${String(band.length)}`}\n`,
		);
	}
}

function quoted(text) {
	return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

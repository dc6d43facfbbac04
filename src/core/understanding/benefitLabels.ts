import type { Entity } from './entities.js';
import { isOwner } from './entityPlaces.js';
import type { BenefitFinding } from './benefitFindings.js';
import { effectOfTitle, isTentative } from './benefitPlaces.js';
import type { Scene } from './scene.js';

/** A label has no more words than this: "Could gain:", "The biggest losers:". */
const LONGEST_LABEL = 4;

/** How far behind its label the first name may stand, in words. */
const NAME_REACH = 3;

/** A label in the words of a sentence, ended by its colon. */
interface Label {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** Whether anything labels those whom a sentence names, whoever they are. */
export function mayLabel(scene: Scene): boolean {
	const { cell } = scene.sentence.block;
	if (cell !== undefined) {
		return !cell.isHead && effectOfTitle(cell.column) !== undefined;
	}
	return (
		scene.sentence.words.some(word => word.text === ':' || word.text === '(') ||
		(!scene.isHeading &&
			isItem(scene) &&
			(effectOfTitle(scene.heading) !== undefined || scene.sentence.words[0]?.text === FIRST_HALF))
	);
}

/**
 * Who is named behind a label ("Up: Klarna", "Losers: Affirm, Fiserv"), in a column headed by one, or at the head of an item under such a heading.
 */
export function readLabels(scene: Scene, entities: readonly Entity[]): BenefitFinding[] {
	const { cell } = scene.sentence.block;
	const signed = entities.some(entity => signBehind(scene, entity) !== undefined)
		? readSigns(scene, entities)
		: undefined;
	if (signed !== undefined) {
		return signed;
	}
	if (cell !== undefined) {
		return cell.isHead
			? []
			: readNames(scene, entities, { title: cell.column, from: 0, rule: 'column', cue: undefined });
	}
	const found = labelsOf(scene).flatMap(label =>
		readNames(scene, entities, { title: label.text, from: label.to, rule: 'label', cue: label }),
	);
	const verdict = found.length === 0 && !scene.isHeading ? readVerdict(scene, entities) : [];
	if (found.length > 0 || verdict.length > 0 || scene.isHeading || !isItem(scene)) {
		return [...found, ...verdict];
	}
	const glyph = readGlyph(scene, entities);
	if (glyph !== undefined) {
		return [
			{
				scene,
				...glyph,
				isConditional: false,
				confidence: 0.8,
				isForGroups: false,
				rule: 'sign',
				cues: [{ from: 0, to: 2, role: 'label' }],
			},
		];
	}
	return scene.isAnswer && !isAnswer(scene, entities)
		? []
		: readNames(scene, entities, { title: scene.heading, from: 0, rule: 'heading', cue: undefined });
}

const SIGNS: Readonly<Record<string, 'gains' | 'loses' | 'mixed' | 'none'>> = {
	'+': 'gains',
	'++': 'gains',
	'+++': 'gains',
	'-': 'loses',
	'--': 'loses',
	'---': 'loses',
	'=': 'none',
	'0': 'none',
	'±': 'mixed',
	'+/-': 'mixed',
};

/** The sign in brackets right behind a name, and the word behind the closing one: "Corvid (+)". */
function signBehind(
	{ sentence: { words } }: Scene,
	{ to, isMeant }: Entity,
): { readonly effect: 'gains' | 'loses' | 'mixed' | 'none'; readonly end: number } | undefined {
	if (isMeant || words[to]?.text !== '(') {
		return undefined;
	}
	let at = to + 1;
	let sign = '';
	while (at <= to + 3 && words[at]?.text !== ')') {
		sign += words[at]?.text ?? '';
		at++;
	}
	const effect = words[at]?.text === ')' ? SIGNS[sign.replace(/[–−—]/g, '-')] : undefined;
	return effect === undefined ? undefined : { effect, end: at + 1 };
}

/** "Shell (+), Corvid (-), Sky (=)": the writer's own scores; "=" says that nothing changes. */
function readSigns(scene: Scene, entities: readonly Entity[]): BenefitFinding[] {
	return entities.flatMap(entity => {
		const sign = signBehind(scene, entity);
		if (sign === undefined || sign.effect === 'none') {
			return [];
		}
		const { effect, end } = sign;
		const cues = [{ from: entity.to, to: end, role: 'label' }];
		const place = { scene, entity, effect, isConditional: false };
		return [{ ...place, confidence: 0.85, isForGroups: false, rule: 'sign', cues }];
	});
}

/** Signs of newsletters before whom they judge. */
const GLYPHS: Readonly<Record<string, 'gains' | 'loses' | 'mixed'>> = {
	'🟢': 'gains',
	'📈': 'gains',
	'👍': 'gains',
	'🔼': 'gains',
	'🔴': 'loses',
	'📉': 'loses',
	'👎': 'loses',
	'🔽': 'loses',
	'🔻': 'loses',
	'🟡': 'mixed',
};

/** Words hold one UTF-16 code unit of a sign each: the first is that of all these. */
const FIRST_HALF = '\ud83d';

/** "🟢 Corvid. New income": a sign that opens an item, and right behind it a name that stands by itself. */
function readGlyph(
	{ sentence }: Scene,
	entities: readonly Entity[],
): { readonly effect: 'gains' | 'loses' | 'mixed'; readonly entity: Entity } | undefined {
	const { words } = sentence;
	const sign = `${words[0]?.text ?? ''}${words[1]?.text ?? ''}`;
	const entity = entities.find(({ from, isMeant }) => from === 2 && !isMeant);
	const effect = GLYPHS[sign];
	const after = words[entity?.to ?? 0];
	return effect === undefined || entity === undefined || (after !== undefined && after.kind !== 'mark')
		? undefined
		: { effect, entity };
}

const GOOD =
	/^(?:positive|good|great|winner|upside|plus|gain|gains|favorable|up|better|ahead|stronger|happy|helped)$/;
const BAD =
	/^(?:negative|bad|poor|loser|downside|minus|loss|losses|unfavorable|down|worse|behind|weaker|nowhere|hurt|squeezed|unhappy)$/;

/** How far behind the colon a verdict may stand, in words. */
const VERDICT_REACH = 6;

/** "Siemens Energy: good margin, positive." */
function readVerdict(scene: Scene, entities: readonly Entity[]): BenefitFinding[] {
	const [entity] = entities;
	const { words } = scene.sentence;
	if (entity === undefined || entity.from !== 0 || entity.isMeant || words[entity.to]?.text !== ':') {
		return [];
	}
	const said = words.slice(entity.to + 1, entity.to + 1 + VERDICT_REACH).map(word => word.folded);
	const [isGood, isBad] = [said.some(word => GOOD.test(word)), said.some(word => BAD.test(word))];
	if (isGood === isBad) {
		return [];
	}
	const at = words.findIndex((word, i) => i > entity.to && (isGood ? GOOD : BAD).test(word.folded));
	const cues = [{ from: at, to: at + 1, role: isGood ? 'gain' : 'loss' }];
	return [
		{
			scene,
			entity,
			effect: isGood ? 'gains' : 'loses',
			isConditional: false,
			confidence: 0.75,
			isForGroups: false,
			rule: 'verdict',
			cues,
		},
	];
}

/** The first sentence of an item or of a short line. */
function isItem({ sentence, isAnswer }: Scene): boolean {
	if (isAnswer) {
		return true;
	}
	return sentence.start < 4 && (sentence.block.within.includes('listItem') || sentence.words.length <= 6);
}

/** "CoreWeave, obviously.", "Nvidia too, since …", "Players do.": nothing but the name answers the question. */
function isAnswer({ sentence: { words } }: Scene, entities: readonly Entity[]): boolean {
	const [first] = entities;
	const next = words[first?.to ?? 0];
	return (
		first !== undefined &&
		first.from <= 1 &&
		(next === undefined ||
			next.kind === 'mark' ||
			/^(?:with|who|whose|which|that|in|too|obviously|also|certainly|clearly|do|does|is|are|and|as|of|above|for|most)$/.test(
				next.folded,
			))
	);
}

function labelsOf({ sentence: { words } }: Scene): Label[] {
	const labels: Label[] = [];
	words.forEach((word, colon) => {
		if (word.text !== ':') {
			return;
		}
		let from = colon;
		while (from > 0 && colon - from < LONGEST_LABEL && words[from - 1]?.kind === 'word') {
			from--;
		}
		const isOpening = from === 0 || /^[.;,–—]$/.test(words[from - 1]?.text ?? '');
		const text = words
			.slice(from, colon)
			.map(part => part.text)
			.join(' ');
		if (isOpening && from < colon) {
			labels.push({ from, to: colon + 1, text });
		}
	});
	return labels;
}

/** "…, superfans" behind "universal artists with big catalogs": what describes the name before, then a comma. */
function isListStep(between: Scene['sentence']['words']): boolean {
	return (
		between.length > 1 &&
		between.length <= 6 &&
		between.at(-1)?.text === ',' &&
		/^(?:with|in|of|at|from|on)$/.test(between[0]?.folded ?? '') &&
		between.slice(0, -1).every(word => word.kind === 'word')
	);
}

interface Place {
	readonly title: string;
	readonly from: number;
	readonly rule: string;
	readonly cue: Label | undefined;
}

function readNames(
	scene: Scene,
	entities: readonly Entity[],
	{ title, from, rule, cue }: Place,
): BenefitFinding[] {
	const effect = effectOfTitle(title);
	if (effect === undefined) {
		return [];
	}
	const { words } = scene.sentence;
	const names: Entity[] = [];
	let end = from;
	for (const entity of entities) {
		if (entity.from >= end && !entity.isMeant) {
			const between = words.slice(end, entity.from);
			const isNext =
				isListStep(between) ||
				(between.length <= NAME_REACH &&
					between.every(word =>
						/^(?:,|;|and|or|&|\/|its|their|the|host|parent|owner|partner|a|also|both|other|most|many|some)$/.test(
							word.folded,
						),
					));
			if (!isNext || isOwner(words, entity)) {
				break;
			}
			if (words[entity.from - 1]?.folded !== 'other' && between.at(-1)?.folded !== 'other') {
				names.push(entity);
			}
			end = entity.to;
		}
	}
	const rest = words.slice(end);
	const isDoubtful =
		isTentative(title) || rest.some(word => /^(?:if|should|could|may|might|unless|\?)$/.test(word.text));
	const cues = cue === undefined ? [] : [{ from: cue.from, to: cue.to - 1, role: 'label' }];
	return names.map(entity => ({
		scene,
		entity,
		effect,
		isConditional: isDoubtful,
		confidence: isDoubtful ? 0.8 : 0.85,
		isForGroups: false,
		rule,
		cues,
	}));
}

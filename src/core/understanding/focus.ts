import { mapInSteps, type Steps } from '../base/steps.js';
import type { CompanyHit } from '../matching/hits.js';
import { bystandersOf } from './bystanders.js';
import { hangsOn } from './entities.js';
import type { Scene } from './scene.js';

/** Whom pronouns mean, sentence by sentence. */
export interface Focus {
	/** The company last spoken of as the subject. */
	readonly subject: CompanyHit | undefined;
	/** The two or more companies last named together: "the two companies". */
	readonly pair: readonly CompanyHit[];
}

/** Nobody has been spoken of yet. */
export const NO_FOCUS: Focus = { subject: undefined, pair: [] };

/** Whether pronouns mean the same mentions. */
export function isSameFocus(a: Focus, b: Focus): boolean {
	return (
		a.subject === b.subject &&
		(a.pair === b.pair ||
			(a.pair.length === b.pair.length && a.pair.every((hit, i) => hit === b.pair[i])))
	);
}

/** A pair that has not been named for so many sentences gives way to whoever is named next. */
const FORGOTTEN = 8;

/** For each scene, whom a pronoun in it would mean: taken from the sentences before it. Linear; with pauses. */
export function* readFocus(scenes: readonly Scene[]): Steps<Focus[]> {
	let subject: CompanyHit | undefined;
	const pairs = new Pairs();
	return yield* mapInSteps(scenes, scene => {
		const focus: Focus = { subject, pair: pairs.current };
		const real = scene.companies.filter(hit => !hit.isSource);
		subject = spokenOf(scene, real, subject);
		pairs.read(scene);
		return focus;
	});
}

/**
 * Who "the two companies" and "either party" are: those named together last, but two that are only mentioned in passing do not take the
 * place of those whom the section is about.
 */
class Pairs {
	#pair: readonly CompanyHit[] = [];
	/** How often each company was named since the last heading. */
	#counts = new Map<string, number>();
	/** The sentence that last named one of the pair. */
	#last = 0;

	get current(): readonly CompanyHit[] {
		return this.#pair;
	}

	read(scene: Scene): void {
		const { index } = scene.sentence;
		const bystanders = scene.once(bystandersOf);
		const real = scene.companies.filter(hit => !hit.isSource && !bystanders.includes(hit));
		if (scene.isHeading) {
			this.#counts = new Map();
		}
		for (const { id } of real) {
			this.#counts.set(id, this.#countOf(id) + 1);
		}
		const different = real.length < 2 ? [] : this.#differentOf(real);
		const isNew =
			different.length >= 2 &&
			(index - this.#last > FORGOTTEN || this.#weightOf(different) >= this.#weightOf(this.#pair));
		if (isNew) {
			this.#pair = different;
		}
		if (real.some(hit => this.#pair.some(({ id }) => id === hit.id))) {
			this.#last = index;
		}
	}

	/** Each company once, without those named far less often than the two that are named most. */
	#differentOf(real: readonly CompanyHit[]): CompanyHit[] {
		const all = [...new Map(real.map(hit => [hit.id, hit])).values()];
		const second = all.map(({ id }) => this.#countOf(id)).sort((a, b) => b - a)[1] ?? 0;
		return all.filter(({ id }) => this.#countOf(id) * 2 >= second);
	}

	#countOf(id: string): number {
		return this.#counts.get(id) ?? 0;
	}

	#weightOf(pair: readonly CompanyHit[]): number {
		const counts = pair.map(({ id }) => this.#countOf(id)).sort((a, b) => b - a);
		return (counts[0] ?? 0) + (counts[1] ?? 0);
	}
}

/** Whom a sentence goes on to speak of: its first company that hangs on no preposition, unless it opens with a pronoun. */
function spokenOf(
	scene: Scene,
	real: readonly CompanyHit[],
	before: CompanyHit | undefined,
): CompanyHit | undefined {
	const { words } = scene.sentence;
	const isSame = before !== undefined && /^(?:it|its)$/.test(words[0]?.folded ?? '');
	return isSame ? before : (real.find(hit => !hangsOn(scene, hit)) ?? real[0] ?? before);
}

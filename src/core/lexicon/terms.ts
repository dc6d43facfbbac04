import commitments from './data/patterns/commitments.json';
import compute from './data/patterns/compute.json';
import dealForm from './data/patterns/deal_form.json';
import economics from './data/patterns/economics.json';
import equity from './data/patterns/equity.json';
import exclusivity from './data/patterns/exclusivity.json';
import governance from './data/patterns/governance.json';
import gtm from './data/patterns/gtm.json';
import ip from './data/patterns/ip.json';
import misreadings from './data/patterns/misreadings.json';
import preference from './data/patterns/preference.json';
import risk from './data/patterns/risk.json';
import termGroup from './data/patterns/term.json';
import patternNeeds from './data/patternNeeds.json';
import terms from './data/terms.json';
import wordClasses from './data/wordClasses.json';
import type { Term } from './entry.js';
import type { GuardEntry, MisreadingEntry, PatternEntry } from './patternEntry.js';

/** What one file of `data/patterns` holds: the wordings of a group of terms beyond plain phrases. */
interface GroupWordings {
	readonly patterns: readonly PatternEntry[];
	readonly guards: readonly GuardEntry[];
}

const GROUPS: readonly GroupWordings[] = [
	exclusivity,
	preference,
	economics,
	commitments,
	compute,
	ip,
	equity,
	governance,
	termGroup,
	risk,
	gtm,
	dealForm,
];

/** The terms that come with Pactmark, in the order in which they are shown. */
export function bundledTerms(): readonly Term[] {
	return terms;
}

/** The wordings of the bundled terms beyond their aliases, what some aliases need around them, what is none of them, and the classes of words both use. */
export function bundledWordings(): GroupWordings & {
	readonly misreadings: readonly MisreadingEntry[];
	readonly classes: Readonly<Record<string, readonly string[]>>;
} {
	return {
		patterns: withNeeds(GROUPS.flatMap(({ patterns }) => patterns)),
		guards: GROUPS.flatMap(({ guards }) => guards),
		misreadings,
		classes: wordClasses,
	};
}

/** Each pattern with its needs. */
function withNeeds(patterns: readonly PatternEntry[]): PatternEntry[] {
	return patterns.map((entry, i) => {
		const places = patternNeeds.ofPattern[i];
		return places === undefined || places === ''
			? entry
			: { ...entry, needs: places.split(' ').map(place => patternNeeds.needs[Number(place)] ?? '') };
	});
}

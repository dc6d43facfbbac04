import {
	compareText,
	MOST_VERSIONS,
	versionOf,
	type Annotation,
	type AnnotationRecord,
	type Reply,
} from './annotation.js';
import { digest } from './digest.js';
import { printFields, type Field } from './json.js';
import type { MergedVersions } from './recordFile.js';

/**
 * One record out of two versions of it. Which of the two is named first makes no difference.
 *
 * A version that the other one came from gives way; `was` tells that, whatever the clocks said. Of two that were written at the same
 * time, a field that one side alone changed is taken from that side. Where both changed it the higher revision wins, then the later
 * time, then the greater text. Losing bodies become a reply, with an id made of their words: two machines that merge the same pair
 * keep them once. Tags are merged as a set.
 *
 * There are no tombstones. A deletion is known from the base, which every window (what it read last) and git (the common ancestor)
 * has; without one the record comes back, which is the harmless way to be wrong. And what somebody deleted is gone from the file,
 * as they will expect of a file they share.
 */
export function mergeAnnotations(
	a: AnnotationRecord,
	b: AnnotationRecord,
	base: AnnotationRecord | undefined,
): MergedVersions<AnnotationRecord> {
	if (a.type !== b.type) {
		const [annotation, reply] = a.type === 'annotation' ? [a, b] : [b, a];
		return { record: annotation, kept: [{ ...reply, id: digest(`${reply.id}\n${reply.body}`) }] };
	}
	const newer = findNewer(a, b);
	if (newer !== undefined) {
		return { record: newer, kept: [] };
	}
	const [winner, loser] = comparePrecedence(a, b) > 0 ? [a, b] : [b, a];
	const from = base?.type === winner.type ? base : undefined;
	const body = mergeField({ base: from?.body, winner: winner.body, loser: loser.body });
	const common = {
		...mergeHistory(winner, loser),
		body,
		extra: mergeExtra({ base: from?.extra ?? [], winner: winner.extra, loser: loser.extra }),
	};
	const kept = isHeld(loser.body, body, from?.body) ? [] : [keepBody(loser)];
	if (winner.type === 'reply' || loser.type === 'reply') {
		return { record: { ...winner, ...common }, kept };
	}
	const known = from?.type === 'annotation' ? from : undefined;
	return { record: { ...mergeOwn(winner, loser, known), ...common }, kept };
}

/** The version that came from the other one, if one did. */
function findNewer(a: AnnotationRecord, b: AnnotationRecord): AnnotationRecord | undefined {
	const [versionA, versionB] = [versionOf(a), versionOf(b)];
	if (versionA === versionB) {
		return comparePrecedence(a, b) > 0 ? a : b;
	}
	if (b.was.includes(versionA)) {
		return b;
	}
	return a.was.includes(versionB) ? a : undefined;
}

/** Positive where `a` goes before `b`. Total: versions that differ in anything at all are never equal. */
function comparePrecedence(a: AnnotationRecord, b: AnnotationRecord): number {
	return (
		a.revision - b.revision ||
		compareText(a.modified, b.modified) ||
		compareText(JSON.stringify(a), JSON.stringify(b))
	);
}

interface Pair<T> {
	readonly base: T | undefined;
	readonly winner: T;
	readonly loser: T;
}

/** What one side alone changed is taken from that side. */
function mergeField<T>({ base, winner, loser }: Pair<T>): T {
	const isUnchanged = base !== undefined && JSON.stringify(winner) === JSON.stringify(base);
	return isUnchanged ? loser : winner;
}

function mergeOwn(winner: Annotation, loser: Annotation, base: Annotation | undefined): Annotation {
	const place = mergeField({
		base: base && { quote: base.quote, position: base.position },
		winner: { quote: winner.quote, position: winner.position },
		loser: { quote: loser.quote, position: loser.position },
	});
	return {
		...winner,
		...place,
		kind: mergeField({ base: base?.kind, winner: winner.kind, loser: loser.kind }),
		state: mergeField({ base: base?.state, winner: winner.state, loser: loser.state }),
		tags: mergeTags({ base: base?.tags, winner: winner.tags, loser: loser.tags }),
	};
}

/** Added by either, and not taken away by either. */
function mergeTags({ base = [], winner, loser }: Pair<readonly string[]>): readonly string[] {
	const [before, first, second] = [new Set(base), new Set(winner), new Set(loser)];
	const isLeft = (tag: string): boolean => !before.has(tag) || (first.has(tag) && second.has(tag));
	return [...new Set([...winner, ...loser])].filter(isLeft);
}

function mergeExtra({ base = [], winner, loser }: Pair<readonly Field[]>): readonly Field[] {
	const print = (fields: readonly Field[], name: string): string | undefined => {
		const field = fields.find(each => each[0] === name);
		return field && printFields([field]);
	};
	const names = new Set([...winner, ...loser].map(([name]) => name));
	return [...names].flatMap(name => {
		const [known, first, second] = [print(base, name), print(winner, name), print(loser, name)];
		const side = (first === known || first === undefined) && second !== undefined ? loser : winner;
		const isGone =
			known !== undefined &&
			((first === undefined && second === known) || (second === undefined && first === known));
		return isGone ? [] : side.filter(field => field[0] === name);
	});
}

/** The merged version knows both it came from, so that either is seen as its past when it turns up again. */
function mergeHistory(
	winner: AnnotationRecord,
	loser: AnnotationRecord,
): Pick<AnnotationRecord, 'created' | 'modified' | 'revision' | 'was'> {
	const was = new Set([...loser.was, ...winner.was, versionOf(loser), versionOf(winner)]);
	return {
		created: compareText(winner.created, loser.created) < 0 ? winner.created : loser.created,
		modified: compareText(winner.modified, loser.modified) > 0 ? winner.modified : loser.modified,
		revision: Math.min(Math.max(winner.revision, loser.revision) + 1, Number.MAX_SAFE_INTEGER),
		was: [...was].slice(-MOST_VERSIONS),
	};
}

/** Whether a losing body needs no place of its own: it was not touched, is empty, or stands whole in the one that won. */
function isHeld(lost: string, body: string, base: string | undefined): boolean {
	return lost === base || lost.trim() === '' || body.includes(lost);
}

function keepBody(loser: AnnotationRecord): Reply {
	const annotation = loser.type === 'annotation' ? loser.id : loser.annotation;
	return {
		type: 'reply',
		id: digest(`${loser.id}\n${loser.body}`),
		annotation,
		body: loser.body,
		author: loser.author,
		created: loser.modified,
		modified: loser.modified,
		revision: 0,
		was: [],
		origin: 'merge',
		extra: [],
	};
}

/** Somebody answered what somebody else deleted: the annotation comes back, so that the answer has its place. */
export function restoreAnnotations(
	merged: Map<string, AnnotationRecord>,
	base: ReadonlyMap<string, AnnotationRecord>,
): void {
	for (const record of [...merged.values()]) {
		const deleted =
			record.type === 'reply' && !merged.has(record.annotation)
				? base.get(record.annotation)
				: undefined;
		if (deleted !== undefined) {
			merged.set(deleted.id, deleted);
		}
	}
}

import type { NoteMove } from './annotationStore.js';
import { CORRECTION_FORMAT, CORRECTION_PATH, type CorrectedPlace, type Correction } from './corrections.js';
import type { Files } from './files.js';
import type { ChangeKeeper, RecordChange } from './keptChanges.js';
import { prepareFolder } from './prepareFolder.js';
import { RecordStore } from './recordStore.js';

/** The corrections of one workspace folder, written as carefully as annotations are. */
export function createCorrectionStore(
	files: Files,
	onDidChange?: () => void,
	keeper?: ChangeKeeper,
): RecordStore<Correction> {
	return new RecordStore({
		files,
		keeper,
		path: CORRECTION_PATH,
		format: CORRECTION_FORMAT,
		prepare: () => prepareFolder(files),
		...(onDidChange === undefined ? {} : { onDidChange }),
	});
}

/** What to save so that corrections go along with notes that were moved. All moves happen at once. */
export function moveCorrections(
	corrections: Iterable<Correction>,
	moves: readonly NoteMove[],
): readonly RecordChange<Correction>[] {
	const newPaths = new Map(moves.map(({ from, to }) => [from, to]));
	return [...corrections].flatMap(before => {
		const to = newPaths.get(placeOf(before)?.note ?? '');
		return to === undefined ? [] : [{ before, after: withNote(before, to) }];
	});
}

/** Of an author's corrections the one that was made last. Other people's clocks and corrections do not matter. */
export function findLatestOf(author: string, corrections: Iterable<Correction>): Correction | undefined {
	return [...corrections]
		.filter(each => each.author === author)
		.reduce<Correction | undefined>(
			(last, each) => (last === undefined || each.created >= last.created ? each : last),
			undefined,
		);
}

/** The passage that a correction is about; `undefined` for one that holds in every note. */
export function placeOf(correction: Correction): CorrectedPlace | undefined {
	switch (correction.type) {
		case 'never-mark-alias':
			return undefined;
		case 'company-is':
			return correction.of.kind === 'passage' ? correction.of : undefined;
		default:
			return correction;
	}
}

function withNote(correction: Correction, note: string): Correction {
	if (correction.type === 'never-mark-alias') {
		return correction;
	}
	return correction.type === 'company-is'
		? { ...correction, of: correction.of.kind === 'passage' ? { ...correction.of, note } : correction.of }
		: { ...correction, note };
}

import type { CardSource } from '../../core/wording/card.js';
import { createOutline } from '../../core/wording/outline.js';
import { say } from '../say.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';

const NO_READING = {
	note: { title: undefined, date: undefined, source: undefined },
	sections: [],
	sentences: [],
	passedOver: [],
	mentions: [],
	changes: [],
	beneficiaries: [],
};

/** What cards are made from: a note's reading, or the lexicon alone. */
export async function cardSourceOf(
	readings: SurfaceContext['readings'],
	snapshot: Snapshot | undefined,
): Promise<CardSource> {
	const lexicon = snapshot?.lexicon ?? (await readings.lexicon());
	return { say, outline: snapshot?.outline ?? createOutline(NO_READING, lexicon), lexicon };
}

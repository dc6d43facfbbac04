import type { Word } from '../base/words.js';
import type { Entity } from './entities.js';
import type { Focus } from './focus.js';

type Named = Pick<Entity, 'id' | 'name'>;

/** Behind these, or at the end, "the latter" stands for a company; before a noun it only tells which. */
const FOLLOWING =
	/^(?:will|would|can|could|may|might|must|shall|should|has|have|had|is|are|was|were|does|do|did|also|and|but|or|to|for|in|with|at|by|from|of|on|as|a|an|the|its|not|then|if|when|once|gets?|got|gives?|gave|keeps?|kept|takes?|took|pays?|paid|holds?|held|loses?|lost|wins?|won|gains?|sells?|buys?|receives?|granted|owns?)$/;

/** Whether a word stands for one of two companies: "the former", "the latter", "its partner". */
export function isOneOfTwo(words: readonly Word[], at: number): boolean {
	const folded = words[at]?.folded ?? '';
	const before = words[at - 1]?.folded ?? '';
	const next = words[at + 1];
	const isBare = next === undefined || next.kind === 'mark' || FOLLOWING.test(next.folded);
	return (
		isBare &&
		((/^(?:former|latter)$/.test(folded) && before === 'the') ||
			(folded === 'partner' && before === 'its'))
	);
}

/** Which of the two that the sentence, else the note, has named together it is; nobody where there are more. */
export function oneOfTwo(
	words: readonly Word[],
	at: number,
	{ named, subject }: { readonly named: readonly Entity[]; readonly subject: Named | undefined },
	{ pair }: Focus,
): Named {
	const before = named.filter(({ to, kind, id }) => to <= at && kind === 'company' && id !== '');
	const here = [...new Map(before.map(({ id, name }) => [id, { id, name }])).values()];
	const [first, second, third] =
		here.length > 1 ? here : pair.map(({ id, label }) => ({ id, name: label }));
	const nobody = { id: '', name: '' };
	if (first === undefined || second === undefined || third !== undefined) {
		return nobody;
	}
	if (words[at]?.folded === 'partner') {
		const own = here.length === 1 ? here[0] : subject;
		return own?.id === first.id ? second : own?.id === second.id ? first : nobody;
	}
	return words[at]?.folded === 'former' ? first : second;
}

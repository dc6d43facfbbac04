/** Everything that a sentence may say happened to a term. The order is the one in which it is offered, and part of the index's format. */
export const CHANGE_KINDS = [
	'introduced',
	'extended',
	'tightened',
	'loosened',
	'ended',
	'revised',
	'unchanged',
	'sought',
	'disputed',
] as const;

/** Everything that it may mean to somebody, in such an order. */
export const EFFECT_KINDS = ['gains', 'loses', 'mixed'] as const;

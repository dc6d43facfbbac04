const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Nouns for what is good for whoever has it. */
export const GOOD_THINGS = words(
	`boost relief windfall boon godsend coup win victory triumph help lifeline bargain breakthrough vindication validation reprieve
	respite opportunity opportunities chance prize advantage advantages edge benefit benefits gain gains upside reward rewards savings value
	protection freedom flexibility certainty stability clarity leverage headroom`,
);

/** Nouns for what is bad for whoever has it. */
export const BAD_THINGS = words(
	`blow setback headache headaches trouble threat threats danger loss losses harm pain damage pressure squeeze uncertainty dilution
	disappointment disruption penalty penalties nightmare humiliation embarrassment problem problems hardship burden risk risks delay delays
	shortage shortages layoffs`,
);

/** Nouns for that of which more is worse. */
export const COSTS = words(
	`price prices cost costs bill bills fee fees fare fares rent rents tax taxes tariff tariffs wait waits queue queues debt debts
	competition scrutiny paperwork rates charges`,
);

/** Nouns for that of which more is better. */
export const GOODS = words(
	`income revenue revenues cash access choice choices coverage reach jobs orders customers work profit profits margin margins capacity growth
	supply supplies options terms pay wages service services money funding capital sales business support traffic audience audiences distribution
	volumes time say range loads`,
);

/** Adjectives by which there is more of a thing. */
export const MORE = words(
	`more higher bigger greater larger steeper rising extra additional longer heavier new further wider broader faster better improved
	increased growing guaranteed steady steadier fresh stronger unlimited richer`,
);

/** Adjectives by which there is less of it. */
export const LESS = words(
	`less lower fewer smaller shorter cheaper reduced no little shrinking weaker worse slower narrower falling limited lost poorer`,
);

/** Adjectives that praise any thing, and those that blame it. */
export const PRAISE = words('better improved faster easier cheaper safer fairer smoother');
export const BLAME = words('worse slower poorer harder tougher dearer costlier weaker');

/** Verbs by which a thing goes away. */
export const ENDING_VERBS =
	/^(?:end|ease|remove|lift|reduce|cut|lower|avoid|spare|limit|lessen|resolve|solve|relieve|eliminat|clear)(?:e?s|e?d|ing|e)?$/;

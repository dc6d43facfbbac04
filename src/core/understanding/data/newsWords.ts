const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words of a sentence about somebody that say it is good for them. */
export const GOOD_NEWS = words(
	`welcome good great better best win victory triumph boost relief attraction appeal attractive prize opportunity chance
	lifeline help helps benefit benefits gain gains advantage cheap cheaper income cash secures fills supplies opens easier easiest cements saves frees validation vindication proof breakthrough reach growth access freedom security certainty
	stability reward rewards upside bargain pays worthwhile worth bright brighter rosy rosier`,
);

/** Words of a sentence about somebody that say it is bad for them. */
export const BAD_NEWS = words(
	`blow worst worse bad loss losses loses lose losing harder hardest harm hurts risk risks threat problem problems trouble
	headache setback pain painful bill cost costs costly dearer squeeze pressure disappointment disappointing defeat bitter little nothing danger
	dangerous tougher uncertain uncertainty worry worrying humiliation embarrassment embarrassing penalty dilution liability burden debt
	alarming awkward uncomfortable leaves closes bleak bleaker dark darker grim grimmer gloomy gloomier`,
);

/** Before a word of blame they make it a relief: "without the risk", "lower costs". */
export const LESSENING = words(
	`without no not less lower fewer smaller avoid avoids avoiding reduce reduces reducing remove removes removing cut cuts
	cutting limit limits limiting end ends ending spares from`,
);

/** Before a word of praise they deny it: "no good", "little help". */
export const SMALL_COMFORT = words('no not little hardly scant less small never without cold');

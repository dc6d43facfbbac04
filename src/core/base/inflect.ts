/** Forms that no rule yields, by their base form. */
const IRREGULAR: Readonly<Record<string, string>> = {
	be: 'is are was were been being am',
	become: 'became',
	begin: 'began begun',
	bind: 'bound',
	bring: 'brought',
	build: 'built',
	buy: 'bought',
	choose: 'chose chosen',
	cut: 'cutting',
	do: 'does did done',
	draw: 'drew drawn',
	drive: 'drove driven',
	fall: 'fell fallen',
	find: 'found',
	fly: 'flew flown',
	forgo: 'forwent forgone forgoes',
	freeze: 'froze frozen',
	get: 'got gotten',
	give: 'gave given',
	go: 'goes went gone',
	grow: 'grew grown',
	have: 'has had having',
	hold: 'held',
	keep: 'kept',
	know: 'knew known',
	lay: 'laid',
	lead: 'led',
	leave: 'left',
	lend: 'lent',
	let: 'letting',
	lie: 'lay lain lying',
	lose: 'lost',
	make: 'made',
	man: 'men',
	meet: 'met',
	outbid: 'outbidding',
	override: 'overrode overridden',
	pay: 'paid',
	put: 'putting',
	quit: 'quitting',
	rewrite: 'rewrote rewritten',
	rise: 'rose risen',
	run: 'ran running',
	say: 'said',
	see: 'saw seen',
	seek: 'sought',
	sell: 'sold',
	send: 'sent',
	set: 'setting',
	shake: 'shook shaken',
	share: '',
	shrink: 'shrank shrunk',
	shut: 'shutting',
	spend: 'spent',
	spin: 'spun',
	split: 'splitting',
	stand: 'stood',
	strike: 'struck',
	take: 'took taken',
	tear: 'tore torn',
	tell: 'told',
	think: 'thought',
	tie: 'tying',
	undergo: 'underwent undergone undergoes',
	undertake: 'undertook undertaken',
	unwind: 'unwound',
	win: 'won',
	wind: 'wound',
	withdraw: 'withdrew withdrawn',
	withhold: 'withheld',
	write: 'wrote written',
};

/** The plural or third person of a word, by rule: `party` → `parties`, `box` → `boxes`, `deal` → `deals`. */
export function plural(word: string): string {
	if (/[^aeiou]y$/.test(word)) {
		return `${word.slice(0, -1)}ies`;
	}
	return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/**
 * The forms of a word, itself included: plural or third person, past, participle, `-ing`; and what `IRREGULAR` adds.
 * Rules only: forms that no writer uses are harmless, as no text has them.
 */
export function inflect(word: string): string[] {
	const forms = [word, plural(word), ...(IRREGULAR[word] ?? '').split(' ').filter(form => form !== '')];
	if (/e$/.test(word)) {
		forms.push(`${word}d`, /(?:ee|oe|ye)$/.test(word) ? `${word}ing` : `${word.slice(0, -1)}ing`);
	} else if (/[^aeiou]y$/.test(word)) {
		forms.push(`${word.slice(0, -1)}ied`, `${word}ing`);
	} else {
		forms.push(`${word}ed`, `${word}ing`);
		if (/[^aeiou][aeiou][bdgklmnprtv]$/.test(word)) {
			const doubled = `${word}${word.slice(-1)}`;
			forms.push(`${doubled}ed`, `${doubled}ing`);
		}
	}
	return forms;
}

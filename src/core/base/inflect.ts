/** Forms that no rule yields, by their base form. */
const IRREGULAR: Readonly<Record<string, string>> = {
	be: 'is are was were been being am',
	bear: 'bore borne',
	become: 'became',
	begin: 'began begun',
	bind: 'bound',
	break: 'broke broken',
	bring: 'brought',
	build: 'built',
	buy: 'bought',
	catch: 'caught',
	choose: 'chose chosen',
	come: 'came',
	cut: 'cutting',
	deal: 'dealt',
	do: 'does did done',
	draw: 'drew drawn',
	drive: 'drove driven',
	eat: 'ate eaten',
	equip: 'equipped equipping',
	fall: 'fell fallen',
	feed: 'fed',
	find: 'found',
	fly: 'flew flown',
	forbid: 'forbade forbidden',
	foresee: 'foresaw foreseen',
	forget: 'forgot forgotten',
	forgive: 'forgave forgiven',
	forgo: 'forwent forgone forgoes',
	freeze: 'froze frozen',
	get: 'got gotten',
	give: 'gave given',
	go: 'goes went gone',
	grow: 'grew grown',
	have: 'has had having',
	hear: 'heard',
	hide: 'hid hidden',
	hold: 'held',
	keep: 'kept',
	know: 'knew known',
	lay: 'laid',
	lead: 'led',
	leave: 'left',
	lend: 'lent',
	let: 'letting',
	lie: 'lay lain lying',
	light: 'lit',
	lose: 'lost',
	make: 'made',
	man: 'men',
	mean: 'meant',
	meet: 'met',
	outbid: 'outbidding',
	outsell: 'outsold',
	outspend: 'outspent',
	overpay: 'overpaid',
	override: 'overrode overridden',
	oversee: 'oversaw overseen',
	overtake: 'overtook overtaken',
	pay: 'paid',
	prepay: 'prepaid',
	put: 'putting',
	quit: 'quitting',
	rebuild: 'rebuilt',
	redraw: 'redrew redrawn',
	remake: 'remade',
	repay: 'repaid',
	rerun: 'reran',
	resell: 'resold',
	retake: 'retook retaken',
	rewrite: 'rewrote rewritten',
	ride: 'rode ridden',
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
	shoot: 'shot',
	show: 'shown',
	shrink: 'shrank shrunk',
	shut: 'shutting',
	sit: 'sat',
	speak: 'spoke spoken',
	spend: 'spent',
	spin: 'spun',
	split: 'splitting',
	stand: 'stood',
	steal: 'stole stolen',
	stick: 'stuck',
	strike: 'struck',
	swear: 'swore sworn',
	take: 'took taken',
	teach: 'taught',
	tear: 'tore torn',
	tell: 'told',
	think: 'thought',
	throw: 'threw thrown',
	tie: 'tying',
	undergo: 'underwent undergone undergoes',
	undersell: 'undersold',
	undertake: 'undertook undertaken',
	underwrite: 'underwrote underwritten',
	unwind: 'unwound',
	uphold: 'upheld',
	veto: 'vetoes',
	wear: 'wore worn',
	weave: 'wove woven',
	win: 'won',
	wind: 'wound',
	withdraw: 'withdrew withdrawn',
	withhold: 'withheld',
	woman: 'women',
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

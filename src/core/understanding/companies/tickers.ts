import type { Word } from '../../base/words.js';
import type { ListedMatch } from './nameIndex.js';

/** Stock exchanges, folded, as they stand before a ticker. */
const EXCHANGES = new Set(
	'nyse nasdaq nasdaqgs nasdaqgm nasdaqcm lse lon six tsx tsxv xetra etr fra krx kosdaq kospi asx nzx tse tyo hkex hkg sehk hk bse nse euronext amex otc otcqb otcqx otcmkts epa ams ebr bit bme mce sto omx osl ose cph hel sgx bmv jse szse sse shse b3 bvmf aim wse gpw pse set idx bursa klse tase tadawul adx dfm twse tpe isin xlon xpar arca cboe wbag vie swx ise ath milan paris stock exchange bovespa sz sh ks kq ticker symbol cse neo'.split(
		' ',
	),
);

/**
 * Where a bracket with a ticker that opens at word `at` closes, or `undefined`.
 *
 * ```text
 * Novartis AG (SIX: NOVN; NYSE: NVS)      Acme (ACME.O)      Acme (ticker: ACM)
 *             ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function endOfTicker(words: readonly Word[], at: number): number | undefined {
	if (words[at]?.text !== '(' && words[at]?.text !== '[') {
		return undefined;
	}
	const first = words[at + 1];
	for (let i = at + 1; i < Math.min(words.length, at + 16); i++) {
		if (/^[)\]]$/.test(words[i]?.text ?? '')) {
			const isExchange =
				first !== undefined && EXCHANGES.has(first.folded.replaceAll('.', '')) && i > at + 2;
			const isReutersCode = i === at + 2 && /^[A-Z\d]{1,6}\.[A-Z]{1,3}$/.test(first?.text ?? '');
			return isExchange || isReutersCode ? i + 1 : undefined;
		}
	}
	return undefined;
}

/** Whether a word stands inside a bracket with a ticker. */
export function isInTicker(words: readonly Word[], at: number): boolean {
	for (let i = at - 1; i >= Math.max(0, at - 12); i--) {
		const text = words[i]?.text;
		if (text === ')' || text === ']') {
			return false;
		}
		if (text === '(' || text === '[') {
			return (endOfTicker(words, i) ?? 0) > at;
		}
	}
	return false;
}

/** "on the Nasdaq", "listed in Frankfurt and on Euronext": an exchange as a place. */
export function isExchangeAsPlace(words: readonly Word[], match: ListedMatch): boolean {
	if (!isExchange(match.form.form)) {
		return false;
	}
	let at = match.from - 1;
	while (/^(?:the|main|its|s)$/.test(words[at]?.folded ?? '')) {
		at--;
	}
	const next = words[match.to]?.folded ?? '';
	if (words[match.from - 1]?.folded === 'the') {
		return true;
	}
	return (
		/^(?:on|in|via)$/.test(words[at]?.folded ?? '') ||
		/^(?:listing|debut|listed|traded|composite|index|float|ipo|shares|stock|closing|rules)$/.test(next) ||
		words[match.to]?.isHyphenated === true ||
		words[match.to]?.text === ':'
	);
}

const exchanges = new Map<string, boolean>();
/** Beyond this many different names the memory starts anew rather than grow. */
const MEMORY = 5000;

/** Whether a name is a stock exchange's; asked of every listed name in a text, so remembered. */
function isExchange(name: string): boolean {
	let is = exchanges.get(name);
	if (is === undefined) {
		is =
			EXCHANGES.has(name.toLowerCase()) ||
			/^(?:nyse|nasdaq|euronext|xetra|.*(?:stock exchange|börse|bolsa)|b3|lse|hkex|tsx|asx|six|deutsche börse|aim)$/i.test(
				name,
			);
		if (exchanges.size >= MEMORY) {
			exchanges.clear();
		}
		exchanges.set(name, is);
	}
	return is;
}

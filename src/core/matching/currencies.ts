/** Signs of currencies and their ISO 4217 codes; a bare "$" is taken for the American one. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
	['$', 'USD'],
	['€', 'EUR'],
	['£', 'GBP'],
	['¥', 'JPY'],
	['₹', 'INR'],
	['₩', 'KRW'],
	['₽', 'RUB'],
]);

/** What letters before a dollar sign make of it: "A$", "HK$". */
export const DOLLARS: ReadonlyMap<string, string> = new Map([
	['us', 'USD'],
	['c', 'CAD'],
	['ca', 'CAD'],
	['a', 'AUD'],
	['au', 'AUD'],
	['hk', 'HKD'],
	['s', 'SGD'],
	['nt', 'TWD'],
	['r', 'BRL'],
	['nz', 'NZD'],
]);

/** Codes as they are written before or behind a number, folded, with their ISO 4217 codes. */
export const CURRENCY_CODES: ReadonlyMap<string, string> = new Map([
	...'usd eur gbp jpy inr cny chf aud cad hkd sgd krw brl sek nok dkk sar aed zar pln'
		.split(' ')
		.map(code => [code, code.toUpperCase()] as const),
	['rmb', 'CNY'],
]);

/** Codes that stand before a number only: behind one they are other words. */
export const CURRENCY_PREFIXES: ReadonlyMap<string, string> = new Map([
	['rs', 'INR'],
	['rm', 'MYR'],
]);

/** Words for currencies, folded, singular or without an "s"; `undefined` where several countries use the word. */
export const CURRENCY_WORDS: ReadonlyMap<string, string | undefined> = new Map([
	['dollar', 'USD'],
	['euro', 'EUR'],
	['pound', 'GBP'],
	['sterling', 'GBP'],
	['yen', 'JPY'],
	['yuan', 'CNY'],
	['renminbi', 'CNY'],
	['won', 'KRW'],
	['rupee', 'INR'],
	['franc', 'CHF'],
	['krona', 'SEK'],
	['kronor', 'SEK'],
	['kroner', 'NOK'],
	['krone', undefined],
	['crown', undefined],
	['rand', 'ZAR'],
	['ringgit', 'MYR'],
	['baht', 'THB'],
	['dirham', 'AED'],
	['riyal', 'SAR'],
	['zloty', 'PLN'],
	['real', 'BRL'],
	['reais', 'BRL'],
]);

/** Nations that a word shared by several currencies is told apart by, folded: "5 million Canadian dollars", "Swedish crowns". */
export const CURRENCY_NATIONS: ReadonlyMap<string, string> = new Map([
	['us', 'USD'],
	['american', 'USD'],
	['canadian', 'CAD'],
	['australian', 'AUD'],
	['hong', 'HKD'],
	['singapore', 'SGD'],
	['taiwan', 'TWD'],
	['zealand', 'NZD'],
	['swiss', 'CHF'],
	['swedish', 'SEK'],
	['norwegian', 'NOK'],
	['danish', 'DKK'],
	['czech', 'CZK'],
]);

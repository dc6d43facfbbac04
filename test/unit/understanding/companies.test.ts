import * as assert from 'node:assert/strict';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import type { CompanyHit } from '../../../src/core/matching/hits.js';
import { companySpan } from '../../../src/core/understanding/companies/companySpan.js';
import { findCompanies } from '../../../src/core/understanding/companies/findCompanies.js';
import { marked } from '../marked.js';

type Case = readonly [why: string, note: string];

function read(
	text: string,
): readonly (CompanyHit & { readonly text: string; readonly start: number; readonly end: number })[] {
	const note = readNoteText(text);
	return findCompanies(note, createBundledLexicon()).map(hit => {
		const span = companySpan(note, hit);
		return { ...hit, ...span, text: text.slice(span.start, span.end) };
	});
}

function check(cases: readonly Case[]): void {
	for (const [why, note] of cases) {
		test(why, () => {
			const { text, spans } = marked(note);
			const found = read(text).filter(hit => !hit.isSource);
			assert.deepEqual(
				found.map(hit => hit.text),
				spans.map(span => text.slice(span.start, span.end)),
			);
			assert.deepEqual(
				found.map(({ start, end }) => ({ start, end })),
				spans,
			);
		});
	}
}

suite('findCompanies: names from the list', () => {
	check([
		['a name', 'Yesterday «Vodafone» paid «Telefónica» for the masts.'],
		['without its possessive', '«Nvidia»’s chips and «Siemens»’ turbines'],
		['with a possessive that belongs to it', '«McDonald’s» renewed its contract with «Kohl’s».'],
		['without accents and with other hyphens', 'Talks between «Aeromexico» and «Air France‑KLM» failed.'],
		['with its legal form', 'The buyer is «Novartis AG» (SIX: NOVN), the seller «Bayer».'],
		['through emphasis', 'It was **«Microsoft»** that signed.'],
		['before a generic noun', 'It rents «Nvidia» GPUs to a single «Microsoft»-centered team.'],
		['not inside a product', 'She paid by Apple Card and watched HBO Max on an Amazon Fire.'],
		['not when two make a product', 'The offer is called SAP Snowflake, says «Databricks».'],
		['a unit in another country', '«Vodafone Germany» will resell it.'],
		['not a ticker', '«Oracle» (NYSE: ORCL) rose.'],
		['not an exchange as a place', 'Shares trade on the Nasdaq and on the NYSE.'],
		['before an office and a person', '«Tesla» CEO Elon Musk met «Microsoft» President Brad Smith.'],
		['in capitals', '«VODAFONE» AND «TELEFONICA» END THEIR DISPUTE OVER MASTS'],
		[
			'in a note without capitals',
			'notes from the call with «vodafone» today: they want out of the mast deal, said so twice, and «klarna» is next',
		],
	]);
});

suite('findCompanies: names that are words', () => {
	check([
		['in the middle of a sentence', 'The cash came from «Target», not from its rivals.'],
		['not as a word', 'The target was missed, a visa was refused, and the gap is wide.'],
		['not at a start without company', 'Target prices rose. Orange juice fell. Gap years are common.'],
		['at a start with a verb', '«Visa» has won the contract.'],
		[
			'with a ticker, then everywhere',
			'«Gap» (NYSE: GAP) has picked a supplier. «Gap» pays. Mind the gap.',
		],
		['not as part of a place', 'The demo was in Orange County.'],
		['beside a company', '«Orange» and «Eutelsat» signed a memorandum.'],
		['with a person of it', '«Apple»’s Tim Cook spoke.'],
	]);
});

suite('findCompanies: names that no list has', () => {
	check([
		[
			'a legal form',
			'«Datavlna s.r.o.» builds it, with «Kestrel Photonics B.V.» and «Ribeira Pay, S.A.», for a fee.',
		],
		[
			'a legal form, then the short form',
			'The seller is «Norrvind Energi AS». «Norrvind» keeps the land.',
		],
		['an apposition', '«Tessaro», a wiring specialist from Turin, said it was in talks.'],
		['an apposition at the start, of a plain word', '«Milestone», a racing studio in Milan, told me so.'],
		['a head of company names', 'It is owned by «Fjordhaven Ventures» and «Lind Invest».'],
		['somebody of it', '“We are late,” said Elin Marklund of «Bottenskog».'],
		['an analyst at it', 'said Dana Whitcombe, an analyst at «Brightwater Research».'],
		['a deal with it', 'They signed a deal with «Zorvane» in May.'],
		['what only companies do', '«Lumipay» licensed the software and «Quorvia» distributes it.'],
		['beside known ones', 'Buyers include «Siemens», «Tervola» and «Bosch».'],
		['a kind before it', 'Its backers are chipmaker «Ostravel» and the start-up «Helvion».'],
		['a defined short form', '«Amber Web Fabric Ltd» (“«Amberweb»”) sued. «Amberweb» lost.'],
		['an abbreviation', '«Nordic Cable Works AB» («NCW») sold it; «NCW» keeps a third.'],
		[
			'a joint venture with an “and”',
			'The new company, called «Rivian and VW Group Technology, LLC», starts in May.',
		],
		['in small letters once the note has it', '«Plexine GmbH» wrote back. i told «plexine» to wait.'],
	]);
});

suite('findCompanies: what is no company', () => {
	check([
		['people', 'Chief executive Priya Raman met Dr Laurent Pfister and Tomas Aldous. Raman smiled.'],
		[
			'bodies',
			'The European Commission, the FTC, the University of Kent and the Hart-Scott-Rodino Act matter.',
		],
		['places and months', 'In March the fog in Skellefteå and Lisbon lifted.'],
		['headlines in title case', '# How A Pact Came Apart And Who Pays\n\nNobody knows.'],
		['products with codes', 'VLX-204 and the CB-117 tablet passed Phase 2.'],
		['the head of a table', '| Buyer | Product | Until |\n|---|---|---|\n| «Siemens» | chips | 2030 |'],
		['abbreviations', 'The CEO wants an IPO, the CFO a PPA, and EBITDA is up.'],
		['ratings and price targets', '«Rivian», SELL, PT $12. «Stellantis»: HOLD, PT €9.50.'],
		['margins', 'GM 41%, up from 39%. They guided GM to 38-40%, and Q2 GM beat on mix.'],
		[
			'the maker of that name all the same',
			'«GM» will supply cells to «Honda». «GM» rose 3%. Q3 «GM» deliveries rose. A «GM» 12% stake was sold.',
		],
		['shorthand', 'No more NRE from «Bosch». Incl. release of all claims. Approx. half is paid.'],
		[
			'what entries of a list are about',
			'- **Exclusivity:** «Siemens» stays out.\n- **Governance:** «Bosch» gets two seats.\n- **Indemnity:** losses are covered.',
		],
		['terms at the start of a sentence', 'Exclusivity was not part of the deal with «Ocado».'],
	]);

	test('publishers as sources are marked as such', () => {
		const [hit] = read('The talks failed, a banker told Reuters.');
		assert.equal(hit?.text, 'Reuters');
		assert.equal(hit.isSource, true);
	});

	test('a publisher that deals is a company', () => {
		const [hit] = read('Reuters signed a licence with Meta.');
		assert.equal(hit?.isSource, false);
	});
});

suite('findCompanies: which company', () => {
	const ids = (text: string): string[] => [...new Set(read(text).map(hit => hit.id))];

	test('aliases and former names are one company', () => {
		assert.deepEqual(ids('Raytheon sold it. RTX keeps a third.'), ['rtx']);
	});
	test('short forms are the company that they shorten', () => {
		assert.deepEqual(ids('Gullwing Interactive OÜ refused. Gullwing lives on.'), [
			'gullwing-interactive',
		]);
	});
	test('a shared name is the one that the note names in full', () => {
		assert.deepEqual(ids('Delta Electronics sells the fans. A spokesman for Delta declined.'), [
			'delta-electronics',
		]);
	});
	test('a division with its own name is a company of its own', () => {
		assert.deepEqual(ids('Google Cloud outbid Amazon Web Services (AWS), and AWS sued Google.'), [
			'google-cloud',
			'amazon-web-services',
			'google',
		]);
	});
	test('the name of a parent is no short form of its unit', () => {
		assert.deepEqual(ids('Amazon Web Services signed in May. Amazon owns the sites.'), [
			'amazon-web-services',
			'amazon',
		]);
	});
	test('the label has no legal form', () => {
		assert.deepEqual(
			read('Verlanix Therapeutics A/S waits.').map(hit => hit.label),
			['Verlanix Therapeutics'],
		);
	});
});

suite('findCompanies: groups, units and what only looks like a name', () => {
	check([
		[
			'the initials of somebody named in the note',
			'CEO Dana Whitcombe spoke. DW: we have renewed with «Netflix». DW said it went well.',
		],
		[
			'capitals that are nobody’s initials',
			'CEO Dana Whitcombe spoke. «ZKW Group» has renewed with «Netflix».',
		],
		['who gave a picture', 'A test stand. Photo: Aerovoss/Handout'],
		['a picture of a deal', 'The picture changed when «Vodafone» paid «Telefónica».'],
		['a unit called X', 'Talks with «Enel X» went on; «Enel» did not say.'],
		['the tail of a product’s name', '«Samsung» TV Plus pays «Netflix» a fee.'],
		['a work', '«Disney» has a say in the Saltmarsh franchise.'],
	]);

	const idsOf = (text: string): readonly string[] => read(text).map(({ id }) => id);
	test('a short name is that of the company in the title, where the text only has its unit', () => {
		const text =
			'A fund sold its stake in Lumenfield Studios. Shares in Lumenfield Studios rose. Lumenfield said so.';
		assert.deepEqual(idsOf(text), ['lumenfield-studios', 'lumenfield-studios', 'lumenfield-studios']);
		assert.deepEqual(idsOf(`---\ntitle: "Q4 call: Lumenfield Media"\n---\n${text}`), [
			'lumenfield-studios',
			'lumenfield-studios',
			'lumenfield-media',
		]);
	});
});

suite('findCompanies: descriptions', () => {
	const described = (text: string): [string, string][] =>
		read(text)
			.filter(hit => hit.isDescriptive)
			.map(hit => [hit.text, hit.label]);
	const cases: readonly (readonly [
		why: string,
		text: string,
		expected: readonly (readonly [string, string])[],
	])[] = [
		[
			'a company rather than its own unit',
			'Amazon and Amazon Web Services host Cursor. The Seattle group wants more of it.',
			[['The Seattle group', 'Amazon']],
		],
		[
			'a product',
			'Microsoft and OpenAI met. The talks gave the ChatGPT maker more room.',
			[['the ChatGPT maker', 'OpenAI']],
		],
		[
			'a product of a company not named',
			'The iPhone maker declined to comment.',
			[['The iPhone maker', 'Apple']],
		],
		[
			'a seat',
			'Oracle, Bayer and SAP signed. Only the Walldorf group gave a date.',
			[['the Walldorf group', 'SAP']],
		],
		[
			'a country',
			'Novo Nordisk and Pfizer bid. The Danish drugmaker won.',
			[['The Danish drugmaker', 'Novo Nordisk']],
		],
		[
			'a state',
			'Oracle (NYSE: ORCL) met SAP. Then the Texas database group left.',
			[['the Texas database group', 'Oracle']],
		],
		[
			'two halves',
			'Delta waits for Air France-KLM. In July the Franco-Dutch group will decide.',
			[['the Franco-Dutch group', 'Air France-KLM']],
		],
		[
			'what the note says',
			'Tessaro, a wiring specialist from Turin, bid against Siemens. The Italian specialist won.',
			[['The Italian specialist', 'Tessaro']],
		],
		[
			'a legal form',
			'Siemens sold it to Keliora Oy. The Finnish company paid at once.',
			[['The Finnish company', 'Keliora']],
		],
		[
			'a product that is a plain word besides',
			'Microsoft and SAP signed. Only the Windows maker gave a date.',
			[['the Windows maker', 'Microsoft']],
		],
		[
			'the company behind a product',
			'Microsoft and OpenAI met. The talks gave the start-up behind ChatGPT more room.',
			[['the start-up behind ChatGPT', 'OpenAI']],
		],
		[
			'initials with dots',
			'Lufthansa met Delta Air Lines. Then the U.S. carrier left.',
			[['the U.S. carrier', 'Delta Air Lines']],
		],
		[
			'the trade it is in above all',
			'Microsoft and OpenAI signed. The A.I. start-up gets chips, and the software giant pays.',
			[
				['The A.I. start-up', 'OpenAI'],
				['the software giant', 'Microsoft'],
			],
		],
		[
			'a giant is one that is known',
			'Rio Tinto met Nordwind Lithium in Oslo. The mining giant pays.',
			[['The mining giant', 'Rio Tinto']],
		],
		[
			'a phrase that lists have, without its article',
			'Nobody expected it: Satya Nadella’s company pays nothing.',
			[['Satya Nadella’s company', 'Microsoft']],
		],
		['silence where two fit', 'Ericsson and Telia bid. The Swedish group won.', []],
		['silence where none fits', 'Siemens signed. The Portuguese bank did not.', []],
		['not before the name', 'Pfizer lost to the Danish drugmaker Novo Nordisk.', []],
		['not as an apposition', 'Samsung, the South Korean chipmaker, agreed.', []],
		['not bare', 'SAP signed. The company and the group are one, both companies said.', []],
		['not a thing of its trade', 'UBS signed. The Swiss bank account stays.', []],
	];
	for (const [why, text, expected] of cases) {
		test(why, () => assert.deepEqual(described(text), expected));
	}
});

suite('findCompanies: as news writes', () => {
	check([
		['two joined by &', 'Lines are reserved for «BMW» & «Mercedes-Benz».'],
		['a class of shares', '«Carlsberg» B shares rose.'],
		['a plant of it', 'Workers at «Stellantis» Zaragoza went home.'],
		['a share price', 'On Monday «Vetrano» fell as much as 4.5% on the news.'],
		['not the word Shares', 'Shares of «Siemens» fell 2.1%.'],
		['after that', '«Qualcomm» argued that «Nuvia» was paid.'],
		['an initialled name', 'An analyst at «D.A. Davidson» raised it.'],
		['a credit union', 'The arena will be named after «Larch Ridge Credit Union», a lender.'],
		['called', 'The joint company will be called «Norvane».'],
		['not a board', 'It was approved by the Board of «Tarn Lithium Limited».'],
		['not a product by its maker', '«Google» sells Gemini to «Apple».'],
		[
			'not a partnership',
			'Regulators ended their review of Red Door, the partnership that «JetBlue» and «United Airlines» set up.',
		],
		['not a department', 'So says Ada Lind, Senior Vice President, Oncology Research, «Novartis».'],
		['a town and a state', '«Walmart» won. «The Bentonville, Arkansas, retailer» keeps its share.'],
		['a former name with parent', '«Meta» signed with «Arm». «The Facebook parent» pays.'],
		['a seat that acts', '«Microsoft» won. The deal gives «Redmond» access to chips.'],
		['a seat as a place', '«Microsoft» met them in Redmond.'],
		['not a wing line', '«Airbus» gets the plant and the A220 wing line.'],
	]);

	test('a headline may come before the name only in one note with it', () => {
		const found = read('# Heineken buys rival\n\nDutch brewer to pay $2bn');
		assert.deepEqual(
			found.map(({ text, label }) => [text, label]),
			[
				['Heineken', 'Heineken'],
				['Dutch brewer', 'Heineken'],
			],
		);
	});
});

/** Nouns for groups of people or firms, as they end a name like "corporate buyers". Most are found by their ending alone. */
export const GROUP_NOUNS: ReadonlySet<string> = new Set(
	`agents accountants participants applicants boutiques superfans bondholders shareholders investors subcontractors rightsholders creditors communities creators publishers studios districts freelancers retailers tradespeople caterers abattoirs apprentices associations cafes canteens carers charities chefs children cities co-ops commuters cooperatives couples
	counties couriers electricians factories federations graduates gyms harbours individuals kitchens landowners mechanics midwives
	motorists newsagents pensioners physicians professionals quarries railways regions savers societies stallholders
	supermarkets surgeons surgeries syndicates taxpayers technicians veterans vets warehouses wholesalers youngsters agencies airlines airports allies analysts athletes audiences authors bakeries banks boatyards brands breweries brokerages
	businesses chains cinemas citizens clients clinics clubs colleges companies consultancies contractors councils crews dairies
	dealerships departments depots distilleries doctors economies employees enterprises families fans farms firms fishermen
	fleets foundries franchisees franchises funds galleries gamers garages giants governments grids guests hospitals hosts hotels
	households incumbents independents labels laboratories labs landlords libraries licensees locals makers marketplaces
	merchants mills miners mines municipalities museums musicians networks nurseries nurses officials orchards owners pubs bars parents
	parks patients peers people pharmacies pilots platforms ports pupils rebels refineries residents restaurants rivals
	salespeople sawmills schools services shipyards shops sites staff start-ups startups stores students studios subsidiaries
	teams tenants theatres towns unemployed unions universities users utilities vendors villages vineyards voters wineries women
	workforce workshops yards`.split(/\s+/),
);

/** Plurals with the ending of an agent that are no people or firms. */
export const NOT_GROUPS: ReadonlySet<string> = new Set(
	`advisers advisors observers reporters investigators lawmakers commentators watchers forecasters
	sensors tensors motors reactors tractors factors sectors conductors semiconductors ancestors freezers
	years quarters dollars matters transformers eras careers pointers wafers chargers shares
	administers alters answers assists barriers boilers boosters borders bothers burners cancers centers chapters charters
	clusters compressors computers considers consists containers converters corners counters covers defers delivers differs
	dinners discovers disorders drawers encounters enters exists falters filters fingers flowers folders fosters freighters
	gainers gathers hangers headers headquarters helpers hinders hovers indicators infers insists inverters kilometers layers
	letters lingers lists liters losers lowers masters matters meters monitors numbers offers orders others papers
	parameters perimeters persists posters powers prefers printers processors quarters recovers refers registers remainders
	remembers reminders renders resists rivers routers scanners sectors servers shelters shoulders speakers stickers suffers
	summers surrenders tankers tenders thermometers towers trackers trailers transfers triggers vectors vouchers waters winners
	winters wonders`.split(/\s+/),
);

/** The ending of those who do something: "hauliers", "advertisers", "licensors". */
export const AGENT_ENDING = /^[a-z]{3,}(?:ers|tors|sors|ists)$/;

/** Words that a group's name never reaches over to the left. */
export const NAME_STOPS: ReadonlySet<string> = new Set(
	`view opinion eyes the a an its their his her our my your this that these those any each every both all most many some several few more fewer
	other another no such of in on at by for from to with without into onto over under between among against through during than
	as like via per about around after before until since and or but nor so yet if unless when while whether because although
	though which who whose whom what where why how is are was were be been being am do does did has have had will would shall
	should can could may might must cannot not never also even still now then already only just it they he she we you i them him
	us me there here one two three four five six seven eight nine ten dozens hundreds thousands say says said tell tells told let
	lets make makes made give gives gave get gets got help helps helped hurt hurts leave leaves left allow allows allowed hand
	hands handed cost costs force forces forced push pushes pushed pull keep keeps kept put puts bring brings brought take takes
	took want wants see sees saw expect expects expected mean means meant show shows win wins won lose loses lost gain gains
	gained pay pays paid offer offers offered sell sells sold buy buys bought serve serves served squeeze squeezes squeezed
	benefit benefits harm harms harmed favour favor favors favours attract attracts reach reaches reached charge charges letting
	gives grant grants granted provide provides provided guarantee guarantees guaranteed enable enables enabled promise promises promised
	deliver delivers delivered send sends secures protects warn warns warned remind reminds
	giving making leaving helping hurting forcing allowing pushing hitting costing serving selling paying putting squeezing
	attracting up down out off ahead instead meanwhile today tomorrow yesterday once twice perhaps maybe too very quite including
	excluding namely plus again however therefore winners losers winner loser yes clearly especially mainly mostly protect
	protects shield shields save saves saving spare spares reward rewards please pleases threaten threatens undercut undercuts weaken weakens
	strengthen strengthens boost boosts displace displaces sideline sidelines hit hits deprive deprives rob robs
	cheer cheers cheered annoy annoys annoyed worry worries worried irk irks irked scare scares scared hearten heartens heartened
	years months weeks million billion thousand hundred build builds built switch switches switched
	anger angers angered delight delights delighted reassure reassures reassured alarm alarms alarmed`.split(
		/\s+/,
	),
);

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words between a first name and a surname, as written in the middle of a name. */
export const PARTICLES = setOf("van de der den ter ten te 't ’t la le el al von du da");

/** Before a person's name and nothing else. Without the full stop. */
export const HONORIFICS = setOf(
  'mevrouw mevr mw meneer heer dhr dhr/mw prof professor drs dr ir ing familie fam gezin buurman buurvrouw oom tante mrs ms mr',
);

/** Functions; a name may follow, or a field ("wethouder Financiën"). */
export const FUNCTIONS = setOf(
  `wethouder burgemeester raadslid statenlid gedeputeerde griffier secretaris gemeentesecretaris directeur teamleider projectleider programmamanager
   manager afdelingshoofd leidinggevende chef baas collega consulent jeugdconsulent klantmanager casemanager wijkagent agent jurist adviseur
   beleidsadviseur beleidsmedewerker medewerker ambtenaar contactpersoon voorzitter inspecteur toezichthouder handhaver boa inwoner
   bewoner bewoonster eigenaar huurder ondernemer aanvrager melder klager dochter zoon zus broer moeder vader vriend vriendin
   fractievoorzitter opgavemanager accountmanager stagiair stagiaire alderman mayor colleague councillor`,
);

/** Words after which a name comes: a greeting, or the telling of a name. */
export const BEFORE_NAME = setOf('heet heette genaamd beste groet groeten groetjes hoi dag hallo namens');

/** Words that begin a sentence: their capital is none of a name. Names of people and streets begin with none of them. */
export const OPENINGS = setOf(
  `Bel Mail Spreek Zeg Schrijf Stuur Laat Kijk Neem Denk Ga Kom Geef Maak Zet Lees Haal Call Ask Tell Aan Achter Als Beste Bij Boven Daar Daarom Daarna Dan Dat Deze Die Dit Door Een Eerst Eigenlijk En Er Geachte Gisteren Haar Had Heeft Hebben Hallo
   Hem Het Hier Hij Hoe Hoi Hun Ik In Is Je Kan Kun Later Maar Met Mijn Moet Moeten Mag Na Naar Naast Nadat Namens Niet Nu Of Om Omdat Onder Ons Onze
   Ook Op Over Per Samen Sinds Soms Tegen Tegenover Terwijl Toch Toen Tot Tussen Uit Van Vanaf Vandaag Volgens Voor Vraag Vlak Waar Waarom
   Wanneer Want Wat We Wie Wij Wil Willen Ze Zelfs Zij Zijn Zo Zodra Zonder Zou About After And At But From He In It My Our She The They We When With`,
);

/** Bodies, places and things that bear a name with capitals: a run that holds one is no person. */
export const NO_PERSON = setOf(
  `Raad Staten Kamer Tweede Eerste Hof Huis College Bestuur Dagelijks Algemeen Commissie Gemeente Gemeenten Provincie Provinciale
   Ministerie Rijk Rijks Rijkswaterstaat Waterschap Hoogheemraadschap Vereniging Stichting Bureau Dienst Omgevingsdienst Veiligheidsregio
   Metropoolregio Regio Unie Partij Fractie Wet Besluit Nota Motie Programma Plan Visie Agenda Verordening Richtlijn Regeling Statuut
   Staatsblad Staatscourant Staatscommissie Kamerbrief Nederland Nederlandse Nationale Nationaal Regionale Regionaal Europese Europees Koninklijke Koning
   Koningin Kroon Leger Veilig Thuis Werkplein Belastingdienst Toeslagen Politie Openbaar Ombudsman Rekenkamer Rechtbank Rechter
   Sociale Sociaal Ruimtelijke Ruimte Ordening Zaken Domein Financiën Wonen Welzijn Zorg Jeugd Onderwijs Werk Inkomen Economie Duurzaamheid Energie Klimaat
   Mobiliteit Verkeer Vervoer Cultuur Sport Beheer Vergunningen Toezicht Handhaving Burgerzaken Publiekszaken Juridische Inkoop Communicatie
   Noord Oost Zuid West Midden Centrum Binnenstad Buitengebied Hoofd Nieuw Nieuwe Oude Oud Groot Grote Klein Kleine Hoge Lage Sint Heilige
   Universiteit Hogeschool School Lyceum Ziekenhuis Museum Instituut Fonds Bank Arena Stadion Theater Bibliotheek Kerk Prijs Station
   Prinses Prins Burgemeesters Wethouders Commissaris Secretaris Directie Afdeling Team Stuurgroep Werkgroep Platform Netwerk Alliantie Akkoord
   Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Januari Februari Maart April Mei Juni Juli Augustus September Oktober November
   December Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March May June July August October Dutch English
   Laan Plein Weg Singel Gracht Kade Park Straat
   Teams Spagaat Microsoft Outlook Word Excel Openbare Publieke Basisregistratie Spoorwegen GroenLinks ChristenUnie Woningcorporatie`,
);

/** Streets and buildings, by the end of the word: "Jan Steenlaan", "Van Goghmuseum". */
const NAMED_AFTER =
  /[\p{L}-]{2}(?:straat|laan|weg|plein|gracht|kade|singel|steeg|dreef|plantsoen|park|museum|school|college|brug|tunnel|plaats|wijk|buurt|haven|dijk|zaal|huis|polder|poort|stadion)$/u;
/** Surnames that end like a street. */
const NOT_AFTER =
  /^(?:van\s|Hoogendijk|Uithof|Zuiddijk|Groothuis|Broekhuis|Nieuwenhuis|Bakhuis|Veldhuis|Oosterwijk|Opdijk)/u;

/** Is this word with a capital (part of) the name of a body, a place or a subject? */
export function isBody(word: string): boolean {
  return NO_PERSON.has(word);
}

/** Does a word with a capital name a street, a building or a body, so that the words before it are no person? */
export function namesNoPerson(word: string): boolean {
  return isBody(word) || (NAMED_AFTER.test(word) && !NOT_AFTER.test(word));
}

/** The most common surnames of the Netherlands, without what stands before them ("de Vries" is known by "Vries"). */
const SURNAMES: ReadonlySet<string> = new Set(
  `Aalbers Aarts Admiraal Akkerman Amrani Appelman Aydin Baars Baas Bakker Bakhuis Barendregt Beek Beekman Berends Berg Bergman Blok Boer Boersma
   Bogaard Bogaert Bolt Boom Boon Boot Bos Bosch Bosma Bosman Bouman Bouwman Brand Brands Brinkman Broek Broekhuis Brouwer Brouwers Bruijn
   Bruin Buijs Burg Celik Coenen Cohen Cornelissen Cramer Demir Dekker Dekkers Derksen Dijk Dijkman Dijkstra Doorn Driessen Dikken Eijk Ende
   Engelen Evers Geerts Gerritsen Goossens Graaf Groen Groot Groothuis Haan Haas Hamers Hartman Have Heijden Heijmans Hendriks Hendrikse
   Hermans Heuvel Hoek Hoekstra Hofman Hofstra Hoogendoorn Horst Houtman Huisman Jacobs Jansen Janssen Jong Jonge Jonker Kamp Kaya Keijzer Kersten Klein
   Klaassen Kok Kolk Koning Koopman Koster Kramer Kroon Kuijpers Kuiper Kuipers Lange Leeuw Leeuwen Linden Loon Maas Martens Meer
   Meijer Mertens Meulen Meyer Michels Molenaar Mol Mulder Nguyen Nijland Noort Oosterhout Oostveen Özdemir Peeters Peters Postma Postma Prins
   Reijnders Rietveld Rijn Roos Rossum Ruiter Sahin Şahin Sanders Schaap Schipper Scholten Schouten Schut Simons Singh Smeets Smit Smits Smulders
   Snijders Spaans Steen Sterk Stolk Swart Terpstra Timmerman Tuinman Tromp Veen Veenstra Velde Veldhuizen Ven Verbeek Verhagen Verhoeven Verhoef
   Verkerk Vermeer Vermeulen Versteeg Visser Vliet Vos Vries Vroom Waal Wal Wassenaar Weijden Wiersma Wijngaarden Wilde Willems Wit Witte Wolters
   Wolf Yildirim Yildiz Yilmaz Zanten Zijlstra Zwart Öztürk Bakir Bouzid Achterberg Amin Hassan Khan Benali Chaouch Haddad Tahiri`
    .trim()
    .split(/\s+/),
);

/** Endings that are found in surnames and hardly anywhere else. */
const ENDINGS =
  /(?:stra|sma|inga|enga|inga|ema|[bdgklmnprtv]sen|ssen|mans|huizen|veld|kamp|ink|meijer|maker|oglu|oğlu|pour|ović|ovic|ska|ski)$/u;

/** Is this word with a capital a surname, as far as one can tell from the word alone? */
export function isSurname(word: string): boolean {
  return word.split('-').some((part) => SURNAMES.has(part));
}

/** The same, by the ending too: for a word that follows another with a capital. */
export function looksLikeSurname(word: string): boolean {
  return isSurname(word) || (word.length > 4 && ENDINGS.test(word));
}

import type { Mark } from './mark.js';

/** Words after which the number of a case stands. Other numbers are of nobody: a page, a house, a week. */
const CASE_WORD = `(?:zaak|dossier|klacht|melding|meldings|aanvraag|vergunning|beschikking|beschikkings|cli[eë]nt|klant|registratie|referentie|procedure|document|casus|factuur|besluit|bezwaar|parket|polis|volg|klanten|personeels|relatie|inschrijf|kenmerk)`;
const AFTER_WORD = new RegExp(
  String.raw`(?<!\p{L})(?:${CASE_WORD}(?:s?nummer|s?nr)|kenmerk|referentie|ref|dossier|zaak|aanvraag|vergunning|melding|klacht)[\s.:#(]{0,4}(?:(?:is|met|onder|kenmerk|nummer|nr|no)[\s.:]{1,3}){0,2}((?=[A-Za-z/._-]{0,12}\d)[A-Za-z0-9][\w./-]{1,29})`,
  'giu',
);
/** Numbers that can be nothing else: a year and a long number, with or without letters before it. */
const BY_ITSELF =
  /(?<![\p{L}\p{N}:/.-])(?:[A-Z]{1,6}[-/. ]?(?:20)?\d{2}[-/.]\d{4,9}|20\d{2}[-/.]\d{5,9}|Z\d{2}[-/.]\d{3,9}|OLO ?\d{6,8})(?![\p{L}\p{N}])/gu;
/** Publications have numbers too, which identify nobody. */
const PUBLISHED =
  /(?:Stb|Stcrt|Staatsblad|Staatscourant|Gemeenteblad|Gmb|Trb|PbEU|ECLI|richtlijn|verordening|NEN|ISO|EN|RIS)[\s.:]*$/iu;

/** Case number of the Court of Justice of the European Union. */
const COURT_CASE = /^[CT]-\d{1,4}\/\d{2}$/;

const MOST_BEFORE = 24;

/** Numbers of cases, files and requests, by the word before them or by their form. */
export function caseNumbers(text: string): readonly Mark[] {
  const told = [...text.matchAll(AFTER_WORD)].flatMap((found): readonly Mark[] => {
    const number = (found[1] ?? '').replace(/[.\-/]+$/, '');
    const start = found.index + found[0].length - (found[1] ?? '').length;
    return digitsIn(number) < 3 || COURT_CASE.test(number)
      ? []
      : [{ kind: 'case-number', start, end: start + number.length }];
  });
  const alone = [...text.matchAll(BY_ITSELF)]
    .filter(({ index }) => !PUBLISHED.test(text.slice(Math.max(0, index - MOST_BEFORE), index)))
    .map(({ index, 0: number }): Mark => ({ kind: 'case-number', start: index, end: index + number.length }));
  return [...told, ...alone];
}

function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}

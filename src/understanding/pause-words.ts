import type { Word } from './fold.js';
import { isNegation, isSmall } from './small-words.js';
import { lookUpForgiving } from './typo-distance.js';

const PAUSE_WORDS: ReadonlyMap<string, true> = new Map(
  'pauze pauzeer pauzeren pauseer pauseren pause pausing pauzee pauzze puaze pauz pauwze onderbreken'
    .split(' ')
    .map((word) => [word, true]),
);

/** Words that stand around a pause without saying how long. */
const AROUND: ReadonlySet<string> = new Set(
  'zet mij me op on neem nemen take put houd houden hold have met with'.split(' '),
);

/** First words of a time, apart from digits: only before such a word may a pause be named at the end. */
const TIME_STARTS: ReadonlySet<string> = new Set(
  (
    'tot until till tm een twee drie vier vijf zes zeven acht negen tien two three four five six seven eight nine ten ' +
    'one a volgende next'
  ).split(' '),
);

/** A sentence that tells about a pause instead of asking for one. */
const TELLING: ReadonlySet<string> = new Set(
  'is was were waren are wanneer when waarom why hoe how wie who heeft had heb stopt begint eindigt ends starts'.split(
    ' ',
  ),
);

/** One week without taking part; the next round starts on a Monday unless the programme says otherwise. */
const SKIP_WEEK: ReadonlySet<string> = new Set([
  'slaeenweekover',
  'sladezeweekover',
  'sladeweekover',
  'deweekoverslaan',
  'dezeweekoverslaan',
  'eenweekoverslaan',
  'dezeweekniet',
  'skipthisweek',
  'skipaweek',
  'skiptheweek',
  'skipweek',
  'notthisweek',
]);

/** Pauses that name no pause word. */
const PAUSE_PHRASES: ReadonlySet<string> = new Set([
  'evenstoppen',
  'tijdelijkstoppen',
  'evennietmeedoen',
  'tijdelijknietmeedoen',
  'stoptijdelijk',
  'takeabreak',
  'ineedabreak',
  'breakplease',
]);

/**
 * A wish for a pause: the rest of the text, which says until when ("" when it does not), or undefined when the sentence
 * is about something else.
 * @param words the words of `text`
 * @param core the same words without politeness
 */
export function pauseWish(text: string, words: readonly Word[], core: readonly string[]): string | undefined {
  const joined = core.join('');
  if (SKIP_WEEK.has(joined)) return 'tot maandag';
  if (PAUSE_PHRASES.has(joined)) return '';
  if (words.some((word) => isNegation(word.text) || TELLING.has(word.text))) return undefined;
  const at = words.findIndex((word) => isPauseWord(word.text));
  const pause = words[at];
  if (pause === undefined) return undefined;

  const before = words.slice(0, beforeArticle(words, at)).filter((word) => !isAround(word.text));
  const after = words.slice(at + 1).filter((word) => !isAround(word.text));
  const start = before.find((word) => startsTime(word.text));
  if (start !== before[0]) return undefined;
  if (before.length + after.length > 12) return undefined;
  const leading = start === undefined ? '' : text.slice(start.start, pause.start).trim();
  const trailing = after.length === 0 ? '' : text.slice(pause.end).trim();
  return `${leading} ${trailing}`.trim();
}

/** "Een pauze": the article is no number. */
function beforeArticle(words: readonly Word[], at: number): number {
  return ['een', 'a'].includes(words[at - 1]?.text ?? '') ? at - 1 : at;
}

/** Does this word (folded) ask for a pause? */
export function isPauseWord(word: string): boolean {
  return lookUpForgiving(PAUSE_WORDS, word) === true;
}

function isAround(word: string): boolean {
  return (isSmall(word) || AROUND.has(word)) && !TIME_STARTS.has(word);
}

function startsTime(word: string): boolean {
  return TIME_STARTS.has(word) || /^\d/.test(word);
}

import { wordsOf } from './fold.js';
import type { Intent } from './intents.js';
import { texts } from './small-words.js';

/**
 * The words that stay commands while somebody is talking in a thread: those of the help card, to the letter and with
 * nothing around them. Everything else is for the other.
 */
const EXACT: Readonly<Record<string, string>> = {
  help: 'hulp|help',
  join: 'doe mee|join',
  profile: 'profiel|profile',
  dilemma: 'dilemma',
  match: 'match',
  thread: 'gesprek|gesprekken|thread|conversation|conversations',
  agreements: 'afspraken|agreements',
  pause: 'pauze|pause',
  resume: 'hervat|resume',
  language: 'taal|language',
  myData: 'mijn gegevens|my data',
  leave: 'stop|leave',
  erase: 'wis mij|erase me',
  round: 'ronde|round',
  plan: 'plan',
  moderate: 'moderatie|moderation',
  programmes: "programma's|programmas|programmes",
} satisfies Partial<Record<Intent['kind'], string>>;

const LEAVING =
  'stop gesprek|gesprek uit|stop het gesprek|stop conversation|conversation off|stop thread|thread off|stop talking';

const exact = new Map(
  Object.entries(EXACT).flatMap(([kind, words]) =>
    words.split('|').map((word) => [word, kind as Intent['kind']] as const),
  ),
);
const leaving = new Set(LEAVING.split('|'));
/** Longer than any of them. */
const LONGEST = 40;

/** The command that the text is, to the letter; undefined: none, it is for the other. */
export function exactCommand(text: string): Intent['kind'] | undefined {
  return exact.get(folded(text));
}

/** True if the text asks that typed messages no longer go to the conversation. */
export function leavesThread(text: string): boolean {
  return leaving.has(folded(text));
}

/** "Help me?" is a question to the other: a sentence with a sign of its own is no command. */
function folded(text: string): string {
  if (text.length > LONGEST || /[?!,:;]/.test(text)) return '';
  return texts(wordsOf(text)).join(' ');
}

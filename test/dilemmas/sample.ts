import type { Dilemma, DilemmaText } from '../../src/dilemmas/dilemma.js';
import type { Language } from '../../src/language.js';

const dutch: DilemmaText = {
  title: 'Een korte titel',
  situation: 'Je werkt aan afval. Morgen moet je kiezen.',
  question: 'Mag je nu kiezen?',
  options: [
    { id: 'a', label: 'Kies nu', explanation: 'Iedereen wacht op jou.' },
    { id: 'b', label: 'Kies later', explanation: 'Niemand heeft er haast mee.' },
  ],
  tension: 'Nu of later',
  reflection: ['Wie wacht er?', 'Wie heeft haast?', 'Wat weet je al?'],
  knowledge: {
    kind: 'law',
    title: 'Een regel',
    text: 'De regeling zegt wat er gebeurt.',
    source: {
      name: 'Wet gemeenschappelijke regelingen',
      article: 'artikel 9',
      inForce: '2025-02-12',
      url: 'https://wetten.overheid.nl/BWBR0003740/2025-02-12',
    },
  },
  whatIf: 'Wat als niemand wacht?',
};

/** A small dilemma without a fault. */
export const sample: Dilemma = {
  id: 'a-small-choice',
  version: 1,
  challenges: ['waste'],
  setting: 'network',
  text: { nl: dutch, en: { ...dutch, question: 'May you choose now?' } },
};

/** The sample with a part of one language replaced. */
export function withText(change: Partial<DilemmaText>, language: Language = 'nl'): Dilemma {
  return { ...sample, text: { ...sample.text, [language]: { ...sample.text[language], ...change } } };
}

/** That many words in sentences of ten. */
export function wordy(count: number): string {
  return Array.from({ length: count }, (_, index) => (index % 10 === 9 ? 'woord.' : 'woord')).join(' ');
}

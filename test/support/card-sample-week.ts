import { type MatchCard, type MatchPartner, renderMatch } from '../../cards/matching/match.js';
import { renderAvoidAsk } from '../../cards/matching/match-avoid.js';
import { renderMatchReminder } from '../../cards/matching/match-reminder.js';
import { type ClosingCard, renderClosing } from '../../cards/rounds/closing.js';
import type { CardSample } from './card-sample.js';
import { ownText, personal, proposed } from './card-sample-agreements.js';
import {
  LONG_LABEL,
  LONG_MUNICIPALITY,
  LONG_NAME,
  NASTY,
  opening,
  openingLong,
  QUESTIONS,
  REVOTING,
} from './card-sample-data.js';

const partner: MatchPartner = {
  name: 'Fatima Yildiz',
  municipality: 'Leiden',
  role: 'Projectleider of programmamanager',
  challenges: ['Wonen', 'Jeugdhulp'],
  member: 1,
  avoided: false,
};
const longPartner: MatchPartner = {
  name: `${LONG_NAME} ${NASTY}`,
  municipality: LONG_MUNICIPALITY,
  role: LONG_LABEL,
  challenges: ['Wonen', 'Jeugdhulp', 'Veiligheid en ondermijning', 'Economie en bedrijventerreinen', LONG_LABEL],
  member: 2,
  avoided: false,
};
const links = {
  chatUrl: 'https://teams.microsoft.com/l/chat/0/0?users=fatima@example.org&message=Hallo',
  meetingUrl: 'https://teams.microsoft.com/l/meeting/new?subject=Spagaat&attendees=fatima@example.org',
};

/** A pair that chose differently, with the links into Teams. */
export const match: MatchCard = {
  programme: 'main',
  matchId: 'main-7:0-a:3',
  title: opening.title,
  question: opening.question,
  partners: [partner],
  why: ['newPartner', 'sharedChallenge', 'notNeighbours', 'comparableSize'],
  bent: [],
  differentVote: true,
  sharedChallenges: ['Wonen'],
  sheet: { kind: 'plain' },
  questions: QUESTIONS,
  until: REVOTING,
  met: false,
  replaced: false,
  ...links,
  refreshFor: '29:1a2b3c',
};
const { chatUrl: _chatUrl, meetingUrl: _meetingUrl, refreshFor: _refreshFor, ...unlinked } = match;
const { role: _role, ...withoutRole } = partner;
const bare: MatchCard = {
  ...unlinked,
  partners: [{ ...withoutRole, municipality: '', challenges: [], avoided: true }],
  why: [],
  bent: ['newPartner', 'sharedChallenge', 'notNeighbours', 'comparableSize'],
  differentVote: false,
  sharedChallenges: [],
  sheet: { kind: 'whatIf', text: 'Stel dat het concept morgen toch openbaar wordt. Wat doe je dan?' },
  replaced: true,
};
const long: MatchCard = {
  ...match,
  title: NASTY,
  question: `${LONG_LABEL}. ${NASTY}`,
  sensitive: true,
  questions: [NASTY, ...Array.from({ length: 4 }, () => `${LONG_LABEL}?`)],
  partners: [{ ...longPartner, member: 0 }, longPartner],
  bent: ['newPartner', 'sharedChallenge', 'notNeighbours', 'comparableSize'],
  differentVote: false,
  sharedChallenges: longPartner.challenges,
  sheet: { kind: 'minority', option: `${LONG_LABEL}. ${NASTY}`, reason: `${NASTY} ${'a'.repeat(280)}` },
};

const row = (a: number | null, b: number | null, c: number | null, d: number | null) => ({ a, b, c, d });
/** Four options voted on twice, with an agreement still to be made. */
/** The loyalties of both votes: all of them are shown, save for those who chose both the first time. */
const LOYALTIES_SHOWN: ClosingCard['loyalties'] = {
  first: { counts: { own: 12, partnership: 7, both: null }, shares: null },
  second: { counts: { own: 8, partnership: 7, both: 9 }, shares: { own: 33, partnership: 29, both: 38 } },
};
export const closing: ClosingCard = {
  loyalties: LOYALTIES_SHOWN,
  title: opening.title,
  question: opening.question,
  options: opening.options.map(({ id, label, count, percent, own, reasons }) => ({
    ...{ id, label, reasons },
    first: { count, percent },
    second: id === 'a' ? { count: 14, percent: 35 } : id === 'b' ? { count: 22, percent: 55 } : { count, percent },
    ownFirst: own,
    ownSecond: id === 'a',
  })),
  ...(opening.sizeClass === undefined ? {} : { sizeClass: opening.sizeClass }),
  minimum: 5,
  shift: {
    transitions: {
      a: row(9, 7, null, null),
      b: row(null, 10, null, null),
      c: row(null, null, 6, null),
      d: row(5, null, null, null),
    },
    confidence: { first: 3.1, second: 3.8 },
    movedBy: { partner: 14, reason: 6, fact: null, nothing: 9 },
    talks: { groups: 20, met: 12 },
  },
  movedLines: ['Mijn collega liet zien wat het haar kost.', 'Het artikel gaf de doorslag.'],
  knowledge: {
    title: 'Wat je hoort te bewaren',
    text: 'Een ambtenaar heeft een plicht tot geheimhouding. Die plicht blijft gelden als je weggaat bij de gemeente.',
    source: {
      name: 'Ambtenarenwet 2017',
      article: 'artikel 9',
      inForce: '2025-07-01',
      url: 'https://wetten.overheid.nl/BWBR0001947/2025-07-01',
    },
  },
  reflection: ['Van wie is een concept?', 'Wat ben je iemand schuldig die jou eerder hielp?'],
  tension: 'Trouw aan een collega die jou hielp of trouw aan je eigen bestuur',
  agreement: { roundId: 'main-7', partners: ['Fatima Yildiz'], justSaved: false },
};
const { shift: _shift, sizeClass: _sizeClass, ...closingParts } = closing;
/** A round without a second vote. */
export const closingOnce: ClosingCard = {
  ...closingParts,
  loyalties: { first: LOYALTIES_SHOWN.second, second: null },
  options: closing.options.map(({ second: _second, ...option }) => ({ ...option, ownSecond: false })),
  movedLines: [],
  agreement: {
    roundId: 'main-7',
    partners: [],
    agreement: { ...personal, current: { ...ownText, what: 'Ik bel haar morgen.', by: null, how: '' } },
    justSaved: false,
  },
};
const { source: _source, ...craft } = closing.knowledge;
const nothing = row(null, null, null, null);
/** Too few votes to show anything. */
export const closingHidden: ClosingCard = {
  ...closingParts,
  loyalties: { first: null, second: null },
  options: closing.options.map((option) => ({
    ...option,
    first: { count: null, percent: null },
    second: { count: null, percent: null },
    reasons: [],
  })),
  shift: {
    transitions: { a: nothing, b: nothing, c: nothing, d: nothing },
    confidence: null,
    movedBy: { partner: null, reason: null, fact: null, nothing: null },
    talks: null,
  },
  movedLines: [],
  knowledge: craft,
  agreement: {
    roundId: 'main-7',
    partners: ['Fatima Yildiz'],
    agreement: proposed,
    justSaved: false,
  },
};
/** Everything at its longest. */
const full = row(1234, 1234, 1234, 1234);
const closingLong: ClosingCard = {
  ...closing,
  title: NASTY,
  question: `${LONG_LABEL}. ${NASTY}`,
  options: openingLong.options.map(({ id, label, count, percent, reasons }) => ({
    ...{ id, label },
    reasons: reasons.map((reason) => reason.padEnd(280, 'é ')),
    first: { count, percent },
    second: { count, percent },
    ownFirst: id === 'd',
    ownSecond: id === 'd',
  })),
  ...(openingLong.municipality === undefined ? {} : { municipality: openingLong.municipality }),
  shift: {
    transitions: { a: full, b: full, c: full, d: full },
    confidence: { first: 4.2, second: 3.9 },
    movedBy: { partner: 1234, reason: 1234, fact: 1234, nothing: 1234 },
    talks: { groups: 2000, met: 1999 },
  },
  movedLines: [NASTY.padEnd(280, 'é '), 'a'.repeat(280), LONG_LABEL.padEnd(280, ' lang')],
  knowledge: { ...closing.knowledge, text: `${closing.knowledge.text} `.repeat(6) },
  reflection: [LONG_LABEL, LONG_LABEL, LONG_LABEL],
  agreement: {
    roundId: 'main-7',
    partners: [`${LONG_NAME} ${NASTY}`, LONG_NAME],
    agreement: {
      ...personal,
      current: { ...ownText, what: NASTY.padEnd(500, ' lang'), how: NASTY.padEnd(300, ' lang') },
    },
    justSaved: true,
  },
};
const { movedLines: _lines, ...closingLongParts } = closingLong;
/** The longest round without a second vote, with three reasons for each option. */
const closingOnceLong: ClosingCard = {
  ...closingLongParts,
  options: closingLong.options.map(({ second: _second, ...option }) => option),
  movedLines: [],
};

/** The cards of the talk and of the end of the week. */
export const WEEK_SAMPLES: readonly CardSample[] = [
  { name: 'match', render: (language) => renderMatch(match, language) },
  {
    name: 'match-avoid',
    render: (language) => renderAvoidAsk(match.matchId, [partner, { ...longPartner, name: LONG_NAME }], language),
  },
  {
    name: 'match-avoid-nameless',
    render: (language) =>
      renderAvoidAsk(
        match.matchId,
        [
          { ...partner, name: '' },
          { ...longPartner, name: '', municipality: '' },
        ],
        language,
      ),
  },
  {
    name: 'match-trio',
    render: (language) =>
      renderMatch(
        {
          ...match,
          partners: [partner, { ...partner, name: 'Bram de Wit', municipality: 'Gouda', member: 2, avoided: true }],
          differentVote: false,
          sharedChallenges: ['Wonen', 'Jeugdhulp'],
          sheet: { kind: 'minority', option: opening.options[1]?.label ?? '', reason: 'Zij zat net zo klem als ik.' },
        },
        language,
      ),
  },
  {
    name: 'match-nameless',
    render: (language) => renderMatch({ ...unlinked, partners: [{ ...partner, name: '' }] }, language),
  },
  { name: 'match-bare', render: (language) => renderMatch(bare, language) },
  { name: 'match-met', render: (language) => renderMatch({ ...match, met: true }, language) },
  { name: 'match-long', render: (language) => renderMatch(long, language) },
  { name: 'reminder', render: (language) => renderMatchReminder(match, language) },
  {
    name: 'reminder-long',
    render: (language) =>
      renderMatchReminder({ matchId: 'm', title: NASTY, partners: [partner, longPartner], until: REVOTING }, language),
  },
  { name: 'closing', render: (language) => renderClosing(closing, language) },
  { name: 'closing-once', render: (language) => renderClosing(closingOnce, language) },
  { name: 'closing-hidden', render: (language) => renderClosing(closingHidden, language) },
  { name: 'closing-long', render: (language) => renderClosing(closingLong, language) },
  {
    name: 'closing-once-long',
    render: (language) => {
      const { shift: _none, ...once } = closingOnceLong;
      return renderClosing(once, language);
    },
  },
];

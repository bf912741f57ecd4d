import type { ProfileCard } from '../../cards/participants/profile.js';
import type { BallotCard } from '../../cards/rounds/ballot.js';
import type { OpeningCard } from '../../cards/rounds/opening.js';
import type { RoundStatus } from '../../cards/rounds/round-status.js';
import { readConfig } from '../../src/config.js';

/** Text as a careless or hostile person could type it. */
export const NASTY =
  '**vet** _schuin_ [klik](https://example.org) <b>x</b> <at>Jan</at> $\u007bnotOurs} {{minimum}} $t(common.help) `code` ~weg~ שלום 1. # > \\ einde';
export const LONG_NAME = 'Wilhelmina Johanna Elisabeth van der Hoeven-Groothuizen tot B';
export const LONG_LABEL = 'Je vraagt eerst je wethouder en daarna pas de andere gemeenten om hun mening';
export const LONG_MUNICIPALITY =
  'Samenwerkende gemeenten Nederlangbroek, Overlangbroek, Cothen en Wijk bij Duurstede aan de Kromme Rijn';
export const CLOSES = new Date('2026-11-25T08:00:00Z');
export const REVOTING = new Date('2026-11-27T08:00:00Z');
const ENDS = new Date('2026-11-30T07:00:00Z');

export const ballot: BallotCard = {
  roundId: 'main-7',
  ballot: 'first',
  title: 'Mag ik al meekijken?',
  situation:
    'Je werkt samen met drie andere gemeenten aan plekken voor bedrijven. Er is geen bestuur en geen contract, alleen een goed netwerk. Maandag belt een collega van een buurgemeente. Zij moet morgen haar college adviseren. "Mag ik je concept zien?" vraagt zij. Vorige maand stuurde zij jou wel haar concept. Je eigen wethouder leest het pas woensdag. Je collega wacht op je antwoord.',
  question: 'Mag je je conceptadvies delen met een collega van een andere gemeente?',
  goal: 'Je oefent met zeggen wat van jou is en wat nog niet.',
  options: [
    {
      id: 'a',
      label: 'Stuur het concept en vraag het bij haar te houden',
      explanation: 'Goed samenwerken vraagt dat je teruggeeft wat je eerder zelf kreeg.',
    },
    {
      id: 'b',
      label: 'Vertel haar aan de telefoon de grote lijn',
      explanation: 'Zij kan verder met haar werk en jouw advies ligt nergens op straat.',
    },
    {
      id: 'c',
      label: 'Deel de cijfers en kaarten, maar je oordeel niet',
      explanation: 'Feiten zijn van iedereen en het oordeel hoort eerst bij je eigen wethouder.',
    },
    {
      id: 'd',
      label: 'Deel pas iets als je wethouder het kent',
      explanation: 'Een bestuurder moet vrij kunnen kiezen voordat een buurgemeente het advies kent.',
    },
  ],
  closesAt: CLOSES,
  talksAt: CLOSES,
  minimum: 5,
  justSaved: false,
};
const { talksAt: _talksAt, ...ballotAgain } = ballot;
export const ballotTwo: BallotCard = { ...ballot, options: ballot.options.slice(0, 2) };
export const ballotSecond: BallotCard = {
  ...ballotAgain,
  ballot: 'second',
  closesAt: ENDS,
  first: { option: 'b', confidence: 3, reason: 'Dan help ik haar en blijft mijn wethouder vrij.' },
};
export const ballotLong: BallotCard = {
  ...ballot,
  goal: NASTY,
  sensitive: true,
  ballot: 'second',
  title: `1. ${NASTY}`,
  situation: `${NASTY}\n\n- punt een\n- punt twee\n${'Het is druk en iedereen wacht op een antwoord. '.repeat(14)}`,
  options: ballot.options.map((option) => ({ ...option, label: LONG_LABEL, explanation: `${LONG_LABEL}. ${NASTY}` })),
  own: { option: 'c', confidence: 5, reason: NASTY, movedBy: 'partner' },
  first: { option: 'a', confidence: 1, reason: `${NASTY} ${LONG_LABEL}` },
  justSaved: true,
  refreshFor: '29:1a2b3c',
};

/** The questions of a dilemma for the talk. */
export const QUESTIONS = [
  'Voor wie werk jij op zo’n dag?',
  'Wat zou je vinden als jouw gemeente de gast was?',
  'Hoe is dat bij jullie: wie mag hier nee zeggen?',
] as const;

export const opening: OpeningCard = {
  roundId: 'main-7',
  title: ballot.title,
  question: ballot.question,
  options: [
    {
      id: 'a',
      label: 'Stuur het concept en vraag het bij haar te houden',
      count: 18,
      percent: 45,
      own: false,
      reasons: ['Vertrouwen moet van twee kanten komen.', 'Zij deed het vorige maand ook voor mij.'],
    },
    {
      id: 'b',
      label: 'Vertel haar aan de telefoon de grote lijn',
      count: 15,
      percent: 38,
      own: true,
      reasons: ['Dan help ik haar en blijft mijn wethouder vrij.'],
    },
    {
      id: 'c',
      label: 'Deel de cijfers en kaarten, maar je oordeel niet',
      count: null,
      percent: null,
      own: false,
      reasons: [],
    },
    { id: 'd', label: 'Deel pas iets als je wethouder het kent', count: null, percent: null, own: false, reasons: [] },
  ],
  sizeClass: {
    name: '20.000 tot 50.000 inwoners',
    rows: [
      { id: 'a', label: 'Stuur het concept en vraag het bij haar te houden', count: 9 },
      { id: 'b', label: 'Vertel haar aan de telefoon de grote lijn', count: 7 },
      { id: 'c', label: 'Deel de cijfers en kaarten, maar je oordeel niet', count: null },
      { id: 'd', label: 'Deel pas iets als je wethouder het kent', count: null },
    ],
  },
  minimum: 5,
  next: { kind: 'talk', revotingAt: REVOTING },
};
export const openingLong: OpeningCard = {
  ...opening,
  title: NASTY,
  options: opening.options.map((option, index) => ({
    ...option,
    label: `${LONG_LABEL}. ${NASTY}`,
    count: index === 0 ? 1234 : 1,
    percent: index === 0 ? 100 : 0,
    reasons: [NASTY, 'a'.repeat(280), LONG_LABEL],
  })),
  municipality: {
    name: LONG_MUNICIPALITY,
    rows: opening.options.map(({ id }) => ({ id, label: LONG_LABEL, count: 8 })),
  },
};
const { sizeClass: _sizeClass, ...openingOverall } = opening;
export const openingHidden: OpeningCard = {
  ...openingOverall,
  options: opening.options.map((option) => ({ ...option, count: null, percent: null, reasons: [] })),
  next: { kind: 'noTalk', revotingAt: REVOTING },
};

export const profile: ProfileCard = {
  municipality: { kind: 'typeAhead' },
  challenges: [],
  roles: [
    { id: 'policyOfficer', name: 'Beleidsmedewerker' },
    { id: 'projectLeader', name: 'Projectleider of programmamanager' },
    { id: 'councilClerk', name: 'Griffier' },
  ],
  challengeOptions: [
    { id: 'housing', name: 'Wonen' },
    { id: 'energy', name: 'Energie en klimaat' },
    { id: 'youth', name: 'Jeugdhulp' },
    { id: 'safety', name: 'Veiligheid en ondermijning' },
    { id: 'economy', name: 'Economie en bedrijventerreinen' },
  ],
  language: 'nl',
  wantsToTalk: true,
  seeksDifference: false,
  findable: false,
};

export const status: RoundStatus = {
  id: 'main-7',
  sequence: 7,
  title: ballot.title,
  phase: 'voting',
  phaseSince: new Date('2026-11-23T08:00:00Z'),
  deadlines: [
    { phase: 'closed', at: CLOSES },
    { phase: 'sealed', at: new Date('2026-12-02T08:00:00Z') },
  ],
  asked: 41,
  delivery: { sent: 38, due: 2, unreachable: 1, dead: 0 },
};
export const everything = { open: true, close: true, cancel: true };
export const untilDay = new Date('2027-01-12');

export const { retention: terms } = readConfig({});
export const shortTerms = Object.fromEntries(Object.keys(terms).map((name) => [name, 1])) as typeof terms;

export const rows = [
  { name: 'Naam', value: 'Sanne de Vries' },
  { name: 'Gemeente', value: "'s-Hertogenbosch" },
  { name: 'Rol', value: 'Beleidsmedewerker' },
  { name: 'Opgaven', value: 'Wonen, Jeugdhulp' },
  { name: 'Taal', value: 'Nederlands' },
  { name: 'Begonnen op', value: 'maandag 2 november 2026' },
];
export const rowsOfLeaving = [
  { name: 'Klaar op', value: 'maandag 2 november 2026' },
  { name: 'Alles weg na', value: 'dinsdag 2 november 2027' },
];

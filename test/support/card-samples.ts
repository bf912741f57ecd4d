import { type BallotCard, renderBallot } from '../../cards/ballot.js';
import { renderBallotClosed } from '../../cards/ballot-closed.js';
import { renderEraseConfirm } from '../../cards/erase-confirm.js';
import { renderHelp } from '../../cards/help.js';
import { renderLanguage } from '../../cards/language.js';
import { renderMunicipalityChoice } from '../../cards/municipality-choice.js';
import { renderMyData } from '../../cards/my-data.js';
import { notices } from '../../cards/notices.js';
import { type OpeningCard, renderOpening } from '../../cards/opening.js';
import { renderPause } from '../../cards/pause.js';
import { renderPlan } from '../../cards/plan.js';
import { type ProfileCard, renderProfile } from '../../cards/profile.js';
import { renderProfileSaved } from '../../cards/profile-saved.js';
import type { RenderedCard } from '../../cards/render.js';
import { renderRoundCancel } from '../../cards/round-cancel.js';
import { type RoundStatus, renderRoundStatus } from '../../cards/round-status.js';
import { renderWelcome } from '../../cards/welcome.js';
import type { Language } from '../../src/language.js';

/** One card with sample data, named for the test title and the picture. */
export interface CardSample {
  readonly name: string;
  readonly render: (language: Language) => RenderedCard;
}

/** Text as a careless or hostile person could type it. */
export const NASTY =
  '**vet** _schuin_ [klik](https://example.org) <b>x</b> <at>Jan</at> $\u007bnotOurs} {{minimum}} $t(common.help) `code` ~weg~ שלום 1. # > \\ einde';
const LONG_NAME = 'Wilhelmina Johanna Elisabeth van der Hoeven-Groothuizen tot B';
const LONG_LABEL = 'Je vraagt eerst je wethouder en daarna pas de andere gemeenten om hun mening';
const LONG_MUNICIPALITY =
  'Samenwerkende gemeenten Nederlangbroek, Overlangbroek, Cothen en Wijk bij Duurstede aan de Kromme Rijn';
const CLOSES = new Date('2026-11-25T08:00:00Z');

const ballot: BallotCard = {
  roundId: 'main-7',
  ballot: 'first',
  title: 'Mag ik je concept even zien?',
  situation:
    'Je werkt samen met drie andere gemeenten aan plekken voor bedrijven. Er is geen bestuur en geen contract, alleen een goed netwerk. Maandag belt een collega van een buurgemeente. Zij moet morgen haar college adviseren. "Mag ik je concept zien?" vraagt zij. Vorige maand stuurde zij jou wel haar concept. Je eigen wethouder leest het pas woensdag. Je collega wacht op je antwoord.',
  question: 'Mag je je conceptadvies delen met een collega van een andere gemeente?',
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
  minimum: 5,
  justSaved: false,
};
const ballotLong: BallotCard = {
  ...ballot,
  ballot: 'second',
  title: `1. ${NASTY}`,
  situation: `${NASTY}\n\n- punt een\n- punt twee\n${'Het is druk en iedereen wacht op een antwoord. '.repeat(14)}`,
  options: ballot.options.map((option) => ({ ...option, label: LONG_LABEL, explanation: `${LONG_LABEL}. ${NASTY}` })),
  own: { option: 'c', confidence: 5, reason: NASTY },
  justSaved: true,
  refreshFor: '29:1a2b3c',
};

const opening: OpeningCard = {
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
};
const openingLong: OpeningCard = {
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
const { source: _source, ...craft } = opening.knowledge;
const { sizeClass: _sizeClass, ...openingOverall } = opening;
const openingHidden: OpeningCard = {
  ...openingOverall,
  options: opening.options.map((option) => ({ ...option, count: null, percent: null, reasons: [] })),
  knowledge: craft,
};

const profile: ProfileCard = {
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
};

const status: RoundStatus = {
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
const everything = { open: true, close: true, cancel: true };
const untilDay = new Date('2027-01-12');

const rows = [
  { name: 'Naam', value: 'Sanne de Vries' },
  { name: 'Gemeente', value: "'s-Hertogenbosch" },
  { name: 'Rol', value: 'Beleidsmedewerker' },
  { name: 'Opgaven', value: 'Wonen, Jeugdhulp' },
  { name: 'Taal', value: 'Nederlands' },
  { name: 'Doet mee sinds', value: 'maandag 2 november 2026' },
];

/** Every card, with short and with long or hostile data. */
export const CARD_SAMPLES: readonly CardSample[] = [
  { name: 'welcome', render: (language) => renderWelcome({ firstName: 'Sanne' }, language) },
  { name: 'welcome-long', render: (language) => renderWelcome({ firstName: `${LONG_NAME} ${NASTY}` }, language) },
  { name: 'welcome-shared', render: (language) => renderWelcome({ firstName: '', shared: true }, language) },
  { name: 'help', render: (language) => renderHelp({ joined: true, facilitator: false, paused: false }, language) },
  {
    name: 'help-new',
    render: (language) => renderHelp({ joined: false, facilitator: false, paused: false }, language),
  },
  {
    name: 'help-facilitator',
    render: (language) => renderHelp({ joined: true, facilitator: true, paused: true }, language),
  },
  { name: 'profile', render: (language) => renderProfile(profile, language) },
  {
    name: 'profile-problem',
    render: (language) =>
      renderProfile(
        {
          ...profile,
          municipality: { kind: 'text', value: LONG_MUNICIPALITY },
          role: 'policyOfficer',
          challenges: ['housing', 'youth'],
          challengeOptions: [...profile.challengeOptions, { id: 'long', name: LONG_LABEL }],
          wantsToTalk: false,
          problem: 'municipalityUnknown',
        },
        language,
      ),
  },
  ...(['municipalityMissing', 'tooManyChallenges', 'roleMissing'] as const).map((problem) => ({
    name: `profile-${problem}`,
    render: (language: Language) =>
      renderProfile(
        {
          ...profile,
          municipality: { kind: 'typeAhead', value: { code: 'GM0796', name: "'s-Hertogenbosch" } },
          problem,
        },
        language,
      ),
  })),
  {
    name: 'profile-mapped',
    render: (language) =>
      renderProfile({ ...profile, municipality: { kind: 'mapped', name: LONG_MUNICIPALITY } }, language),
  },
  {
    name: 'municipality-choice',
    render: (language) =>
      renderMunicipalityChoice(
        {
          typed: 'bergen',
          candidates: [
            { code: 'GM0373', name: 'Bergen (NH.)', province: 'Noord-Holland' },
            { code: 'GM0893', name: 'Bergen (L.)', province: 'Limburg' },
            { code: 'GM0748', name: 'Bergen op Zoom', province: 'Noord-Brabant' },
          ],
        },
        language,
      ),
  },
  {
    name: 'municipality-choice-long',
    render: (language) =>
      renderMunicipalityChoice(
        {
          typed: NASTY.repeat(20),
          candidates: [{ code: 'GM0820', name: 'Nuenen, Gerwen en Nederwetten', province: 'Noord-Brabant' }],
        },
        language,
      ),
  },
  {
    name: 'profile-saved',
    render: (language) =>
      renderProfileSaved(
        {
          municipality: 'Leiden',
          role: 'Griffier',
          challenges: ['Wonen', 'Jeugdhulp'],
          wantsToTalk: true,
          firstTime: true,
          next: { kind: 'now' },
        },
        language,
      ),
  },
  ...([{ kind: 'at', at: CLOSES }, { kind: 'unknown' }] as const).map((next) => ({
    name: `profile-saved-${next.kind}`,
    render: (language: Language) =>
      renderProfileSaved(
        {
          municipality: LONG_MUNICIPALITY,
          role: LONG_LABEL,
          challenges: [],
          wantsToTalk: false,
          firstTime: false,
          next,
        },
        language,
      ),
  })),
  { name: 'ballot', render: (language) => renderBallot(ballot, language) },
  {
    name: 'ballot-voted',
    render: (language) =>
      renderBallot(
        {
          ...ballot,
          own: { option: 'b', confidence: 4, reason: 'Dan help ik haar en blijft mijn wethouder vrij.' },
          justSaved: true,
        },
        language,
      ),
  },
  {
    name: 'ballot-reopened',
    render: (language) => renderBallot({ ...ballot, own: { option: 'a', confidence: 1, reason: '' } }, language),
  },
  { name: 'ballot-long', render: (language) => renderBallot(ballotLong, language) },
  {
    name: 'ballot-closed',
    render: (language) => renderBallotClosed({ title: ballot.title, closedAt: CLOSES, resultAt: CLOSES }, language),
  },
  {
    name: 'ballot-closed-long',
    render: (language) => renderBallotClosed({ title: NASTY, closedAt: CLOSES, resultAt: null }, language),
  },
  { name: 'opening', render: (language) => renderOpening(opening, language) },
  { name: 'opening-long', render: (language) => renderOpening(openingLong, language) },
  { name: 'opening-hidden', render: (language) => renderOpening(openingHidden, language) },
  {
    name: 'my-data',
    render: (language) =>
      renderMyData({ rows, link: 'https://spagaat.example/export/abc', minutes: 10, inOpenRound: true }, language),
  },
  {
    name: 'my-data-long',
    render: (language) =>
      renderMyData(
        {
          rows: [...rows, { name: LONG_LABEL, value: NASTY }, { name: 'Gemeente', value: LONG_MUNICIPALITY }],
          link: 'https://spagaat.example/export/abc',
          minutes: 1,
          inOpenRound: false,
        },
        language,
      ),
  },
  { name: 'erase-confirm', render: (language) => renderEraseConfirm({ inOpenRound: true }, language) },
  { name: 'erase-confirm-no-vote', render: (language) => renderEraseConfirm({ inOpenRound: false }, language) },
  { name: 'pause', render: (language) => renderPause({ suggested: '2027-01-12' }, language) },
  { name: 'pause-paused', render: (language) => renderPause({ suggested: '2027-01-12', until: untilDay }, language) },
  ...(['unclear', 'past', 'tooLong'] as const).map((problem) => ({
    name: `pause-${problem}`,
    render: (language: Language) => renderPause({ suggested: '2027-01-12', problem }, language),
  })),
  { name: 'language', render: (language) => renderLanguage({ current: 'nl' }, language) },
  { name: 'language-english', render: (language) => renderLanguage({ current: 'en' }, language) },
  {
    name: 'round-status',
    render: (language) =>
      renderRoundStatus({ programme: 'Spagaat 2026', round: status, can: { ...everything, open: false } }, language),
  },
  ...(['planned', 'discussing', 'revoting', 'closed', 'sealed', 'cancelled'] as const).map((phase) => ({
    name: `round-status-${phase}`,
    render: (language: Language) =>
      renderRoundStatus(
        {
          programme: NASTY,
          round: {
            ...status,
            title: NASTY,
            phase,
            deadlines: [
              { phase, at: CLOSES },
              { phase: 'voting', at: CLOSES },
            ],
          },
          can: everything,
        },
        language,
      ),
  })),
  {
    name: 'round-status-none',
    render: (language) =>
      renderRoundStatus({ programme: 'Spagaat 2026', can: { open: false, close: false, cancel: false } }, language),
  },
  {
    name: 'round-status-last',
    render: (language) =>
      renderRoundStatus({ programme: 'Spagaat 2026', round: { ...status, deadlines: [] }, can: everything }, language),
  },
  { name: 'round-cancel', render: (language) => renderRoundCancel({ roundId: 'main-7', title: NASTY }, language) },
  {
    name: 'plan',
    render: (language) =>
      renderPlan(
        {
          programme: 'Spagaat 2026',
          minimum: 5,
          done: 6,
          upcoming: [
            { id: 'a', sequence: 7, at: CLOSES, title: ballot.title },
            { id: 'b', at: new Date('2026-11-30T08:00:00Z'), title: 'Wie zit er aan tafel?' },
            { id: 'c', title: NASTY },
          ],
        },
        language,
      ),
  },
  {
    name: 'plan-empty',
    render: (language) => renderPlan({ programme: NASTY, minimum: 12, done: 1, upcoming: [] }, language),
  },
  {
    name: 'plan-long',
    render: (language) =>
      renderPlan(
        {
          programme: LONG_LABEL,
          minimum: 5,
          done: 0,
          upcoming: Array.from({ length: 60 }, (_, index) => ({ id: `d${index}`, title: LONG_LABEL, at: CLOSES })),
        },
        language,
      ),
  },
  ...noticeSamples(),
];

function noticeSamples(): readonly CardSample[] {
  const { paused, pausedAlready, noRound, tooMuchText, roundCancelled, ...plain } = notices;
  const others: readonly CardSample[] = [
    { name: 'paused', render: (language) => paused(language, untilDay) },
    { name: 'pausedAlready', render: (language) => pausedAlready(language, untilDay) },
    { name: 'noRound', render: (language) => noRound(language) },
    { name: 'noRound-at', render: (language) => noRound(language, CLOSES) },
    { name: 'tooMuchText', render: (language) => tooMuchText(language, 280) },
    { name: 'tooMuchText-one', render: (language) => tooMuchText(language, 1) },
    { name: 'roundCancelled', render: (language) => roundCancelled(language, NASTY) },
  ];
  const all = [...Object.entries(plain).map(([name, render]) => ({ name, render })), ...others];
  return all.map(({ name, render }) => ({ name: `notice-${name}`, render }));
}

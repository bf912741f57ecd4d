import { renderHelp } from '../../cards/participants/help.js';
import { renderLanguage } from '../../cards/participants/language.js';
import { renderMunicipalityChoice } from '../../cards/participants/municipality-choice.js';
import { renderPause } from '../../cards/participants/pause.js';
import { renderProfile } from '../../cards/participants/profile.js';
import { renderProfileSaved } from '../../cards/participants/profile-saved.js';
import { renderWelcome } from '../../cards/participants/welcome.js';
import { renderEraseConfirm } from '../../cards/privacy/erase-confirm.js';
import { renderMyData } from '../../cards/privacy/my-data.js';
import { renderBallot } from '../../cards/rounds/ballot.js';
import { renderBallotClosed } from '../../cards/rounds/ballot-closed.js';
import { renderOpening } from '../../cards/rounds/opening.js';
import { renderPlan } from '../../cards/rounds/plan.js';
import { renderRoundCancel } from '../../cards/rounds/round-cancel.js';
import { renderRoundStatus } from '../../cards/rounds/round-status.js';
import { withTabLink } from '../../cards/tab-link.js';
import type { Language } from '../../src/language.js';
import type { CardSample } from './card-sample.js';
import { AGREEMENT_SAMPLES } from './card-sample-agreements.js';
import { CHANNEL_SAMPLES } from './card-sample-channel.js';
import {
  ballot,
  ballotLong,
  ballotSecond,
  ballotTwo,
  CLOSES,
  everything,
  LONG_LABEL,
  LONG_MUNICIPALITY,
  LONG_NAME,
  NASTY,
  opening,
  openingHidden,
  openingLong,
  profile,
  rows,
  rowsOfLeaving,
  shortTerms,
  status,
  terms,
  untilDay,
} from './card-sample-data.js';
import { noticeSamples } from './card-sample-notices.js';
import { PROGRAMME_SAMPLES } from './card-sample-programmes.js';
import { PROPOSAL_SAMPLES } from './card-sample-proposals.js';
import { ROUND_THREAD_SAMPLES } from './card-sample-round-threads.js';
import { SHARED_SAMPLES } from './card-sample-shared.js';
import { THREAD_SAMPLES } from './card-sample-threads.js';
import { WEEK_SAMPLES } from './card-sample-week.js';

export type { CardSample } from './card-sample.js';

/** Every card, with short and with long or hostile data. */
export const CARD_SAMPLES: readonly CardSample[] = [
  { name: 'welcome', render: (language) => renderWelcome({ firstName: 'Sanne', terms }, language) },
  {
    name: 'welcome-long',
    render: (language) => renderWelcome({ firstName: `${LONG_NAME} ${NASTY}`, terms: shortTerms }, language),
  },
  { name: 'welcome-team', render: (language) => renderWelcome({ firstName: '', shared: 'team', terms }, language) },
  { name: 'welcome-group', render: (language) => renderWelcome({ firstName: '', shared: 'group', terms }, language) },
  ...PROPOSAL_SAMPLES,
  { name: 'help', render: (language) => renderHelp({ joined: true, facilitator: false, paused: false }, language) },
  {
    name: 'help-new',
    render: (language) => renderHelp({ joined: false, facilitator: false, paused: false }, language),
  },
  {
    name: 'help-facilitator',
    render: (language) =>
      withTabLink(
        renderHelp({ joined: true, facilitator: true, paused: true }, language),
        'https://teams.microsoft.com/l/entity/1b2c3d4e-0000-4000-8000-000000000001/week',
        language,
      ),
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
          findable: true,
          problem: 'municipalityUnknown',
        },
        language,
      ),
  },
  {
    name: 'profile-move-limit',
    render: (language) =>
      renderProfile({ ...profile, limit: { times: 2, from: '2027-12-28', code: 'KXW7MP2Q' } }, language),
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
          seeksDifference: true,
          findable: true,
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
          seeksDifference: false,
          findable: false,
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
  { name: 'ballot-two', render: (language) => renderBallot(ballotTwo, language) },
  { name: 'ballot-second', render: (language) => renderBallot(ballotSecond, language) },
  {
    name: 'ballot-second-voted',
    render: (language) =>
      renderBallot(
        {
          ...ballotSecond,
          own: { option: 'b', confidence: 5, reason: 'Zij zat net zo klem als ik.', movedBy: 'reason' },
          justSaved: true,
        },
        language,
      ),
  },
  {
    name: 'ballot-second-alone',
    render: (language) => {
      const { first: _first, ...withoutFirst } = ballotSecond;
      return renderBallot({ ...withoutFirst, options: ballotSecond.options.slice(0, 2) }, language);
    },
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
      renderMyData(
        {
          ...{ rows, link: 'https://spagaat.example/export/abc', minutes: 10, inOpenRound: true },
          ...{ standing: 'joined', terms },
        },
        language,
      ),
  },
  {
    name: 'my-data-left',
    render: (language) =>
      renderMyData(
        {
          rows: [...rows, ...rowsOfLeaving],
          ...{ link: 'https://spagaat.example/export/abc', minutes: 10, inOpenRound: false },
          ...{ standing: 'left', terms },
        },
        language,
      ),
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
          standing: 'known',
          terms: shortTerms,
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
  ...WEEK_SAMPLES,
  ...PROGRAMME_SAMPLES,
  ...THREAD_SAMPLES,
  ...AGREEMENT_SAMPLES,
  ...ROUND_THREAD_SAMPLES,
  ...SHARED_SAMPLES,
  ...CHANNEL_SAMPLES,
  ...noticeSamples(),
];

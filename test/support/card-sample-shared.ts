import { renderColleague } from '../../cards/compose/colleague.js';
import { renderDilemmaLink } from '../../cards/compose/dilemma-link.js';
import { renderSharedDilemma, type SharedDilemmaCard } from '../../cards/compose/shared-dilemma.js';
import { renderSharedJoin } from '../../cards/compose/shared-join.js';
import { renderSharedMatch } from '../../cards/compose/shared-match.js';
import { renderBallot } from '../../cards/rounds/ballot.js';
import type { CardSample } from './card-sample.js';
import {
  ballot,
  ballotLong,
  ballotSecond,
  CLOSES,
  LONG_LABEL,
  LONG_MUNICIPALITY,
  LONG_NAME,
  NASTY,
  QUESTIONS,
} from './card-sample-data.js';

const { roundId, title, situation, question, minimum } = ballot;
const open: SharedDilemmaCard = {
  ...{ roundId, title, situation, question, minimum },
  options: ballot.options.map((option) => ({ ...option, counts: {} })),
  state: { kind: 'open', ballot: 'first', until: CLOSES },
};

const COUNTS = [
  [
    { count: 12, percent: 30 },
    { count: 8, percent: 20 },
  ],
  [
    { count: 20, percent: 50 },
    { count: 26, percent: 65 },
  ],
  [
    { count: 8, percent: 20 },
    { count: 6, percent: 15 },
  ],
  [
    { count: 0, percent: 0 },
    { count: 0, percent: 0 },
  ],
] as const;

const closed: SharedDilemmaCard = {
  ...open,
  state: { kind: 'closed' },
  options: open.options.map((option, at) => {
    const [first, second] = COUNTS[at] ?? COUNTS[3];
    return { ...option, counts: { first, second } };
  }),
};

const firstOnly = (count: number | null, percent: number | null): SharedDilemmaCard['options'] =>
  open.options.map((option, at) => ({
    ...option,
    counts: { first: at === 0 ? { count: 9, percent } : { count, percent } },
  }));

const APP = 'https://teams.microsoft.com/l/app/5b1c1f60-0000-4000-8000-000000000001';

/** The cards that stand in chats where anybody may read along, and the answers there that one person sees. */
export const SHARED_SAMPLES: readonly CardSample[] = [
  { name: 'shared-open', render: (language) => renderSharedDilemma(open, language) },
  {
    name: 'shared-open-second',
    render: (language) =>
      renderSharedDilemma({ ...open, state: { kind: 'open', ballot: 'second', until: CLOSES } }, language),
  },
  {
    name: 'shared-between',
    render: (language) =>
      renderSharedDilemma(
        { ...open, state: { kind: 'between', until: CLOSES }, options: firstOnly(null, null) },
        language,
      ),
  },
  {
    name: 'shared-between-own',
    render: (language) =>
      renderSharedDilemma(
        { ...open, state: { kind: 'between', until: CLOSES }, options: firstOnly(7, 30), own: { first: 'a' } },
        language,
      ),
  },
  {
    name: 'shared-counting',
    render: (language) => renderSharedDilemma({ ...open, state: { kind: 'between', until: null } }, language),
  },
  { name: 'shared-closed', render: (language) => renderSharedDilemma(closed, language) },
  {
    name: 'shared-closed-own',
    render: (language) => renderSharedDilemma({ ...closed, own: { first: 'a', second: 'b' } }, language),
  },
  {
    name: 'shared-closed-nothing',
    render: (language) =>
      renderSharedDilemma(
        {
          ...closed,
          options: open.options.map((option) => ({ ...option, counts: { first: { count: null, percent: null } } })),
        },
        language,
      ),
  },
  ...(['cancelled', 'uncounted'] as const).map(
    (kind): CardSample => ({
      name: `shared-${kind}`,
      render: (language) => renderSharedDilemma({ ...open, state: { kind }, own: {} }, language),
    }),
  ),
  {
    name: 'shared-long',
    render: (language) =>
      renderSharedDilemma(
        {
          ...open,
          ...{ title: NASTY, situation: ballotLong.situation, question: `${LONG_LABEL} ${NASTY}` },
          options: ballotLong.options.map((option) => ({
            ...option,
            counts: { first: { count: 1_234, percent: 25 } },
          })),
          state: { kind: 'closed' },
        },
        language,
      ),
  },
  { name: 'shared-ballot', render: (language) => renderBallot({ ...ballot, shared: true }, language) },
  { name: 'shared-ballot-second', render: (language) => renderBallot({ ...ballotSecond, shared: true }, language) },
  { name: 'shared-join', render: (language) => renderSharedJoin({ roundId, appUrl: APP }, language) },
  { name: 'shared-join-no-link', render: (language) => renderSharedJoin({ roundId, appUrl: null }, language) },
  {
    name: 'shared-match',
    render: (language) => renderSharedMatch({ title, question, questions: QUESTIONS, met: false }, language),
  },
  {
    name: 'shared-match-long',
    render: (language) =>
      renderSharedMatch({ title: NASTY, question: LONG_LABEL, questions: [NASTY, LONG_LABEL], met: true }, language),
  },
  {
    name: 'colleague',
    render: (language) =>
      renderColleague(
        {
          name: 'Bram Boersma',
          municipality: 'Emmen',
          role: 'Jurist',
          challenges: ['Wonen', 'Veiligheid'],
          chatUrl: 'https://teams.microsoft.com/l/chat/0/0?users=bram@example.nl',
        },
        language,
      ),
  },
  {
    name: 'colleague-long',
    render: (language) =>
      renderColleague(
        { name: `${LONG_NAME} ${NASTY}`, municipality: LONG_MUNICIPALITY, challenges: [LONG_LABEL, NASTY] },
        language,
      ),
  },
  {
    name: 'dilemma-link',
    version: '1.3',
    render: (language) => renderDilemmaLink({ title, question, appUrl: APP }, language),
  },
  {
    name: 'dilemma-link-long',
    version: '1.3',
    render: (language) => renderDilemmaLink({ title: NASTY, question: LONG_LABEL, appUrl: null }, language),
  },
];

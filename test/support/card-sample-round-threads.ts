import { type JudgedCardPost, renderJudged, renderReported } from '../../cards/threads/moderation.js';
import {
  type RoundCardPost,
  type RoundThreadCard,
  renderHiddenPost,
  renderPostChoice,
  renderRoundThread,
} from '../../cards/threads/round-thread.js';
import type { CardSample } from './card-sample.js';
import { CLOSES, LONG_LABEL, NASTY, opening } from './card-sample-data.js';

const AT = new Date('2026-11-25T09:10:00Z');
const ID = 'round:main-7:Aa1Bb2Cc3Dd4Ee5Ff6Gg7H';

const said = (text: string | null, more: Partial<RoundCardPost> = {}): RoundCardPost => ({
  ...{ id: ID, at: AT, name: 'Reiger, middelgrote gemeente', isOwn: false, text, visibility: { kind: 'shown' } },
  isReported: false,
  ...more,
});

/** The open thread with what can stand in it. */
export const roundThread: RoundThreadCard = {
  roundId: 'main-7',
  title: opening.title,
  isOpen: true,
  endsAt: CLOSES,
  ownName: 'Kievit, grote gemeente',
  posts: [
    said('Wie heeft dit vaker aan de hand gehad?'),
    said('Elke maand.\nWij bellen eerst.', { name: 'Kievit, grote gemeente', isOwn: true }),
    said(null, { name: 'Uil 2, kleine gemeente', visibility: { kind: 'waiting' } }),
    said('Wij zetten het in de agenda van het overleg.', { name: 'Gaai, kleine gemeente', isReported: true }),
  ],
  olderThan: 12,
  isOlder: false,
  hearsNews: true,
  justSent: true,
  judges: false,
  once: '0f0e0d0c-1111-4222-8333-444455556666',
};

const judged: JudgedCardPost = {
  ...{ id: ID, at: AT, name: 'Reiger, middelgrote gemeente', text: 'Mevrouw J. uit de Dorpsstraat', reports: 2 },
  visibility: { kind: 'waiting' },
};

export const ROUND_THREAD_SAMPLES: readonly CardSample[] = [
  { name: 'round-thread', render: (language) => renderRoundThread(roundThread, language) },
  {
    name: 'round-thread-new',
    render: (language) => renderRoundThread({ ...roundThread, posts: [], ownName: '', justSent: false }, language),
  },
  {
    name: 'round-thread-long',
    render: (language) =>
      renderRoundThread(
        {
          ...roundThread,
          title: NASTY,
          ownName: LONG_LABEL,
          posts: [
            said(`${NASTY}\n${'woord '.repeat(200)}`),
            said('x'.repeat(900)),
            said('regel\n'.repeat(100)),
            said('{{<at>'.repeat(200)),
          ],
          judges: true,
          isOlder: true,
          hearsNews: false,
        },
        language,
      ),
  },
  {
    name: 'round-thread-ended',
    render: (language) =>
      renderRoundThread(
        {
          ...roundThread,
          isOpen: false,
          justSent: false,
          posts: [
            said(null, { name: '' }),
            said(null, { visibility: { kind: 'hidden', grounds: 'Er staat een naam in' } }),
          ],
        },
        language,
      ),
  },
  ...(['report', 'judge'] as const).flatMap((wish): readonly CardSample[] => [
    {
      name: `round-thread-${wish}`,
      render: (language) => renderPostChoice({ ...roundThread, title: NASTY, before: 17 }, wish, language),
    },
    {
      name: `round-thread-${wish}-none`,
      render: (language) => renderPostChoice({ ...roundThread, posts: [] }, wish, language),
    },
  ]),
  {
    name: 'reported',
    render: (language) =>
      renderReported(
        { posts: [judged, { ...judged, reports: 1, text: NASTY }, { ...judged, text: null, name: '' }], hasMore: true },
        language,
      ),
  },
  { name: 'reported-none', render: (language) => renderReported({ posts: [], hasMore: false }, language) },
  { name: 'judged', render: (language) => renderJudged(judged, false, language) },
  {
    name: 'judged-hidden',
    render: (language) => renderJudged({ ...judged, visibility: { kind: 'hidden', grounds: NASTY } }, true, language),
  },
  {
    name: 'judged-shown',
    render: (language) => renderJudged({ ...judged, visibility: { kind: 'shown' } }, true, language),
  },
  {
    name: 'post-hidden',
    render: (language) =>
      renderHiddenPost(
        { roundId: 'main-7', title: opening.title, text: 'Mevrouw J.', grounds: 'Er staat een naam in.' },
        language,
      ),
  },
  {
    name: 'post-hidden-long',
    render: (language) =>
      renderHiddenPost(
        { roundId: 'main-7', title: NASTY, text: `${NASTY} ${'a'.repeat(500)}`, grounds: NASTY.repeat(4) },
        language,
      ),
  },
];

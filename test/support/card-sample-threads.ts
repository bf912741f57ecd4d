import { type CardPost, type PostCard, renderPost, renderThread, type ThreadCard } from '../../cards/threads/thread.js';
import { renderThreadList } from '../../cards/threads/thread-list.js';
import type { CardSample } from './card-sample.js';
import { CLOSES, LONG_MUNICIPALITY, LONG_NAME, NASTY, opening, QUESTIONS } from './card-sample-data.js';

const FATIMA = { name: 'Fatima Yildiz', municipality: 'Leiden' };
const LONG = { name: `${LONG_NAME} ${NASTY}`, municipality: LONG_MUNICIPALITY };
const AT = new Date('2026-11-25T09:12:00Z');

/** As many lines and characters as a post can have. */
const LONGEST = `${'{{<at>W'.repeat(480)}\n${'é'.repeat(300)}\n`.slice(0, 3_900).padEnd(4_000, '\nx');

const said = (by: CardPost['by'], text: string | null): CardPost => ({ at: AT, by, text });

const top = {
  threadId: 'match:main-7:0-0b1c2d3e-1111-4222-8333-444455556666:000003',
  matchId: 'main-7:0-0b1c2d3e-1111-4222-8333-444455556666:000003',
  title: opening.title,
  partners: [FATIMA],
  state: 'open',
  endsAt: CLOSES,
  isActive: false,
} as const;

/** A talk of two that goes on. */
export const thread: ThreadCard = {
  ...top,
  posts: [
    said(null, 'Dag Fatima, heb jij dit ook wel eens aan de hand gehad?'),
    said(FATIMA, 'Ja, vorig jaar.\n\nWij belden eerst. Daarna pas een mail.\nDat scheelde een hoop gedoe.'),
  ],
  questions: QUESTIONS,
  isOlder: false,
  justSent: false,
  once: '0f0e0d0c-1111-4222-8333-444455556666',
};

/** The same as it reaches the other. */
export const post: PostCard = { ...top, post: said(FATIMA, 'Ja, vorig jaar.\nWij belden eerst.'), once: 'p' };

const long: ThreadCard = {
  ...thread,
  title: NASTY,
  partners: [LONG, LONG],
  isActive: true,
  posts: [said(LONG, NASTY), said(null, `${NASTY}\n${'woord '.repeat(200)}`), said(LONG, 'regel\n'.repeat(200))],
  olderThan: 9_997,
  isOlder: true,
  justSent: true,
};

export const THREAD_SAMPLES: readonly CardSample[] = [
  { name: 'thread', render: (language) => renderThread(thread, language) },
  { name: 'thread-empty', render: (language) => renderThread({ ...thread, posts: [], isActive: true }, language) },
  {
    name: 'thread-sent',
    render: (language) => renderThread({ ...thread, justSent: true, olderThan: 12 }, language),
  },
  { name: 'thread-long', render: (language) => renderThread(long, language) },
  { name: 'thread-largest', render: (language) => renderThread({ ...long, posts: [said(LONG, LONGEST)] }, language) },
  ...(['mine', 'theirs', 'over'] as const).map(
    (state): CardSample => ({
      name: `thread-${state}`,
      render: (language) =>
        renderThread({ ...thread, state, posts: [...thread.posts, said(FATIMA, null)], isOlder: true }, language),
    }),
  ),
  {
    name: 'thread-erased',
    render: (language) =>
      renderThread({ ...thread, partners: [], posts: [said({ name: null, municipality: '' }, null)] }, language),
  },
  {
    name: 'thread-nameless',
    render: (language) => {
      const nobody = { name: '', municipality: 'Leiden' };
      return renderThread({ ...thread, partners: [nobody], posts: [said(nobody, 'Dag')] }, language);
    },
  },
  { name: 'thread-post', render: (language) => renderPost(post, language) },
  {
    name: 'thread-post-long',
    render: (language) =>
      renderPost(
        { ...post, title: NASTY, partners: [LONG, LONG], post: said(LONG, `${NASTY} ${'a'.repeat(900)}`) },
        language,
      ),
  },
  { name: 'thread-post-largest', render: (language) => renderPost({ ...post, post: said(LONG, LONGEST) }, language) },
  { name: 'thread-post-ended', render: (language) => renderPost({ ...post, state: 'theirs' }, language) },
  {
    name: 'thread-list',
    render: (language) =>
      renderThreadList(
        {
          threads: [
            { ...top, isActive: true, programme: NASTY },
            { ...top, partners: [LONG, LONG], title: NASTY },
            { ...top, partners: [], state: 'over' },
          ],
          after: `2026-11-25T09:12:00.000Z ${top.threadId}`,
          open: [{ roundId: 'main-7', programme: NASTY }],
        },
        language,
      ),
  },
];

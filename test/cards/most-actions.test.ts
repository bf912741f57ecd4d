import assert from 'node:assert/strict';
import { renderAgreement } from '../../cards/agreements/agreement.js';
import { renderAgreements } from '../../cards/agreements/agreements.js';
import { renderChannelList } from '../../cards/channels/channel-list.js';
import { renderMatch } from '../../cards/matching/match.js';
import { renderHelp } from '../../cards/participants/help.js';
import { renderMunicipalityChoice } from '../../cards/participants/municipality-choice.js';
import type { RenderedCard } from '../../cards/render.js';
import { withTabLink } from '../../cards/tab-link.js';
import { renderReported } from '../../cards/threads/moderation.js';
import { renderPostChoice, renderRoundThread } from '../../cards/threads/round-thread.js';
import { renderThread } from '../../cards/threads/thread.js';
import { renderOpenThreads, renderThreadList } from '../../cards/threads/thread-list.js';
import { actionsOn, MOST_ACTIONS, tooManyActions } from '../support/card-actions.js';
import { shared } from '../support/card-sample-agreements.js';
import { roundThread } from '../support/card-sample-round-threads.js';
import { thread } from '../support/card-sample-threads.js';
import { match } from '../support/card-sample-week.js';
import { CARD_SAMPLES } from '../support/card-samples.js';

const BOTH = [false, true] as const;

/** Every way to set these switches. */
function combinations<K extends string>(...names: readonly K[]): readonly Readonly<Record<K, boolean>>[] {
  return names.reduce<readonly Readonly<Record<string, boolean>>[]>(
    (made, name) => made.flatMap((one) => BOTH.map((on) => ({ ...one, [name]: on }))),
    [{}],
  ) as readonly Readonly<Record<K, boolean>>[];
}

const linked = (card: RenderedCard) => withTabLink(card, 'https://teams.microsoft.com/l/entity/a/week', 'nl');
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

/** Nobody sees more of these at once; the services say so (`src/threads`, `bot/handlers/agreement.ts`). */
const POSTS = 4;
const REPORTED = 3;
const AGREEMENTS = 3;
const THREADS = 4;
const MUNICIPALITIES = 5;

const [partner] = match.partners;
assert.ok(partner);
const [post] = roundThread.posts;
assert.ok(post);
const other = { ...partner, name: 'Bram de Wit', municipality: 'Gouda', member: 2 } as const;
const { olderThan: _older, ...newestThread } = thread;
const { olderThan: _before, ...newestRound } = roundThread;
const judged = { ...post, reports: 2 };

/** The cards that have more buttons in one state than in another, in all their states, with the way to the tab where they get one. */
const LARGEST: Readonly<Record<string, readonly RenderedCard[]>> = {
  help: combinations('joined', 'facilitator', 'paused').map((person) => linked(renderHelp(person, 'nl'))),
  match: combinations('met', 'isTrio', 'avoided').map(({ met, isTrio, avoided }) =>
    renderMatch(
      { ...match, met, partners: isTrio ? [{ ...partner, avoided }, other] : [{ ...partner, avoided }] },
      'nl',
    ),
  ),
  thread: combinations('isActive', 'isOlder', 'goesOn', 'hasOlder').map(({ isActive, isOlder, goesOn, hasOlder }) =>
    linked(
      renderThread(
        { ...newestThread, isActive, isOlder, state: goesOn ? 'open' : 'over', ...(hasOlder ? { olderThan: 9 } : {}) },
        'nl',
      ),
    ),
  ),
  'thread list': [1, 5].map((count) =>
    renderThreadList({ threads: times(THREADS, thread), after: 'x', open: times(count, { roundId: 'main-7' }) }, 'nl'),
  ),
  'open threads': [renderOpenThreads(times(5, { roundId: 'main-7', programme: 'Regio Arnhem' }), 'nl')],
  'round thread': combinations('judges', 'isOlder', 'isOpen', 'hearsNews', 'hasOlder').map(({ hasOlder, ...state }) =>
    linked(
      renderRoundThread(
        { ...newestRound, ...state, posts: times(POSTS, post), before: 9, ...(hasOlder ? { olderThan: 5 } : {}) },
        'nl',
      ),
    ),
  ),
  'which post': (['report', 'judge'] as const).map((wish) =>
    renderPostChoice({ ...roundThread, posts: times(POSTS, post), before: 9 }, wish, 'nl'),
  ),
  reported: [renderReported({ posts: times(REPORTED, judged), hasMore: true }, 'nl')],
  agreement: combinations('accept', 'amend', 'keepAlone', 'answer')
    // Somebody who can report the outcome has nothing left to accept or decline (`rightsOf` in
    // `src/agreements/agreement-view.ts`).
    .filter(({ accept, keepAlone, answer }) => [accept, keepAlone, answer].filter(Boolean).length <= 1)
    .map((may) => renderAgreement({ view: { ...shared, may }, news: 'due' }, 'nl')),
  agreements: [linked(renderAgreements({ views: times(AGREEMENTS, shared), next: 'x', isLater: true }, 'nl'))],
  channels: [1, 2, 15, 40].map((count) =>
    renderChannelList(
      {
        channels: Array.from({ length: count }, (_, at) => ({
          ...{ id: `T:19:${at}`, team: 'T:19:t', teamName: 'Regio', name: `Kanaal ${at}`, language: 'nl' as const },
          ...{ chosen: at % 2 === 0, reachable: true, programmeId: 'main' },
        })),
        programmes: times(2, { id: 'main', name: 'Spagaat' }),
      },
      'nl',
    ),
  ),
  municipalities: [
    renderMunicipalityChoice(
      { typed: 'berg', candidates: times(MUNICIPALITIES, { code: 'GM0373', name: 'Bergen', province: 'Limburg' }) },
      'nl',
    ),
  ],
};

describe('the buttons of a card', () => {
  for (const { name, render } of CARD_SAMPLES) {
    it(`${name}: are no more than Teams shows`, () => assert.deepEqual(tooManyActions(render('nl').card), []));
  }

  for (const [name, cards] of Object.entries(LARGEST)) {
    it(`${name}: are no more than Teams shows, in whatever state`, () =>
      assert.deepEqual(
        cards.flatMap(({ card }) => tooManyActions(card)),
        [],
      ));
  }

  it('are counted wherever they stand, all together', () => {
    const action = { type: 'Action.Execute', title: 'x', verb: 'help.show' };
    const set = (count: number) => ({ type: 'ActionSet', actions: times(count, action) });
    const show = {
      type: 'Action.ShowCard',
      title: 'Meer',
      card: { type: 'AdaptiveCard', body: [set(2)], actions: [] },
    };
    const input = { type: 'Input.Text', id: 'text', inlineAction: action };
    const hidden = { type: 'Container', isVisible: false, items: [set(1)] };
    const row = { type: 'Container', items: [], selectAction: action };
    const card = {
      ...{ type: 'AdaptiveCard', refresh: { action, userIds: ['29:a'] } },
      body: [set(1), hidden, input, row],
      actions: [show],
    };
    assert.equal(actionsOn(card).length, MOST_ACTIONS);
    assert.deepEqual(tooManyActions(card), []);
    assert.equal(tooManyActions({ ...card, body: [...card.body, set(1)] }).length, 1);
  });
});

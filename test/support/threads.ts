import assert from 'node:assert/strict';
import type { Post, Thread } from '../../src/threads/thread.js';
import { buttonsOf } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { Person } from './fake-teams/person.js';
import type { ActionAnswer } from './fake-teams/seat.js';
import { says } from './says.js';
import { type PlayOptions, play, reads, type Stage } from './scenario.js';
import { groupsNow, joined, matchCardOf, reach, TOWNS } from './talks.js';
import { TENANT, WHOLE_WEEK } from './test-app.js';

export const OTHER_TENANT = '0bb00000-0000-4000-8000-000000000002';

/** Two people of two tenants and two municipalities who are each other's match in the first round. */
export interface Pair {
  readonly stage: Stage;
  readonly anna: Person;
  readonly bram: Person;
}

/** A story of two people of different tenants, who have just been matched. */
export function talkingPair(story: (pair: Pair) => Promise<void>, options: PlayOptions = {}): Promise<void> {
  return play(
    async (stage) => {
      const anna = await stage.t.joins('Anna Aalders', { municipality: 'Leiden', tenant: TENANT });
      const bram = await stage.t.joins('Bram Boersma', { municipality: 'Emmen', tenant: OTHER_TENANT });
      await reach(stage, 'discussing');
      await story({ stage, anna, bram });
    },
    { ...options, env: { ...WHOLE_WEEK, ...options.env } },
  );
}

/** A story of `count` people of different municipalities, who have just been matched. */
export function matchedCrowd(
  count: number,
  story: (stage: Stage, people: readonly Person[], groups: readonly (readonly Person[])[]) => Promise<void>,
): Promise<void> {
  return play(
    async (stage) => {
      const people = await joined(stage.t, TOWNS.slice(0, count));
      await reach(stage, 'discussing');
      await story(stage, people, await groupsNow(stage, people));
    },
    { env: WHOLE_WEEK },
  );
}

/** Chooses "talk here" on the newest match card; gives the card of the thread. */
export async function talksHere(person: Person): Promise<Shown> {
  return cardOf(await person.clicks(matchCardOf(person), { verb: 'thread.open' }));
}

/** The card that answered a click. */
export function cardOf({ card, message }: ActionAnswer): Shown {
  assert.ok(card, `a card, not: ${message}`);
  return card;
}

/** The posts that reached this person as messages, oldest first. */
export function lettersOf(person: Person): readonly Shown[] {
  return person.inbox.filter(
    ({ card }) => buttonsOf(card).some(({ verb }) => verb === 'thread.show') && isLetter(card),
  );
}

function isLetter(card: Shown['card']): boolean {
  return says('thread.from').test(String((card.body as readonly { readonly text?: string }[])[0]?.text));
}

/** Types something to the bot and gives what it answers. */
export async function types(person: Person, words: string): Promise<string> {
  return (await person.says(words)).replies.map(reads).join('\n');
}

/** Asks for the threads and opens the newest; gives its card. */
export async function opensNewest(person: Person): Promise<Shown> {
  const [list] = (await person.says('gesprek')).replies;
  assert.ok(list);
  const [newest] = buttonsOf(list.card).filter(({ verb }) => verb === 'thread.show');
  assert.ok(newest, 'there is a thread');
  return cardOf(await person.clicks(list, { verb: 'thread.show', data: newest.data }));
}

/** The one thread that there is. */
export async function onlyThread({ kept }: Stage): Promise<Thread & { readonly _id: string }> {
  const threads = await kept('threads');
  assert.equal(threads.length, 1);
  return threads[0] as Thread & { readonly _id: string };
}

/** Everything that is kept in the threads, in order of thread and number. */
export async function postsKept({ kept }: Stage): Promise<readonly Post[]> {
  const posts = (await kept('posts')) as unknown as readonly Post[];
  return [...posts].sort((a, b) => a.threadId.localeCompare(b.threadId) || a.number - b.number);
}

import assert from 'node:assert/strict';
import type { Person } from './fake-teams/person.js';
import { playTab, type TabAnswer, type TabStage } from './tab-client.js';
import { groupsNow, joined, reach, TOWNS } from './talks.js';
import { type TestAppOptions, WHOLE_WEEK } from './test-app.js';

/** A post as the tab's addresses give it. */
export interface Post {
  readonly id: string;
  readonly number: number;
  readonly own: boolean;
  readonly text: string | null;
  readonly state: string;
  readonly reported: boolean;
  readonly reportable: boolean;
  readonly by: { readonly name: string } | null;
  readonly writer: { readonly kind: string; readonly name?: string; readonly size?: string };
}
/** A conversation, likewise. */
export interface Thread {
  readonly posts: readonly Post[];
  readonly olderThan: number | null;
  readonly state: string;
  readonly isOpen: boolean;
  readonly others: readonly { readonly name: string }[];
  readonly alias: Readonly<Record<string, string>> | null;
}

/** The first round. */
export const ROUND = 'main-1';
/** Identifies a draft. */
export const DRAFT = 'draft-0001';
/** The conversation in an answer, or in the answer to something that was written. */
export const threadIn = ({ body }: TabAnswer): Thread => (body.thread ?? body) as unknown as Thread;
/** Its texts, oldest first. */
export const textsIn = (answer: TabAnswer) => threadIn(answer).posts.map(({ text }) => text);
/** Status and code of a refusal. */
export const refusal = ({ status, body }: TabAnswer) => [status, body.code];

/** A story of `count` people of different municipalities, in pairs, in the talks of the first round. */
export function inTalks(
  count: number,
  story: (stage: TabStage, pairs: readonly (readonly Person[])[]) => Promise<void>,
  options: Omit<TestAppOptions, 'storage'> = {},
): Promise<void> {
  return playTab(
    async (stage) => {
      const people = await joined(stage.t, TOWNS.slice(0, count));
      await reach(stage, 'discussing');
      await story(stage, await groupsNow(stage, people));
    },
    { ...options, env: { ...WHOLE_WEEK, ...options.env } },
  );
}

/** The first two of the first group. */
export function pairOf(groups: readonly (readonly Person[])[]): readonly [Person, Person] {
  // One of them may talk with somebody who is not among these people.
  const [anna, bram] = groups.find(({ length }) => length > 1) ?? [];
  assert.ok(anna && bram);
  return [anna, bram];
}

/** The match of this person now. */
export async function matchOf({ gets }: TabStage, person: Person): Promise<string> {
  return String((await gets(person, 'match')).body.matchId);
}

/** Where the conversation of a match is. */
export const talkPath = (match: string) => `talks/${encodeURIComponent(match)}`;

import assert from 'node:assert/strict';
import type { Person } from './fake-teams/person.js';
import type { Stage } from './scenario.js';
import { joined, reach, TOWNS } from './talks.js';
import { TENANT, WHOLE_WEEK } from './test-app.js';
import { cardOf } from './threads.js';

/** Object ids of two facilitators, and the settings that make them so. */
export const FACILITATORS = ['0fa00000-0000-4000-8000-00000000000a', '0fa00000-0000-4000-8000-00000000000b'] as const;
export const WITH_FACILITATORS = {
  ...WHOLE_WEEK,
  FACILITATORS: FACILITATORS.map((objectId) => `${TENANT}:${objectId}`).join(','),
} as const;

export interface OpenTalk {
  readonly people: readonly Person[];
  readonly fien: Person;
  readonly floor: Person;
}

/** `count` people in the talks of the first round, and two facilitators who take part. */
export async function openTalk(stage: Stage, count: number, locale: string = 'nl-NL'): Promise<OpenTalk> {
  const people = await joined(stage.t, TOWNS.slice(0, count));
  const [first, second] = FACILITATORS;
  const fien = await stage.t.joins('Fien Facilitator', { municipality: 'Delft', objectId: first, locale });
  const floor = await stage.t.joins('Floor Facilitator', { municipality: 'Gouda', objectId: second, locale });
  await reach(stage, 'discussing');
  return { people, fien, floor };
}

/** Somebody writes in the open thread of the round, in the chat with the bot; gives the id of the post. */
export async function writesOpenly(stage: Stage, writer: Person, text: string): Promise<string> {
  const [list] = (await writer.says('gesprek')).replies;
  assert.ok(list);
  const thread = cardOf(await writer.clicks(list, { verb: 'round.thread' }));
  await writer.clicks(thread, { verb: 'round.post' }, { text });
  const found = (await stage.kept('posts')).find((post) => post.text === text);
  return String(found?._id ?? assert.fail(`no post ${text}`));
}

/** These people report the post, one after the other. */
export async function report(stage: Stage, postId: string, people: readonly Person[]): Promise<void> {
  const { participants } = stage.storage.stores;
  for (const { facts } of people) {
    const reader = await participants.get(`${facts.tenantId}:${facts.objectId}`);
    await stage.t.app.services.roundThreads.report(reader ?? assert.fail(facts.name), postId);
  }
}

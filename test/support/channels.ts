import assert from 'node:assert/strict';
import { isJson } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { Inputs } from './fake-teams/fill-in.js';
import type { Person } from './fake-teams/person.js';
import type { ActionAnswer, Seat } from './fake-teams/seat.js';
import type { Team } from './fake-teams/team.js';
import { TENANT, type TestApp } from './test-app.js';

export const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
export const FACILITATORS = { FACILITATORS: `${TENANT}:${FACILITATOR}` } as const;

/** A facilitator, and a team with the app in which one channel gets the dilemma. */
export interface ChannelStory {
  readonly fien: Person;
  readonly team: Team;
  /** The facilitator in the channel. */
  readonly seat: Seat;
}

/** Lets the channel `Dilemma` of the team `Ruimte` get the dilemma. */
export async function chosenChannel(t: TestApp, words: string = 'plaats hier'): Promise<ChannelStory> {
  const fien = await t.joins('Fien Begeleider', { objectId: FACILITATOR, municipality: 'Ede' });
  const team = t.teams.team('Ruimte', TENANT);
  await team.installs(fien);
  await team.createsChannel('Dilemma');
  const seat = team.seat(fien, 'Dilemma');
  await seat.says(words);
  return { fien, team, seat };
}

/** The posts about a round in this channel, oldest first, as this person sees them: those with a button for an own view. */
export function postsIn(seat: Seat): readonly Shown[] {
  return seat.inbox.filter(({ card }) => JSON.stringify(card).includes('"shared.v'));
}

/** The one post there. */
export function postIn(seat: Seat): Shown {
  const [post, ...more] = postsIn(seat);
  assert.ok(post, 'there is a post');
  assert.equal(more.length, 0, 'there is one post');
  return post;
}

/** Asks for the own view of the post and votes on it. */
export async function votesInChannel(seat: Seat, option: string, more: Inputs = {}): Promise<ActionAnswer> {
  const view = await seat.clicks(postIn(seat), { verb: 'shared.view' });
  assert.ok(view.card, 'there is an own view');
  return seat.clicks(view.card, { verb: 'shared.vote' }, { option, confidence: '4', ...more });
}

/** For whom the post asks for an own view by itself. */
export function refreshedFor({ card }: Shown): readonly unknown[] {
  return isJson(card.refresh) && Array.isArray(card.refresh.userIds) ? card.refresh.userIds : [];
}

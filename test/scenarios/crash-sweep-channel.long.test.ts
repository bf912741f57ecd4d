import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import type { App } from '../../src/app-parts.js';
import { channelKey } from '../../src/channels/channel.js';
import { postsIn, refreshedFor } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { participantOf, populate } from '../support/populate.js';
import { says } from '../support/says.js';
import { reads } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import type { FreshStorage } from '../support/storage.js';
import { stateOf } from '../support/stored-state.js';
import { isWrite, notesSent, type Rehearsal, rehearse, type Stage, type World } from '../support/sweep.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import type { Moment } from '../support/watched-storage.js';

const CHANNELS = ['Dilemma', 'Nieuws', 'Regio'] as const;
const PASSING = /^(settledAt|dueAt|since|activityId|address|revision|sentRevision|attempts)$/;

interface Scene {
  readonly storage: FreshStorage;
  readonly person: Person;
  readonly seats: readonly Seat[];
}

/** Events in a channel, moment by moment; the third is the hour at which the lists are given to the posts. */
const STAGES: readonly Stage<Scene>[] = [
  { at: '2026-11-23T09:00:00+01:00' },
  { at: '2026-11-23T09:30:00+01:00', act: look },
  { at: '2026-11-23T10:00:00+01:00' },
  { at: '2026-11-25T09:00:00+01:00' },
  { at: '2026-11-25T09:05:00+01:00' },
  { at: '2026-11-27T09:00:00+01:00' },
  { at: '2026-11-30T08:00:00+01:00' },
  { at: '2026-11-30T08:05:00+01:00' },
  { at: '2026-11-30T08:30:00+01:00' },
];

interface Outcome {
  /** The posts in each channel at the end. */
  readonly posts: readonly string[];
  readonly counts: readonly number[];
  readonly state: Readonly<Record<string, unknown>>;
}

const OWN = /^(channels|outbox)\./;

describe('a process killed between any two store calls of posting in channels', () => {
  let week: Rehearsal<Outcome>;

  before(async () => {
    week = await rehearse<Scene, Outcome>({
      clock: new SteadyClock('2026-11-23T08:00:00+01:00'),
      env: WHOLE_WEEK,
      pageSize: 2,
      stages: STAGES,
      isMoment: ({ name, when }) => (when === 'after' ? OWN.test(name) && isWrite(name) : notesSent(name)),
      prepare,
      ending,
    });
  });
  after(() => week.close());

  it('is a sweep over posting, a list, an opening, a second vote and a closing', () => {
    for (const name of [
      'channels.pageOfChosen',
      'channels.addViewer',
      'channels.listsDone',
      'outbox.renew',
      'outbox.renewEach',
    ]) {
      assert.ok(week.calls.includes(name), name);
    }
    assert.deepEqual(week.undisturbed.counts, [1, 1, 1]);
    for (const post of week.undisturbed.posts) assert.match(post, says('channelPost.kickerClosed'));
    assert.match(week.undisturbed.posts[0] ?? '', /29:/);
  });

  it('leads to the same posts, each once, when it dies just after a write', async () => {
    await week.sweep({ isMeant: ({ when }) => when === 'after', assertMore: assertPosts });
  });
  it('leads to the same posts when it dies just before it notes what was sent', async () => {
    await week.sweep({ isMeant: ({ when }) => when === 'before', assertMore: assertPosts });
  });
});

function assertPosts({ posts, counts }: Outcome, undisturbed: Outcome, { name, when }: Moment): void {
  assert.deepEqual(posts, undisturbed.posts, `killed ${when} ${name}`);
  // Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask.
  const unnoted = when === 'before';
  for (const count of counts) assert.ok(count === 1 || (unnoted && count === 2), `${count}, killed ${when} ${name}`);
}

/** One person and three channels; the process that may die is there from the opening of the vote on. */
async function prepare({ storage, teams, clock, steady }: World): Promise<Scene> {
  await steady.listen();
  await steady.tick();
  const [person] = await populate(storage, teams, clock, ['GM0014']);
  assert.ok(person);
  const team = teams.team('Ruimte', TENANT);
  const seats: Seat[] = [];
  for (const name of CHANNELS) {
    const seat = team.seat(person, name);
    seat.conversation.installed = true;
    const { id: channelId } = seat.conversation;
    const { serviceUrl } = seat.activity();
    const address = {
      channelId: 'msteams',
      serviceUrl,
      conversationId: channelId,
      tenantId: TENANT,
      botId: '28:x',
      userId: '',
    };
    const sighting = { tenantId: TENANT, teamId: team.id, channelId, name, address };
    await steady.services.channels.choose(sighting, { programmeId: 'main', language: 'nl' }, []);
    seats.push(seat);
  }
  return { storage, person, seats };
}

async function look({ storage, person, seats }: Scene, app: App): Promise<void> {
  const participant = await participantOf(storage, person);
  const id = channelKey({ tenantId: TENANT, channelId: seats[0]?.conversation.id ?? '' });
  await app.services.channels.noteViewer(id, { participant, userId: person.facts.userId });
}

async function ending({ storage }: World, { seats }: Scene): Promise<Outcome> {
  const newest = seats.map((seat) => postsIn(seat).at(-1));
  return {
    posts: newest.map((post) => (post === undefined ? '' : `${reads(post)} ${refreshedFor(post).join()}`)),
    counts: seats.map((seat) => postsIn(seat).filter((post) => /main-1/.test(JSON.stringify(post.card))).length),
    state: await stateOf(storage, ['channels'], (_, member) => PASSING.test(member)),
  };
}

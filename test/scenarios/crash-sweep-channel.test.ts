import { strict as assert } from 'node:assert';
import { before, describe, it } from 'mocha';
import { type App, createApp } from '../../src/app.js';
import { channelKey } from '../../src/channels/channel.js';
import { createLog } from '../../src/log.js';
import type { Storage } from '../../src/storage/storage.js';
import { postsIn, refreshedFor } from '../support/channels.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { FakeTeams } from '../support/fake-teams.js';
import { type Death, Killed, mortalStorage } from '../support/mortal-storage.js';
import { reads } from '../support/scenario.js';
import { SteadyClock } from '../support/steady-clock.js';
import { freshStorage } from '../support/storage.js';
import { AFTER_LEASES, isWrite, notesSent, participantOf, populate, settle, stateOf, sweep } from '../support/sweep.js';
import { TENANT, testConfig, WHOLE_WEEK } from '../support/test-app.js';

const CHANNELS = ['Dilemma', 'Nieuws', 'Regio'] as const;
const PASSING = /^(settledAt|dueAt|since|activityId|address|revision|sentRevision|attempts)$/;
/** What happens in a channel, moment by moment; the third is the hour at which the lists are given to the posts. */
const MOMENTS = [
  '2026-11-23T09:00:00+01:00',
  '2026-11-23T09:30:00+01:00',
  '2026-11-23T10:00:00+01:00',
  '2026-11-25T09:00:00+01:00',
  '2026-11-25T09:05:00+01:00',
  '2026-11-27T09:00:00+01:00',
  '2026-11-30T08:00:00+01:00',
  '2026-11-30T08:05:00+01:00',
] as const;
const LOOKING = MOMENTS[1];

interface Outcome {
  readonly calls: readonly string[];
  readonly diedAt: string | null;
  /** What stands in each channel at the end. */
  readonly posts: readonly string[];
  readonly counts: readonly number[];
  readonly state: Readonly<Record<string, unknown>>;
}

const OWN = /^(channels|outbox)\./;

describe('a process killed between any two store calls of posting in channels', function () {
  this.timeout(60_000);
  let undisturbed: Outcome;

  before(async () => {
    undisturbed = await week(null);
  });

  it('is a sweep over posting, a list, an opening, a second vote and a closing', () => {
    for (const name of [
      'channels.pageOfChosen',
      'channels.addViewer',
      'channels.listDone',
      'outbox.renew',
      'outbox.renewEach',
    ]) {
      assert.ok(undisturbed.calls.includes(name), name);
    }
    assert.deepEqual(undisturbed.counts, [1, 1, 1]);
    for (const post of undisturbed.posts) assert.match(post, /De uitslag van het dilemma/);
    assert.match(undisturbed.posts[0] ?? '', /29:/);
  });

  const isSwept = (name: string) => OWN.test(name) && isWrite(name);
  it('leads to the same posts, each once, when it dies just after a write', () =>
    sweep({ undisturbed, again: week, when: 'after', isSwept, assertMore: assertPosts }));
  it('leads to the same posts when it dies just before it notes what was sent', () =>
    sweep({ undisturbed, again: week, when: 'before', isSwept: notesSent, assertMore: assertPosts }));
});

function assertPosts({ posts, counts, diedAt }: Outcome, undisturbed: Outcome): void {
  assert.deepEqual(posts, undisturbed.posts, diedAt ?? '');
  // Sent and not yet noted is the one thing that cannot be made good: Teams has no way to ask.
  const unnoted = /^outbox\.settle before/.test(diedAt ?? '');
  for (const count of counts) assert.ok(count === 1 || (unnoted && count === 2), `${count} ${diedAt}`);
}

/** A week with one person and three channels; the process that may die is there from the opening of the vote on. */
async function week(death: Death | null): Promise<Outcome> {
  const storage = await freshStorage();
  const clock = new SteadyClock('2026-11-23T08:00:00+01:00');
  const teams = await FakeTeams.start({ now: clock.now });
  const apps: App[] = [];
  const launch = async (on: Storage): Promise<App> => {
    const app = await createApp({
      config: testConfig(WHOLE_WEEK),
      clock,
      log: createLog('silent'),
      pageSize: 2,
      storage: on,
    });
    apps.push(app);
    return app;
  };
  try {
    const steady = await launch(storage);
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
      await steady.services.channels.choose({ tenantId: TENANT, teamId: team.id, channelId, name, address }, 'nl');
      seats.push(seat);
    }
    const mortal = mortalStorage(storage, death);
    let app = await launch(mortal.storage);
    const look = async (): Promise<void> => {
      const participant = await participantOf(storage, person);
      const id = channelKey({ tenantId: TENANT, channelId: seats[0]?.conversation.id ?? '' });
      await app.services.channels.noteViewer(id, { participant, userId: person.facts.userId });
    };
    for (const at of MOMENTS) {
      clock.goTo(at);
      const play = async (): Promise<void> => {
        if (at === LOOKING) await look();
        await settle(app);
      };
      try {
        await play();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        app = await launch(storage);
        clock.advance(AFTER_LEASES);
        await play();
      }
    }
    clock.goTo('2026-11-30T08:30:00+01:00');
    await settle(steady);
    const newest = seats.map((seat) => postsIn(seat).at(-1));
    return {
      calls: mortal.names(),
      diedAt: mortal.diedAt(),
      posts: newest.map((post) => (post === undefined ? '' : `${reads(post)} ${refreshedFor(post).join()}`)),
      counts: seats.map((seat) => postsIn(seat).filter((post) => /main-1/.test(JSON.stringify(post.card))).length),
      state: await stateOf(storage, ['channels'], (_, member) => PASSING.test(member)),
    };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await teams.stop();
    await storage.close();
  }
}

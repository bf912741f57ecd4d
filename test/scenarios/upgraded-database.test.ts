import assert from 'node:assert/strict';
import { readDatabase } from '../fixtures/database-file.js';
import { OTHERS, STORY_ENV } from '../fixtures/database-story.js';
import { asksList } from '../support/agreements.js';
import { postsIn } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Team } from '../support/fake-teams/team.js';
import { FakeTeams } from '../support/fake-teams.js';
import { says, sentence } from '../support/says.js';
import { ballotsOf, idOf, kindsTo, reads, type Stage, votes } from '../support/scenario.js';
import { alongside, type FreshStorage, freshStorage, kept } from '../support/storage.js';
import { asksMatch, partnersOf, reach } from '../support/talks.js';
import { startTestApp, TENANT } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { lettersOf, opensNewest, types } from '../support/threads.js';

interface Upgraded extends Pick<Stage, 't' | 'storage'> {
  readonly stage: Stage;
  readonly named: (name: string) => Person;
  readonly people: readonly Person[];
  readonly team: Team;
}

/** Ids and secrets go on beyond those that the story gave. */
const GIVEN = 10_000;

/** A story that begins when the present program has started on the database that schema version 1 left. */
async function upgraded(story: (cast: Upgraded) => Promise<void>): Promise<void> {
  const { at } = readDatabase(1);
  const clock = new TestClock(at);
  clock.become({ moment: at, count: GIVEN, secrets: GIVEN });
  const teams = await FakeTeams.start({ now: clock.now });
  const empty = await freshStorage();
  const { collections } = readDatabase(1, teams.serviceUrl);
  try {
    for (const [name, documents] of Object.entries(collections)) {
      await empty.db.collection<{ _id: string }>(name).deleteMany({ _id: { $gte: '' } });
      await empty.db.collection(name).insertMany([...documents]);
    }
    const people = (collections.participants ?? []).map(({ name, tenantId: tenant, objectId, locale }) =>
      teams.person({ name, tenant, objectId, locale }),
    );
    for (const person of people) person.conversation.installed = person.facts.name !== OTHERS.unreachable;
    const team = teams.team('Ruimte', TENANT);
    team.channel('Dilemma').installed = true;
    const storage = await alongside(empty);
    const t = await startTestApp({ storage, clock, teams, env: STORY_ENV });
    const stage = stageOn(storage, t);
    const named = (name: string) => people.find(({ facts }) => facts.name === name) ?? assert.fail(name);
    try {
      await t.settle();
      await story({ t, storage, stage, people, team, named });
    } finally {
      await t.stop();
      await storage.close();
    }
  } finally {
    await empty.close();
  }
}

function stageOn(storage: FreshStorage, t: Stage['t']): Stage {
  const none = () => assert.fail('not asked here');
  return { t, storage, kept: (collection) => kept(storage, collection), everything: none };
}

describe('scenario: a database that schema version 1 left', () => {
  it('tells each person what is kept about them, votes of the open round and agreements of the last one included', () =>
    upgraded(async ({ t, named }) => {
      const anna = named('Anna Aalders');
      const [card] = (await anna.says('mijn gegevens')).replies;
      assert.ok(card);
      for (const word of ['Anna Aalders', 'Leiden', idOf(anna)]) assert.ok(reads(card).includes(word), word);
      const link = new URL(anna.link(card, sentence('myData.download')));
      const data = JSON.parse(await (await fetch(`${t.url}${link.pathname}`, { method: 'POST' })).text());
      assert.deepEqual(data.participant.memberOf, ['main']);
      assert.deepEqual(
        data.votes.map(({ roundId, option }: Record<string, unknown>) => [roundId, option]),
        [['main-2', 'a']],
      );
      const matches = data.matches.map(({ roundId }: Record<string, unknown>) => roundId);
      assert.deepEqual([...matches].sort(), ['main-1', 'main-2']);
    }));

  it('shows the agreement of the first round to both, and lets the talk of the second go on', () =>
    upgraded(async ({ t, stage, people, storage, named }) => {
      const anna = named('Anna Aalders');
      const [bram] = await partnersOf(stage, people, anna, 2);
      assert.ok(bram);
      assert.ok((await asksMatch(anna)).includes(bram.facts.name));
      assert.match(reads(await opensNewest(anna)), /Zullen we morgen bellen\?[\s\S]*Ja, om tien uur\./);
      await types(anna, 'Ik bel je zo.');
      await t.settle();
      assert.match(reads(lettersOf(bram).at(-1) ?? assert.fail('nothing came')), /Ik bel je zo\./);
      for (const owner of [anna, named('Daan Dirks')]) {
        const [agreement, ...more] = await storage.stores.agreements.allOf(idOf(owner));
        assert.deepEqual([agreement?.state, more], ['inForce', []], owner.facts.name);
        assert.match(reads(await asksList(owner)), /Wij sturen elkaar eerst een concept/);
      }
    }));

  it('brings what waited, and asks again on Friday whoever takes part, and nobody else', () =>
    upgraded(async ({ t, stage, storage, people, team, named }) => {
      const waits = named(OTHERS.waits);
      await t.advance('2h');
      const due = (await storage.stores.outbox.allTo(idOf(waits))).filter(({ state }) => state === 'due');
      assert.deepEqual(due, []);
      assert.equal(waits.inbox.length, 2, 'the opening and the match that Teams put off');
      await reach(stage, 'revoting', 2);
      const none: readonly string[] = [OTHERS.paused, OTHERS.left, OTHERS.known, OTHERS.unreachable];
      for (const person of people) {
        const isAsked = (await kindsTo(stage, person)).includes('revote') && ballotsOf(person).length > 0;
        assert.equal(isAsked, !none.includes(person.facts.name), person.facts.name);
      }
      const voters = people.filter(({ facts }) => !none.includes(facts.name)).slice(0, 12);
      for (const [at, voter] of voters.entries()) await votes(voter, at % 2 === 0 ? 'a' : 'b');
      await reach(stage, 'closed', 2);
      const closing = reads(voters[0]?.lastCard() ?? assert.fail());
      assert.match(closing, says('closing.second', { count: sentence('result.count', { count: 6 }) }));
      assert.equal((await storage.stores.rounds.get('main-2'))?.phase, 'sealed');
      await reach(stage, 'voting', 3);
      assert.equal((await storage.stores.rounds.get('main-3'))?.phase, 'voting');
      assert.ok(postsIn(team.seat(named(OTHERS.facilitates), 'Dilemma')).length > 0, 'the channel gets it too');
    }));

  it('lets whoever left or only looked take part, in the programme that there is', () =>
    upgraded(async ({ t, storage, named }) => {
      for (const name of [OTHERS.left, OTHERS.known]) {
        const person = named(name);
        const form = (await person.says('doe mee')).replies[0] ?? assert.fail();
        await person.clicks(form, { verb: 'profile.save' }, { municipalityName: 'Gouda', role: 'policy-officer' });
        const { standing, memberOf, memberships } =
          (await storage.stores.participants.get(idOf(person))) ?? assert.fail();
        assert.deepEqual([standing, memberOf], ['joined', ['main']], name);
        assert.deepEqual(memberships, { main: { joinedAt: t.clock.now() } }, name);
      }
    }));
});

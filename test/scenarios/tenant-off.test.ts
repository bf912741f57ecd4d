import assert from 'node:assert/strict';
import { activityOf } from '../support/activities.js';
import { agree, asksList, letterAbout } from '../support/agreements.js';
import { noteOf, searches, titlesOf } from '../support/compose.js';
import { crowd } from '../support/crowd.js';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { ballotsOf, idOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import { answers, asksMatch, groupsNow, namedOn, partnersOf, reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { lettersOf, OTHER_TENANT, opensNewest, talksHere, types } from '../support/threads.js';

const BOTH = { ALLOWED_TENANTS: `${TENANT},${OTHER_TENANT}` } as const;
/** The other tenant is switched off. */
const ONE = { ALLOWED_TENANTS: TENANT } as const;

interface Crowd extends Stage {
  /** Two people of the tenant that stays. */
  readonly anna: Person;
  readonly bram: Person;
  /** Two people of the tenant that is switched off. */
  readonly olga: Person;
  readonly piet: Person;
}

function withTwoTenants(story: (crowd: Crowd) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const joins = (name: string, municipality: string, tenant: string) =>
        stage.t.joins(name, { municipality, tenant });
      const anna = await joins('Anna Aalders', 'Leiden', TENANT);
      const bram = await joins('Bram Boersma', 'Emmen', TENANT);
      const olga = await joins('Olga Oud', 'Breda', OTHER_TENANT);
      const piet = await joins('Piet Prins', 'Venlo', OTHER_TENANT);
      await story({ ...stage, anna, bram, olga, piet });
    },
    { env: { ...WHOLE_WEEK, ...BOTH } },
  );
}

/** The program starts again without the other tenant, and does what its timers do. */
async function switchesOff({ t }: Stage): Promise<void> {
  await t.restart(ONE);
  await t.settle();
  await t.settle();
}

/** Two people, one of each tenant, who are each other's match. */
function talkingPair(story: (stage: Stage, anna: Person, olga: Person) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const anna = await stage.t.joins('Anna Aalders', { municipality: 'Leiden', tenant: TENANT });
      const olga = await stage.t.joins('Olga Oud', { municipality: 'Breda', tenant: OTHER_TENANT });
      await reach(stage, 'discussing');
      assert.deepEqual(await partnersOf(stage, [anna, olga], anna), [olga]);
      await story(stage, anna, olga);
    },
    { env: { ...WHOLE_WEEK, ...BOTH } },
  );
}

async function findsMe(person: Person, challenges: string): Promise<void> {
  await person.says('profiel');
  await person.clicks(person.lastCard(), { verb: 'profile.save' }, { findable: 'true', challenges });
}

describe('scenario: a tenant that is switched off', () => {
  it('is left out of asking, matching, notices and finding', () =>
    withTwoTenants(async (crowd) => {
      const { anna, bram, olga, piet } = crowd;
      for (const person of [anna, bram, olga, piet]) await findsMe(person, 'housing');
      await switchesOff(crowd);
      assert.deepEqual(titlesOf(await searches(anna, 'colleagues')), ['Bram Boersma']);
      assert.match(noteOf(await searches(anna, 'colleagues', 'breda')), says('extension.notFound'));
      const silent = [olga.inbox.length, piet.inbox.length];
      await reach(crowd, 'voting');
      assert.deepEqual(
        [anna, bram, olga, piet].map((person) => ballotsOf(person).length),
        [1, 1, 0, 0],
      );
      for (const person of [anna, bram]) await votes(person, 'a');
      await reach(crowd, 'discussing');
      assert.deepEqual(
        (await groupsNow(crowd, [anna, bram, olga, piet])).map((group) => group.length),
        [2],
      );
      assert.deepEqual(await partnersOf(crowd, [anna, bram, olga, piet], anna), [bram]);
      await reach(crowd, 'closed');
      assert.deepEqual([olga.inbox.length, piet.inbox.length], silent, 'not one message came');
      const all = await crowd.kept('outbox');
      assert.deepEqual(
        all.filter(({ to }) => to === idOf(olga) || to === idOf(piet)),
        [],
        'and none was ever meant to',
      );
    }));

  it('is back in all of them when it is switched on', () =>
    withTwoTenants(async (crowd) => {
      const { t, anna, bram, olga, piet } = crowd;
      for (const person of [anna, olga]) await findsMe(person, 'housing');
      await switchesOff(crowd);
      await t.restart(BOTH);
      await t.settle();
      await reach(crowd, 'voting');
      assert.deepEqual(
        [anna, bram, olga, piet].map((person) => ballotsOf(person).length),
        [1, 1, 1, 1],
      );
      assert.deepEqual(titlesOf(await searches(anna, 'colleagues', 'wonen')), ['Olga Oud']);
      assert.equal((await crowd.storage.stores.tenants.all())[0]?.offSince, undefined);
    }));

  it('in the middle of a round gets nothing more of it, and the round goes on for the others', () =>
    withTwoTenants(async (crowd) => {
      const { anna, bram, olga, piet } = crowd;
      await reach(crowd, 'voting');
      for (const person of [anna, bram, olga, piet]) await votes(person, 'b');
      await switchesOff(crowd);
      const silent = [olga.inbox.length, piet.inbox.length];
      await reach(crowd, 'revoting');
      assert.deepEqual(await partnersOf(crowd, [anna, bram, olga, piet], anna), [bram]);
      await reach(crowd, 'closed');
      assert.deepEqual([olga.inbox.length, piet.inbox.length], silent);
      assert.deepEqual([ballotsOf(anna).length, ballotsOf(bram).length], [2, 2]);
    }));

  it('tells the partner as when somebody leaves, and names nobody any more', () =>
    talkingPair(async (stage, anna, olga) => {
      await switchesOff(stage);
      assert.deepEqual(await partnersOf(stage, [anna, olga], anna), []);
      assert.match(await asksMatch(anna), says('notices.matchWaiting.partnerCouldNot'));
      assert.deepEqual(namedOn(anna.lastCard(), [olga]), []);
      const told = anna.inbox.length;
      await stage.t.restart();
      await stage.t.settle();
      await stage.t.settle();
      assert.equal(anna.inbox.length, told, 'once');
    }));

  it('frees the partner, who gets another colleague where one is free', () =>
    withTwoTenants(async (crowd) => {
      const everybody = [crowd.anna, crowd.bram, crowd.olga, crowd.piet];
      // One organisation, so that each of these two talks with one of the others.
      await crowd.storage.stores.participants.change(idOf(crowd.piet), { municipality: 'GM0758' });
      await crowd.storage.stores.participants.change(idOf(crowd.olga), { municipality: 'GM0758' });
      await reach(crowd, 'discussing');
      const [partner] = await partnersOf(crowd, everybody, crowd.anna);
      assert.ok(partner === crowd.olga || partner === crowd.piet);
      await switchesOff(crowd);
      assert.deepEqual(await partnersOf(crowd, everybody, crowd.anna), [crowd.bram]);
      assert.equal(namedOn(crowd.anna.lastCard(), [crowd.bram]).length, 1);
    }));

  it('closes the conversation through the bot, and tells who wrote in it', () =>
    talkingPair(async (stage, anna, olga) => {
      await talksHere(anna);
      await types(anna, 'Hoe doen jullie dat?');
      await stage.t.settle();
      assert.equal(lettersOf(olga).length, 1);
      await switchesOff(stage);
      await stage.t.advance('5s');
      assert.match(reads(await opensNewest(anna)), says('thread.endedOver'));
      const got = olga.inbox.length;
      await types(anna, 'Ben je er nog?');
      await stage.t.settle();
      assert.equal(olga.inbox.length, got);
    }));

  it('leaves what was agreed to the other, who is told', () =>
    talkingPair(async (stage, anna, olga) => {
      await answers(anna, 'match.met');
      await reach(stage, 'closed');
      await agree(stage, anna, olga);
      await switchesOff(stage);
      assert.match(reads(letterAbout(anna)), says('agreement.gone_left', { name: /.+/ }));
      assert.match(reads(await asksList(anna)), /Wij sturen elkaar eerst een concept/);
    }));

  it('looks after everybody in any number of steps, also when the process is stopped in between', () =>
    talkingPair(async (stage, anna, olga) => {
      // Beside a crowd that comes before her, so that she is not among the first.
      const many = await crowd(stage, 60, {
        tenant: OTHER_TENANT,
        objectId: (at) => `00000000-0000-4000-8000-0000000000${10 + at}`,
      });
      await stage.t.restart(ONE);
      await stage.t.app.tick();
      assert.deepEqual(await partnersOf(stage, [anna, olga, ...many], anna), [olga], 'it is not her turn yet');
      await stage.t.restart(ONE);
      for (let at = 0; at < 5; at += 1) await stage.t.settle();
      assert.deepEqual(await stage.storage.stores.tenants.all(), [
        { id: OTHER_TENANT, offSince: stage.t.clock.now(), lookedAfter: true },
      ]);
      assert.deepEqual(await partnersOf(stage, [anna, olga, ...many], anna), []);
    }));
});

describe('scenario: people of a tenant that is switched off', () => {
  it('see and erase what is kept about them, and get a kind no to everything else; nothing new is kept', () =>
    withTwoTenants(async (crowd) => {
      const { t, olga, piet, kept, everything } = crowd;
      await reach(crowd, 'voting');
      await votes(olga, 'a', { reason: 'Dat schreef Olga' });
      const ballot = olga.lastCard();
      await switchesOff(crowd);
      const before = await kept('participants');
      for (const words of ['hulp', 'doe mee', 'dilemma', 'stop', 'match', 'voorstel', 'xyz']) {
        const [answer, ...more] = (await olga.says(words)).replies;
        assert.deepEqual(more, []);
        assert.match(reads(answer ?? assert.fail(words)), says('notices.tenantOff.title'), words);
      }
      assert.match(
        seen(await olga.clicks(ballot, { verb: 'vote.cast' }, { option: 'b' })),
        says('notices.tenantOff.title'),
      );
      assert.match(noteOf(await searches(olga, 'dilemmas')), says('notices.wrongTenant.title'));
      assert.deepEqual(await kept('participants'), before, 'not even that they were there');

      const [no] = (await olga.says('hulp')).replies;
      const data = await olga.clicks(no ?? assert.fail(), { verb: 'myData.show' });
      assert.match(seen(data), says('kept.off'));
      const [again] = (await olga.says('Mijn gegevens!')).replies;
      const link = t.url + new URL(olga.link(again ?? assert.fail(), sentence('myData.download'))).pathname;
      const file = (await (await fetch(link, { method: 'POST' })).json()) as {
        participant: { standing: string };
        votes: readonly unknown[];
      };
      assert.deepEqual([file.participant.standing, file.votes.length], ['joined', 1]);

      const [asked] = (await olga.says('wis mij')).replies;
      assert.match(
        seen(await olga.clicks(asked ?? assert.fail(), { verb: 'erase.confirm' })),
        says('notices.erased.title'),
      );
      const left = JSON.stringify(await everything());
      for (const trace of [olga.facts.objectId, 'Olga Oud', 'Dat schreef Olga'])
        assert.ok(!left.includes(trace), trace);
      assert.ok(left.includes(piet.facts.objectId), 'and nobody else is');
      assert.match(reads((await olga.says('wis mij')).replies[0] ?? assert.fail()), says('notices.wrongTenant.title'));
      assert.ok(!JSON.stringify(await everything()).includes(olga.facts.objectId));
    }));

  it('stay unknown who were never known', () =>
    withTwoTenants(async (crowd) => {
      await switchesOff(crowd);
      const nora = crowd.t.teams.person({ name: 'Nora Nieuw', tenant: OTHER_TENANT });
      await nora.installs();
      for (const words of ['doe mee', 'mijn gegevens', 'wis mij']) {
        assert.match(reads((await nora.says(words)).replies[0] ?? assert.fail()), says('notices.wrongTenant.title'));
      }
      assert.ok(!JSON.stringify(await crowd.everything()).includes(nora.facts.objectId));
    }));

  it('are not answered when they only react, type or take the app away', () =>
    withTwoTenants(async (crowd) => {
      const { olga } = crowd;
      await switchesOff(crowd);
      const before = olga.inbox.length;
      await olga.sends(activityOf('messageReaction', olga.activity(), { reactionsAdded: [{ type: 'like' }] }));
      await olga.sends(activityOf('typing', olga.activity()));
      assert.equal(olga.inbox.length, before);
    }));
});

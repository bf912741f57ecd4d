import assert from 'node:assert/strict';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage, seen } from '../support/scenario.js';
import { asksMatch, groupsNow, joined, matchCardOf, matchCardsOf, partnersOf, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';

/** Two people who talk, one of whom does not want to again. */
async function avoided(stage: Stage): Promise<readonly [Person, Person]> {
  const [anna, bram] = await joined(stage.t, ['Leiden', 'Breda']);
  assert.ok(anna && bram);
  await reach(stage, 'discussing');
  assert.deepEqual(await partnersOf(stage, [anna, bram], anna), [bram]);
  await anna.clicks(matchCardOf(anna), { verb: 'match.avoid' });
  await stage.t.settle();
  return [anna, bram];
}

/** The file with everything that is kept about this person. */
async function exportOf({ t }: Stage, person: Person): Promise<string> {
  const [card] = (await person.says('mijn gegevens')).replies;
  assert.ok(card);
  const link = new URL(person.link(card, sentence('myData.download')));
  return (await fetch(`${t.url}${link.pathname}`, { method: 'POST' })).text();
}

describe('scenario: not with this person again', () => {
  it('is read only by the person who asked for it, and the talk of this week stays', () =>
    play(
      async (stage) => {
        const [anna, bram] = await avoided(stage);
        assert.match(reads(matchCardOf(anna)), says('match.avoided'));
        assert.deepEqual(await partnersOf(stage, [anna, bram], bram), [anna]);
        const before = JSON.stringify(matchCardsOf(bram));
        await bram.refreshes(matchCardOf(bram));
        assert.equal(JSON.stringify(matchCardsOf(bram)), before);
        const known = await stage.storage.stores.participants.get(idOf(bram));
        assert.deepEqual(known?.avoid, []);
        assert.ok(!(await exportOf(stage, bram)).includes(anna.facts.objectId));
        assert.ok((await exportOf(stage, anna)).includes(bram.facts.objectId), 'the list is part of the own data');
      },
      { env: WHOLE_WEEK },
    ));

  it('changes nothing when it is clicked twice, or when the card that is clicked is not one’s own', () =>
    play(
      async (stage) => {
        const [anna, bram] = await avoided(stage);
        const cardOfBram = matchCardOf(bram);
        const zoe = await stage.t.joins('Zoe Zand', { municipality: 'Ede' });
        assert.doesNotMatch(seen(await zoe.clicks(cardOfBram, { verb: 'match.avoid' })), says('notices.failed.title'));
        await anna.clicks(cardOfBram, { verb: 'match.avoid' });
        const { participants } = stage.storage.stores;
        const lists = (await participants.getMany([anna, bram, zoe].map(idOf))).map(({ id, avoid }) => [id, avoid]);
        assert.deepEqual(new Map(lists as [string, string[]][]).get(idOf(anna)), [idOf(bram)]);
        assert.equal(lists.flatMap(([, avoid]) => avoid).length, 1);
      },
      { env: WHOLE_WEEK },
    ));

  it('keeps the two apart from the next week on, even when nobody else is there, and tells neither why', () =>
    play(
      async (stage) => {
        const [anna, bram] = await avoided(stage);
        await reach(stage, 'closed');
        await reach(stage, 'voting', 2);
        await reach(stage, 'discussing', 2);
        assert.deepEqual(await groupsNow(stage, [anna, bram], 2), []);
        const told = await Promise.all([anna, bram].map(asksMatch));
        assert.equal(told[0], told[1], 'the same neutral words for both');
        assert.doesNotMatch(told[1] ?? '', /Anna/);
        assert.match(
          told[1] ?? '',
          says('notices.matchWaiting.text', { why: sentence('notices.matchWaiting.nobodyFree') }),
        );
        assert.match(await exportOf(stage, bram), /"waitingFor": "nobodyFree"/, 'nor does the download');
        const zoe = await stage.t.joins('Zoe Zand', { municipality: 'Ede' });
        await reach(stage, 'closed', 2);
        await reach(stage, 'discussing', 3);
        const groups = await groupsNow(stage, [anna, bram, zoe], 3);
        assert.equal(groups.length, 1);
        assert.ok(!(groups[0]?.includes(anna) && groups[0]?.includes(bram)), 'not in a trio either');
      },
      { env: WHOLE_WEEK },
    ));

  it('asks with whom in a talk of three, by the whole name, and asks nobody about somebody else’s talk', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, ['Leiden', 'Breda', 'Ede']);
        const [anna, bram, carla] = people;
        assert.ok(anna && bram && carla);
        await reach(stage, 'discussing');
        const card = matchCardOf(anna);
        assert.deepEqual(new Set(await partnersOf(stage, people, anna)), new Set([bram, carla]));
        const asked = (await anna.clicks(card, { verb: 'match.avoidAsk' })).card ?? assert.fail();
        for (const { facts } of [bram, carla]) assert.ok(reads(asked).includes(facts.name));
        const after =
          (await anna.clicks(asked, { title: carla.facts.name, verb: 'match.avoid' })).card ?? assert.fail();
        assert.match(reads(after), says('match.avoided', { name: carla.facts.name }));
        const { participants } = stage.storage.stores;
        assert.deepEqual((await participants.get(idOf(anna)))?.avoid, [idOf(carla)]);
        await anna.clicks(after, { verb: 'match.avoid' });
        assert.deepEqual(
          (await participants.get(idOf(anna)))?.avoid,
          [idOf(carla), idOf(bram)],
          'one is left: no question',
        );
        assert.ok(!verbsOf(matchCardOf(anna).card).some((verb) => verb.startsWith('match.avoid')));
        const zoe = await stage.t.joins('Zoe Zand', { municipality: 'Delft' });
        const refused = JSON.stringify((await zoe.clicks(card, { verb: 'match.avoidAsk' })).body);
        assert.match(refused, says('notices.unknownMatch.title'));
        for (const { facts } of people) assert.ok(!refused.includes(facts.name));
      },
      { env: WHOLE_WEEK },
    ));

  it('leaves nothing of somebody who is erased: not in matches, lists, messages or agreements of others', () =>
    play(
      async (stage) => {
        const [anna, bram] = await avoided(stage);
        await reach(stage, 'revoting');
        await reach(stage, 'closed');
        await bram.clicks(
          bram.lastCard(),
          { verb: 'agreement.draft' },
          { what: 'Wij bellen elkaar', agreedWith: 'partner' },
        );
        await bram.clicks((await bram.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });
        const afterBram = JSON.stringify(await stage.everything());
        for (const trace of [bram.facts.objectId, bram.facts.name, bram.facts.mail, 'Wij bellen elkaar']) {
          assert.ok(!afterBram.includes(trace), trace);
        }
        await anna.clicks((await anna.says('wis mij')).replies[0] ?? assert.fail(), { verb: 'erase.confirm' });
        const afterBoth = JSON.stringify(await stage.everything());
        for (const trace of [anna.facts.objectId, anna.facts.name]) assert.ok(!afterBoth.includes(trace), trace);
      },
      { env: WHOLE_WEEK },
    ));
});

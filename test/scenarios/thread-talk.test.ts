import assert from 'node:assert/strict';
import { messageOf } from '../support/activities.js';
import type { Person } from '../support/fake-teams/person.js';
import type { BotAnswer } from '../support/fake-teams/seat.js';
import { interposedStorage } from '../support/interposed-storage.js';
import { either, inOrder, says, sentence } from '../support/says.js';
import { reads, seen } from '../support/scenario.js';
import { matchCardOf, reach } from '../support/talks.js';
import {
  cardOf,
  lettersOf,
  matchedCrowd,
  onlyThread,
  opensNewest,
  postsKept,
  talkingPair,
  talksHere,
  types,
} from '../support/threads.js';

/** Which of these texts reached somebody, in the order in which they came. */
function arrived(person: Person, texts: readonly string[]): readonly string[] {
  return lettersOf(person).map((letter) => texts.find((text) => reads(letter).includes(text)) ?? reads(letter));
}

describe('scenario: two people talk through the bot', () => {
  it('for ten messages, in two tenants, with Teams slowing down and a restart in between', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const fromAnna = ['Hoi Bram, tijd?', 'Ik zit ermee', 'Mijn wethouder ook', 'Wat doe jij?', 'Dank je wel'];
      const fromBram = ['Ja hoor', 'Wij belden eerst', 'Dat hielp', 'Zet het op papier', 'Graag gedaan'];
      assert.match(
        await types(anna, fromAnna[0] ?? ''),
        says('notices.threadPosted.text', { names: '**Bram Boersma** (Emmen)' }),
      );
      await t.settle();
      assert.deepEqual(arrived(bram, fromAnna), fromAnna.slice(0, 1));
      bram.fails({ how: 429, retryAfter: 60, times: 2 });
      await types(anna, fromAnna[1] ?? '');
      await t.settle();
      await types(anna, fromAnna[2] ?? '');
      await t.advance('5s');
      assert.equal(lettersOf(bram).length, 1, 'nothing overtakes what Teams asked to wait for');
      await t.restart();
      await types(anna, fromAnna[3] ?? '');
      await t.advance('30s');
      assert.equal(lettersOf(bram).length, 1);
      for (let minute = 0; minute < 4; minute += 1) await t.advance('1m');
      assert.deepEqual(arrived(bram, fromAnna), fromAnna.slice(0, 4));
      let card = lettersOf(bram).at(-1) ?? assert.fail();
      for (const text of fromBram) {
        const answer = await bram.clicks(card, { verb: 'thread.post' }, { text });
        card = cardOf(answer);
        assert.match(reads(card), says('thread.sent', { names: '**Anna Aalders** (Leiden)' }));
        await t.settle();
      }
      await types(anna, fromAnna[4] ?? '');
      await t.settle();
      assert.deepEqual(arrived(anna, fromBram), fromBram);
      // The one that Bram answered on shows the whole talk now.
      assert.deepEqual(arrived(bram, fromAnna), [...fromAnna.slice(0, 3), ...fromAnna.slice(4)]);
      assert.deepEqual(
        (await postsKept(stage)).map(({ number, text }) => [number, text]),
        [...fromAnna.slice(0, 4), ...fromBram, ...fromAnna.slice(4)].map((text, at) => [at + 1, text]),
      );
      await t.advance('1h');
      assert.equal(lettersOf(bram).length, 4, 'and none of them again');
    }));

  it('also when the other cannot be reached: everything comes, in order, when they are back', () =>
    talkingPair(async ({ stage: { t }, anna, bram }) => {
      await talksHere(anna);
      bram.blocks();
      const texts = ['Een eerste', 'Een tweede', 'Een derde'];
      for (const text of texts) {
        await types(anna, text);
        await t.settle();
      }
      await t.advance('3h');
      assert.deepEqual(arrived(bram, texts), []);
      bram.unblocks();
      await bram.says('hulp');
      await t.settle();
      assert.deepEqual(arrived(bram, texts), texts);
      await bram.says('hulp');
      await t.settle();
      assert.equal(lettersOf(bram).length, 3);
    }));

  it('also when the other pauses: nothing comes before the pause is over, and all of it then', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await bram.clicks(matchCardOf(bram), { verb: 'match.met' });
      await talksHere(anna);
      await bram.says('pauze tot 1 december');
      await types(anna, 'Nog een vraag');
      await t.advance('2d');
      assert.equal(lettersOf(bram).length, 0);
      await t.goTo('2026-12-01T09:00:00+01:00');
      assert.deepEqual(arrived(bram, ['Nog een vraag']), ['Nog een vraag']);
      await bram.says('pauze tot 8 december');
      await anna.clicks(await opensNewest(anna), { verb: 'thread.post' }, { text: 'En nog een' });
      await t.advance('1h');
      assert.equal(lettersOf(bram).length, 1);
      await bram.says('hervat');
      await t.settle();
      assert.equal(lettersOf(bram).length, 2, 'who comes back earlier gets it earlier');
    }));

  it('a message that Teams delivers three times is one message, and is confirmed once', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      const card = await talksHere(anna);
      t.teams.deliveries = 3;
      const confirmed = (await anna.says('Eén keer')).replies.filter((shown) =>
        says('notices.threadPosted.title').test(reads(shown)),
      );
      assert.equal(confirmed.length, 1);
      await anna.clicks(card, { verb: 'thread.post' }, { text: 'Ook één keer' });
      t.teams.deliveries = 1;
      await anna.clicks(card, { verb: 'thread.post' }, { text: 'Ook één keer' });
      await t.settle();
      assert.deepEqual(
        (await postsKept(stage)).map(({ text }) => text),
        ['Eén keer', 'Ook één keer'],
      );
      assert.equal(lettersOf(bram).length, 2);
    }));

  it('a message is confirmed once when the second delivery overtakes the first', () => {
    const overtaking: BotAnswer[] = [];
    let overtakes = async (): Promise<unknown> => undefined;
    return talkingPair(
      async ({ anna }) => {
        await talksHere(anna);
        const activity = messageOf(anna.activity(), 'Ingehaald');
        overtakes = async () => overtaking.push(await anna.sends(activity));
        const overtaken = await anna.sends(activity);
        assert.equal(overtaking[0]?.replies.length, 1);
        assert.equal(overtaken.replies.length, 1, 'that of the second delivery, and no other');
      },
      { wrapped: (storage) => interposedStorage(storage, { call: 'threads.place', happens: () => overtakes() }) },
    );
  });

  it('an activity that is delivered again much later brings nothing new', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      const activity = messageOf(anna.activity(), 'Eén keer');
      await anna.sends(activity);
      for (const text of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) await anna.says(text);
      await anna.sends(activity);
      await t.settle();
      assert.equal((await postsKept(stage)).filter(({ text }) => text === 'Eén keer').length, 1);
      assert.equal(lettersOf(bram).length, 12);
    }));

  it('a trio: what one writes reaches both others', () =>
    matchedCrowd(3, async (stage, people) => {
      const [anna, bram, carla] = people;
      assert.ok(anna && bram && carla);
      const opened = await talksHere(anna);
      for (const { facts } of [bram, carla]) assert.match(reads(opened), new RegExp(facts.name));
      await types(anna, 'Dag allebei');
      await stage.t.settle();
      for (const one of [bram, carla]) assert.deepEqual(arrived(one, ['Dag allebei']), ['Dag allebei']);
      const [letter] = lettersOf(carla);
      assert.ok(letter);
      assert.match(reads(letter), says('thread.allRead'));
      await carla.clicks(letter, { verb: 'thread.post' }, { text: 'Dag Anna en Bram' });
      await stage.t.settle();
      assert.deepEqual(arrived(anna, ['Dag Anna en Bram']), ['Dag Anna en Bram']);
      assert.deepEqual(arrived(bram, ['Dag allebei', 'Dag Anna en Bram']), ['Dag allebei', 'Dag Anna en Bram']);
    }));

  it('the card says with whom, about what and how to leave; the newest posts, with older ones a click away', () =>
    talkingPair(async ({ stage: { t }, anna, bram }) => {
      const opened = reads(await talksHere(anna));
      assert.match(opened, says('thread.heading', { names: /.*Bram Boersma.*/ }));
      assert.match(opened, says('thread.active'));
      assert.match(opened, says('thread.empty'));
      for (let n = 1; n <= 9; n += 1) await types(anna, `Bericht nummer ${n}.`);
      await t.settle();
      const shown = await opensNewest(bram);
      assert.match(reads(shown), /nummer 9\./);
      assert.match(reads(shown), /nummer 6\./);
      assert.doesNotMatch(reads(shown), /nummer 5\./);
      const older = cardOf(await bram.clicks(shown, sentence('thread.older')));
      assert.match(reads(older), /nummer 2\.[\s\S]*nummer 5\./);
      assert.doesNotMatch(reads(older), /nummer [1689]\./);
      const oldest = cardOf(await bram.clicks(older, sentence('thread.older')));
      assert.match(reads(oldest), /nummer 1\./);
      await assert.rejects(bram.clicks(oldest, sentence('thread.older')), /0 buttons/);
      assert.match(reads(cardOf(await bram.clicks(oldest, sentence('thread.newest')))), /nummer 9\./);
    }));

  it('nobody reads or writes in a thread of others', () =>
    matchedCrowd(4, async (stage, _people, groups) => {
      const [[anna] = [], [carla] = []] = groups;
      assert.ok(anna && carla);
      const match = matchCardOf(anna);
      const card = await talksHere(anna);
      await types(anna, 'Alleen voor mijn match');
      for (const click of [
        await carla.clicks(card, { verb: 'thread.post' }, { text: 'Hallo' }),
        await carla.clicks(card, { verb: 'thread.leave' }),
        await carla.clicks(card, { verb: 'thread.closeAsk' }),
        await carla.clicks(match, { verb: 'thread.open' }),
      ]) {
        assert.doesNotMatch(seen(click), either(/Alleen voor mijn match/, says('notices.threadPosted.title')));
      }
      assert.equal((await postsKept(stage)).length, 1);
      assert.equal((await onlyThread(stage)).closedBy, null);
    }));

  it('the talk ends fourteen days after the round by its plan; then it can be read, and a reply gets a friendly answer', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      const { t } = stage;
      await talksHere(anna);
      await types(anna, 'Tot wanneer kan dit?');
      await t.settle();
      const [letter] = lettersOf(bram);
      assert.ok(letter);
      await reach(stage, 'closed');
      await t.goTo('2026-12-14T07:59:00+01:00');
      await bram.clicks(letter, { verb: 'thread.post' }, { text: 'Nog net' });
      await t.goTo('2026-12-14T08:00:00+01:00');
      const late = await bram.clicks(letter, { verb: 'thread.post' }, { text: 'Te laat' });
      assert.match(seen(late), inOrder(says('notices.threadEnded.title'), says('notices.threadEnded.text')));
      const again = cardOf(await bram.clicks(cardOf(late), { verb: 'thread.show' }));
      assert.match(reads(again), says('thread.endedOver'));
      assert.match(reads(again), /Nog net/);
      assert.doesNotMatch(JSON.stringify(again.card), /Input\.Text/);
      assert.equal((await postsKept(stage)).length, 2);
    }));
});

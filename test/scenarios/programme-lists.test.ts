import assert from 'node:assert/strict';
import { puts } from '../support/agreements.js';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Person } from '../support/fake-teams/person.js';
import { WITH_OWNER } from '../support/programme-facilitators.js';
import { FACILITATORS } from '../support/reported.js';
import { says, sentence } from '../support/says.js';
import { ballotsOf, idOf, reads, type Stage, seen } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { joined, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { cardOf, types } from '../support/threads.js';
import { addRegion, REGION } from '../support/two-programmes.js';

const NAME = 'Regio Zwolle';

/** Everybody joins the region too. */
async function intoRegion({ t, storage }: Stage, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const participant = await storage.stores.participants.get(idOf(person));
    await t.app.services.memberships.join(participant ?? assert.fail(), REGION);
  }
}

describe('scenario: of which programme something is', () => {
  it('stands in the lists of talks and agreements of whoever is in two, and nowhere for somebody in one', () =>
    playTab(
      async (stage) => {
        const { t, gets, storage } = stage;
        const [anna, bram] = await joined(t, ['Leiden', 'Breda']);
        assert.ok(anna && bram);
        await addRegion(stage);
        await intoRegion(stage, [anna]);
        const carla = await t.joins('Carla Claus', { municipality: 'Zwolle' });
        await intoRegion(stage, [carla]);
        await storage.stores.participants.leaveProgramme(idOf(carla), 'main', t.clock.now());
        await reach(stage, 'discussing');
        for await (const match of storage.stores.matches.ofRounds(['main-1', `${REGION}-1`])) {
          const participant = (await storage.stores.participants.get(idOf(anna))) ?? assert.fail();
          await t.app.services.threads.open(participant, match.id);
          await t.app.services.threads.leave(participant);
        }
        const list = await types(anna, 'gesprek');
        assert.match(list, new RegExp(NAME));
        const said = (await anna.says('gesprek')).replies[0] ?? assert.fail();
        assert.ok(verbsOf(said.card).includes('round.threads'), 'there is an open conversation of each');
        const choice = cardOf(await anna.clicks(said, { verb: 'round.threads' }));
        assert.deepEqual(verbsOf(choice.card), ['round.thread', 'round.thread']);
        assert.match(
          reads(
            cardOf(
              await anna.clicks(choice, {
                verb: 'round.thread',
                title: sentence('threadList.roundOf', { programme: NAME }),
              }),
            ),
          ),
          new RegExp(NAME),
        );
        const alone = (await bram.says('gesprek')).replies[0] ?? assert.fail();
        assert.deepEqual(
          verbsOf(alone.card).filter((verb) => verb.startsWith('round.')),
          ['round.thread'],
        );
        assert.doesNotMatch(reads(alone), /Regio|Spagaat/);

        const roundOf = async (person: Person, query: string) =>
          (await gets(person, `open-thread${query}`)).body.roundId;
        assert.equal(await roundOf(anna, ''), 'main-1');
        assert.equal(await roundOf(anna, `?programme=${REGION}`), `${REGION}-1`);
        assert.equal(await roundOf(bram, `?programme=${REGION}`), null, 'it is not theirs');
        const talks = (await gets(anna, 'talks')).body.talks as readonly { readonly programme: string | null }[];
        assert.deepEqual(talks.map(({ programme }) => programme).sort(), [NAME, 'Spagaat']);
        const his = (await gets(bram, 'talks')).body.talks as readonly { readonly programme: string | null }[];
        assert.deepEqual(
          his.map(({ programme }) => programme),
          [null],
        );

        await reach(stage, 'closed');
        await puts(bram, { what: 'Wij bellen', agreedWith: 'self', by: '2026-12-18', how: '' });
        await puts(anna, { what: 'Ik schrijf het op', agreedWith: 'self', by: '2026-12-18', how: '' });
        assert.match(await types(anna, 'afspraken'), new RegExp(`(${NAME}|Spagaat)`));
        assert.doesNotMatch(await types(bram, 'afspraken'), /Regio|Spagaat/);
        const { groups } = (await gets(anna, 'agreements')).body as unknown as {
          readonly groups: readonly { readonly items: readonly { readonly programme: string | null }[] }[];
        };
        assert.ok(groups.flatMap(({ items }) => items).every(({ programme }) => programme !== null));
      },
      { env: WHOLE_WEEK },
    ));

  it('is asked of whoever facilitates several, after a click that brings one card', () =>
    playTab(
      async (stage) => {
        const { t } = stage;
        const olga = await t.joins('Olga Eigenaar', { objectId: FACILITATORS[0] });
        const [only] = (await olga.says('ronde')).replies;
        assert.ok(only && verbsOf(only.card).includes('plan.show'), 'with one there is nothing to ask');
        await addRegion(stage);
        await t.settle();
        const help = (await olga.says('hulp')).replies[0] ?? assert.fail();
        const choice = cardOf(await olga.clicks(help, { verb: 'round.show' }));
        assert.match(reads(choice), says('programmeChoice.heading'));
        const region = cardOf(await olga.clicks(choice, { verb: 'round.show', title: NAME }));
        assert.match(reads(region), new RegExp(NAME));
        const plan = cardOf(await olga.clicks(region, { verb: 'plan.show' }));
        assert.match(reads(plan), new RegExp(NAME), 'the way on stays in that programme');
        assert.equal((await olga.says('ronde')).replies.length, 2, 'typed, there is a card of each');
        const forged = await olga.clicks(help, { verb: 'round.show' }, {});
        assert.ok(forged.card);
      },
      { env: WITH_OWNER },
    ));

  it('makes no difference to what follows: joining brings the open ballot and what waited, in the chat and in the tab', () =>
    playTab(async (stage) => {
      const { t, posts } = stage;
      const [anna, bram] = await joined(t, ['Leiden', 'Breda']);
      assert.ok(anna && bram);
      await addRegion(stage);
      await t.advance('1h');
      const list = (await anna.says("programma's")).replies[0] ?? assert.fail();
      assert.match(seen(await anna.clicks(list, { verb: 'programme.join' })), says('programme.joined', { name: NAME }));
      await posts(bram, 'programmes/join', { programme: REGION });
      await t.settle();
      assert.deepEqual([ballotsOf(anna).length, ballotsOf(bram).length], [2, 2]);
      const outbox = (await stage.kept('outbox')).map(({ to, kind, roundId }) => `${to} ${kind} ${roundId}`);
      const of = (person: Person) =>
        outbox.filter((one) => one.startsWith(idOf(person))).map((one) => one.split(' ')[1]);
      assert.deepEqual(of(anna), of(bram));
    }));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ACTIONS, CARD_VERSION } from '../../cards/actions.js';
import { invokeOf, messageOf } from '../support/activities.js';
import { titleOf } from '../support/dilemmas.js';
import type { Person } from '../support/fake-teams/person.js';
import { says } from '../support/says.js';
import { ballotOf, idOf, play, reads, votes } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';
import { runs } from '../support/thorough.js';

const STRANGER_TENANT = '0bb00000-0000-4000-8000-000000000009';

/** A click with data of one's own making. Gives the whole answer as text. */
async function fakes(person: Person, verb: unknown, data: unknown): Promise<string> {
  const { status, body } = await person.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb, data },
    trigger: 'manual',
  });
  assert.equal(status, 200);
  return JSON.stringify(body);
}

const vote = { round: 'main-1', ballot: 'first', option: 'a', confidence: '3', v: CARD_VERSION };

describe('scenario: hostile clicks', () => {
  it('takes no operator in any field of any button', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      const bram = await t.joins('Bram');
      await t.advance('1h');
      await votes(bram, 'b');
      const operators: readonly unknown[] = [
        { $gt: '' },
        { $ne: null },
        { $regex: '.*' },
        ['a'],
        [{ $gt: '' }],
        { toString: 'a' },
      ];
      const before = JSON.stringify([await kept('rounds'), await kept('votes'), (await kept('participants')).length]);
      for (const [verb, schema] of Object.entries(ACTIONS)) {
        const fields = 'shape' in schema ? Object.keys(schema.shape) : [];
        for (const field of fields) {
          for (const operator of operators) {
            const answer = await fakes(anna, verb, { ...vote, [field]: operator });
            assert.match(answer, /"statusCode":(200|400)/, `${verb} ${field}`);
          }
        }
      }
      const after = JSON.stringify([await kept('rounds'), await kept('votes'), (await kept('participants')).length]);
      assert.equal(after, before);
    }));

  it('survives any JSON as the verb and the data of a click', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const verbs = fc.oneof(
        fc.constantFrom(...Object.keys(ACTIONS).filter((verb) => !/erase|leave/.test(verb)), '__proto__', 'toString'),
        fc.jsonValue(),
      );
      const data = fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('round', 'ballot', 'option', 'municipality', 'until', 'v', '__proto__'),
          fc.jsonValue(),
        ),
        fc.record({
          v: fc.constant(1),
          round: fc.string(),
          municipality: fc.string(),
          until: fc.string(),
          language: fc.string(),
        }),
      );
      await fc.assert(
        fc.asyncProperty(verbs, data, async (verb, fields) => {
          assert.match(await fakes(anna, verb, fields), /"statusCode":(200|400)/);
        }),
        { numRuns: runs(200, 50) },
      );
      assert.equal((await kept('votes')).length, 0);
      assert.equal((await kept('participants')).length, 1);
    }));

  it('answers a button of an older or unknown card with a friendly card', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      assert.match(await fakes(anna, 'vote.cast', { ...vote, v: 0 }), says('notices.staleCard.title'));
      assert.match(await fakes(anna, 'vote.cast', { ...vote, v: undefined }), says('notices.staleCard.title'));
      assert.match(await fakes(anna, 'vote.sell', vote), says('notices.unknownAction.title'));
      assert.match(await fakes(anna, 'vote.cast', vote.round), says('notices.unknownAction.title'));
      assert.match(await fakes(anna, 'vote.cast', { ...vote, ballot: 'third' }), says('notices.unknownAction.title'));
      assert.match(await fakes(anna, 'vote.cast', { ...vote, option: 'z' }), says('notices.unknownOption.title'));
      const unknown = await anna.invokes('task/fetch', { data: {} });
      assert.equal(unknown.status, 200);
    }));

  it('takes no vote for a round that does not exist, is not open yet, or for the second vote before its time', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const planned = await fakes(anna, 'vote.cast', { ...vote, round: 'main-2' });
      assert.match(planned, says('notices.unknownRound.title'));
      assert.ok(!planned.includes(titleOf(2)), 'the next dilemma is not told');
      assert.match(await fakes(anna, 'ballot.show', { round: 'main-2', v: 1 }), says('notices.unknownRound.title'));
      assert.match(await fakes(anna, 'vote.cast', { ...vote, round: 'main-999' }), says('notices.unknownRound.title'));
      await fakes(anna, 'vote.cast', { ...vote, ballot: 'second' });
      assert.equal((await kept('votes')).length, 0);
    }));

  it('takes no vote of somebody who never joined, or was erased', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const ballot = ballotOf(anna);
      const stranger = t.teams.person({ name: 'Vreemde', tenant: TENANT });
      await stranger.installs();
      assert.match(await fakes(stranger, 'vote.cast', vote), says('notices.joinFirst.title'));
      assert.ok(!(await fakes(stranger, 'ballot.show', vote)).includes(titleOf(1)));
      await fakes(anna, 'erase.confirm', { v: 1 });
      const { card } = await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'a', confidence: '3' });
      assert.match(card === null ? '' : reads(card), says('notices.joinFirst.title'));
      assert.equal((await kept('votes')).length, 0);
    }));

  it('does not know people of a tenant that is not allowed, and keeps nothing about them', () =>
    play(
      async ({ t, kept }) => {
        await t.joins('Anna');
        const outsider = t.teams.person({ name: 'Buiten', tenant: STRANGER_TENANT });
        const { replies } = await outsider.installs();
        assert.match(replies.map(reads).join(), says('notices.wrongTenant.title'));
        assert.match(
          await fakes(outsider, 'profile.save', { role: 'legal', municipality: 'GM0193', v: 1 }),
          says('notices.wrongTenant.title'),
        );
        assert.equal((await kept('participants')).length, 1);
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));

  it('believes the tenant of the sender, not that of the conversation', () =>
    play(
      async ({ t, kept }) => {
        const outsider = t.teams.person({ name: 'Buiten', tenant: STRANGER_TENANT });
        outsider.conversation.installed = true;
        const activity = messageOf(outsider.activity(), 'doe mee');
        await t.teams.post({ ...activity, conversation: { ...(activity.conversation as object), tenantId: TENANT } });
        assert.equal((await kept('participants')).length, 0);
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));

  it('sends nothing to a service that is not Teams, and keeps no address there', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      for (const serviceUrl of [
        'https://evil.example/',
        'https://smba.trafficmanager.net.evil.example/',
        'http://smba.trafficmanager.net/emea/',
        'https://smba.trafficmanager.net@evil.example/',
        'file:///etc/passwd',
      ]) {
        const activity = { ...messageOf(anna.activity(), 'hulp'), serviceUrl };
        assert.ok((await t.teams.post(activity)).status < 500);
        const click = {
          ...invokeOf(anna.activity(), 'adaptiveCard/action', { action: { verb: 'help.show', data: { v: 1 } } }),
          serviceUrl,
        };
        assert.match(JSON.stringify((await t.teams.post(click)).body), /not known here/);
      }
      const [stored] = await kept('participants');
      assert.equal(stored?.address.serviceUrl, t.teams.serviceUrl);
    }));

  it('lets nobody else press the buttons of a facilitator', () =>
    play(
      async ({ t, storage }) => {
        const anna = await t.joins('Anna');
        await t.advance('1h');
        for (const verb of ['round.close', 'round.cancel', 'round.cancelAsk', 'round.open']) {
          assert.match(await fakes(anna, verb, { round: 'main-1', v: 1 }), says('notices.notFacilitator.title'));
        }
        assert.match(await fakes(anna, 'plan.show', { v: 1 }), says('notices.notFacilitator.title'));
        const round = await storage.stores.rounds.get('main-1');
        assert.equal(round?.phase, 'voting');
        assert.equal(round?.cancelRequestedAt, null);
      },
      { env: { FACILITATORS: `${TENANT}:somebody-else` } },
    ));

  it('gives in a group nothing personal, neither to a word nor to a click', () =>
    play(async ({ t, storage, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const address = (await storage.stores.participants.get(idOf(anna)))?.address;
      for (const group of [anna.inGroup('koffie'), anna.inChannel('algemeen')]) {
        const hello = await group.installs();
        assert.match(hello.replies.map(reads).join(), says('welcome.sharedHow'));
        for (const words of ['mijn gegevens', 'dilemma', 'wis mij', 'profiel']) {
          const { replies } = await group.says(words);
          assert.match(replies.map(reads).join(), says('notices.groupOnlyPersonal.title'), words);
          assert.ok(!replies.map(reads).some((read) => read.includes('Zwolle') || read.includes(titleOf(1))), words);
        }
        const action = { type: 'Action.Execute', verb: 'vote.cast', data: vote };
        const answer = await group.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(answer.body), says('notices.groupOnlyPersonal.title'));
        await group.uninstalls();
      }
      assert.equal((await kept('votes')).length, 0);
      const after = await storage.stores.participants.get(idOf(anna));
      assert.deepEqual(after?.address, address, 'the address stays the personal chat');
      assert.equal(after?.reachable, true);
    }));

  it('says one thing to a message that is delivered three times, and to each click the same', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      t.teams.deliveries = 3;
      assert.equal((await anna.says('hulp')).replies.length, 1);
      const bram = t.teams.person({ name: 'Bram', tenant: TENANT });
      await bram.installs();
      assert.equal(bram.inbox.length, 1, 'one welcome');
      assert.equal((await kept('participants')).length, 2);
      await votes(anna, 'a');
      assert.equal((await kept('votes')).length, 1);
      t.teams.deliveries = 1;
      const activity = messageOf(anna.activity(), 'hulp');
      assert.equal((await anna.sends(activity)).replies.length, 1);
      assert.equal((await anna.sends(activity)).replies.length, 0);
    }));
});

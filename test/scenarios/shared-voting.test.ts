import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { chooses, type FoundHit, found, inserts, noteOf, searches } from '../support/compose.js';
import { isJson } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { either, inOrder, says, sentence } from '../support/says.js';
import { play, reads, seen, votes } from '../support/scenario.js';
import { joined, reach, TOWNS, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

/** Searches, chooses the newest dilemma and sends it: the card that everybody in the chat then has. */
async function shares(seat: Seat): Promise<Shown> {
  const [hit] = found(await searches(seat, 'dilemmas'));
  assert.ok(hit);
  const [chosen] = found(await chooses(seat, hit));
  assert.ok(chosen);
  return inserts(seat, chosen as FoundHit);
}

const CHOICE = { option: 'a', confidence: '4', reason: 'Een GEHEIME reden' } as const;
const SEE = { verb: 'shared.view' } as const;
const VOTE = { verb: 'shared.vote' } as const;

describe('scenario: a dilemma shared in a chat', () => {
  it('is voted on in place: the answer is the voter’s own, and the card of the others never changes', () =>
    play(async (stage) => {
      const { t, kept } = stage;
      const [anna, bram] = await joined(t, TOWNS.slice(0, 2));
      assert.ok(anna && bram);
      await reach(stage, 'voting');
      const [annaHere, bramHere] = [anna.inGroup('overleg'), bram.inGroup('overleg')];
      const shown = await shares(annaHere);
      const before = JSON.stringify(bramHere.now(shown).card);
      const form = await annaHere.clicks(shown, SEE);
      assert.match(seen(form), says('ballot.kickerShared'));
      assert.ok(form.card);
      const voted = await annaHere.clicks(form.card, VOTE, CHOICE);
      assert.match(seen(voted), says('ballot.saved'));
      assert.match(seen(voted), /GEHEIME reden/);
      assert.equal((await kept('votes')).length, 1);
      const others = bramHere.now(shown);
      assert.equal(JSON.stringify(others.card), before);
      assert.equal(others.updates, 0);
      assert.doesNotMatch(reads(others), either(/GEHEIME/, says('ballot.ownChoice')));
      assert.deepEqual(voted.replies, [], 'nothing is said in the chat');
      const bramForm = await bramHere.clicks(shown, SEE);
      assert.doesNotMatch(seen(bramForm), either(/GEHEIME/, says('ballot.ownChoice')));
      await anna.says('dilemma');
      assert.match(
        reads(anna.lastCard()),
        says('ballot.ownChoice', { letter: 'A' }),
        'the same vote as in the personal chat',
      );
    }));

  it('can be voted on again, and with a wrong form says what is missing', () =>
    play(async (stage) => {
      const [anna] = await joined(stage.t, TOWNS.slice(0, 1));
      assert.ok(anna);
      await reach(stage, 'voting');
      const here = anna.inChannel('regio');
      const form = (await here.clicks(await shares(here), SEE)).card;
      assert.ok(form);
      const action = (data: object) => ({ type: 'Action.Execute', verb: 'shared.vote', data: { v: 1, ...data } });
      const sends = async (data: object) =>
        JSON.stringify(
          (
            await here.invokes(
              'adaptiveCard/action',
              { action: action(data), trigger: 'manual' },
              { replyToId: form.id },
            )
          ).body,
        );
      assert.match(await sends({ round: 'main-1' }), says('notices.unknownOption.text'));
      assert.match(await sends({ round: 'main-1', option: 'a' }), says('notices.unknownOption.text'));
      assert.match(await sends({ round: 'main-1', option: 'z', confidence: '3' }), says('notices.unknownOption.title'));
      assert.match(
        await sends({ round: 'main-1', ...CHOICE, reason: 'x'.repeat(281) }),
        says('notices.tooMuchText.text', { count: 280 }),
      );
      assert.match(await sends({ round: 'main-99', ...CHOICE }), says('notices.unknownRound.title'));
      assert.match(await sends({ ...CHOICE }), says('notices.unknownAction.title'));
      assert.match(await sends({ round: 'main-1', ...CHOICE, v: 0 }), says('notices.staleCard.title'));
      assert.deepEqual(await stage.kept('votes'), []);
      assert.match(
        await sends({ round: 'main-1', option: 'b', confidence: '2' }),
        says('ballot.ownChoice', { letter: 'B' }),
      );
      assert.equal((await stage.kept('votes')).length, 1);
    }));

  it('tells a card of another version, a stopped round and a stranger each what to do, and stores nobody for it', () =>
    play(async (stage) => {
      const { t, kept } = stage;
      const [anna] = await joined(t, TOWNS.slice(0, 1));
      assert.ok(anna);
      await reach(stage, 'voting');
      const here = anna.inGroup('overleg');
      const shown = await shares(here);
      const old = { type: 'Action.Execute', verb: 'shared.view', data: { round: 'main-1', v: 0 } };
      const answer = await here.invokes('adaptiveCard/action', { action: old, trigger: 'manual' });
      assert.match(JSON.stringify(answer.body), inOrder(/activity\.message/, says('notices.staleCard.title')));
      const wim = t.teams.person({ name: 'Wim Vreemd', tenant: TENANT }).inGroup('overleg');
      const told = seen(await wim.clicks(shown, SEE));
      assert.match(told, says('sharedJoin.heading'));
      assert.match(told, says('sharedJoin.how'));
      assert.equal((await kept('participants')).length, 1, 'who only clicks stays unknown');
      const refreshed = { type: 'Action.Execute', verb: 'shared.view', data: { round: 'main-1', v: 1 } };
      const silent = await wim.invokes('adaptiveCard/action', { action: refreshed, trigger: 'automatic' });
      assert.deepEqual(silent.body, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' });
      const own = await here.invokes('adaptiveCard/action', { action: refreshed, trigger: 'automatic' });
      assert.match(JSON.stringify(own.body), says('ballot.kickerShared'));
      await stage.storage.stores.rounds.requestCancel('main-1', 'voting', t.clock.now());
      await t.settle();
      assert.match(seen(await here.clicks(shown, SEE)), says('shared.cancelled'));
    }));

  it('refuses a person of a tenant that is not served, in one line below the card', () =>
    play(
      async (stage) => {
        const [anna] = await joined(stage.t, TOWNS.slice(0, 1));
        assert.ok(anna);
        await reach(stage, 'voting');
        const shown = await shares(anna.inGroup('overleg'));
        const far = stage.t.teams.person({ name: 'Ver Weg', tenant: 'ffffffff-0000-4000-8000-00000000000f' });
        assert.match(seen(await far.inGroup('elders').clicks(shown, SEE)), says('notices.wrongTenant.title'));
        assert.equal(noteOf(await searches(far, 'dilemmas')), sentence('notices.wrongTenant.title'));
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));

  it('keeps every other button for the personal chat', () =>
    play(async (stage) => {
      const [anna] = await joined(stage.t, TOWNS.slice(0, 1));
      assert.ok(anna);
      await reach(stage, 'voting');
      const vote = { round: 'main-1', ballot: 'first', ...CHOICE, v: 1 };
      for (const verb of ['vote.cast', 'ballot.show', 'erase.confirm', 'profile.open', 'match.show']) {
        const action = { type: 'Action.Execute', verb, data: vote };
        const { body } = await anna.inGroup('koffie').invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(body), says('notices.groupOnlyPersonal.title'), verb);
      }
      assert.equal((await stage.kept('votes')).length, 0);
    }));

  it('in a chat of two never becomes the address of the personal chat', () =>
    play(async (stage) => {
      const { t, storage } = stage;
      const [anna] = await joined(t, TOWNS.slice(0, 1));
      assert.ok(anna);
      await reach(stage, 'voting');
      const id = `${TENANT}:${anna.facts.objectId}`;
      const before = (await storage.stores.participants.get(id))?.address;
      for (const conversation of [
        { id: '19:anna_bram@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT },
        { id: '19:anna_bram@unq.gbl.spaces', tenantId: TENANT },
      ]) {
        const query = { commandId: 'dilemmas', parameters: [], queryOptions: { skip: 0, count: 25 } };
        const { body } = await anna.invokes('composeExtension/query', query, { conversation });
        assert.ok(isJson(body) && isJson(body.composeExtension) && body.composeExtension.type === 'result');
        const action = { type: 'Action.Execute', verb: 'shared.view', data: { round: 'main-1', v: 1 } };
        await anna.invokes('adaptiveCard/action', { action, trigger: 'manual' }, { conversation });
        await anna.invokes(
          'adaptiveCard/action',
          { action: { ...action, verb: 'dilemma.show' }, trigger: 'manual' },
          { conversation },
        );
      }
      assert.deepEqual((await storage.stores.participants.get(id))?.address, before);
    }));

  it('shows the group counts only when they are open to all, and each their own choice', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(12, TOWNS.length));
        const [anna, bram] = people;
        assert.ok(anna && bram);
        await reach(stage, 'voting');
        const here = anna.inGroup('overleg');
        const shown = await shares(here);
        for (const [at, person] of people.entries()) await votes(person, at % 2 === 1 && at < 10 ? 'b' : 'a');
        assert.doesNotMatch(
          seen(await here.clicks(shown, SEE)),
          either(says('result.count', { count: /\d+/ }), /\(\d+%\)/),
        );
        await reach(stage, 'discussing');
        const opened = seen(await here.clicks(shown, SEE));
        assert.match(opened, says('result.count', { count: 7 }));
        assert.match(opened, says('result.count', { count: 5 }));
        assert.match(opened, says('result.own'));
        assert.match(seen(await bram.inGroup('overleg').clicks(shown, SEE)), says('result.own'));
        const base = await shares(anna.inGroup('een-ander'));
        assert.match(reads(base), says('result.count', { count: 7 }));
        assert.doesNotMatch(reads(base), says('result.own'));
        await reach(stage, 'revoting');
        const form = (await here.clicks(shown, SEE)).card;
        assert.ok(form);
        assert.match(reads(form), says('ballot.first', { letter: 'A' }));
        const again = await here.clicks(form, VOTE, { option: 'b', confidence: '5', movedBy: 'fact' });
        assert.match(seen(again), says('ballot.moved_fact'));
        // As long as somebody still waits for the result the round is not sealed.
        bram.fails({ how: 503 });
        await reach(stage, 'closed');
        const closed = seen(await here.clicks(shown, SEE));
        assert.match(closed, says('shared.ownFirst'));
        assert.match(closed, says('shared.ownSecond'));
        await stage.t.advance('8d');
        const sealed = seen(await here.clicks(shown, SEE));
        assert.match(sealed, says('shared.closed'));
        assert.doesNotMatch(sealed, either(says('result.own'), says('shared.ownFirst'), says('shared.ownSecond')));
      },
      { env: WHOLE_WEEK },
    ));

  it('takes a form of the first ballot as that, also when the second is open', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 6));
        const [anna] = people;
        assert.ok(anna);
        await reach(stage, 'voting');
        const here = anna.inGroup('overleg');
        const form = (await here.clicks(await shares(here), SEE)).card;
        assert.ok(form);
        for (const person of people) await votes(person, 'a');
        await reach(stage, 'revoting');
        const late = await here.clicks(form, VOTE, { option: 'b', confidence: '1' });
        assert.match(seen(late), says('ballot.first', { letter: 'A' }));
        assert.doesNotMatch(seen(late), says('ballot.saved'));
        assert.equal((await stage.kept('votes')).filter(({ _id }) => String(_id).includes(':second:')).length, 0);
        const action = { type: 'Action.Execute', verb: 'shared.vote', data: { round: 'main-1', ...CHOICE, v: 1 } };
        await here.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.equal((await stage.kept('votes')).filter(({ _id }) => String(_id).includes(':second:')).length, 1);
      },
      { env: WHOLE_WEEK },
    ));

  it('is no secret about what comes: a hit of an unknown or planned round inserts nothing', () =>
    play(async (stage) => {
      const [anna] = await joined(stage.t, TOWNS.slice(0, 1));
      assert.ok(anna);
      for (const item of [
        { round: 'main-1', v: 1 },
        { round: 'nope', v: 1 },
        { round: 'main-1', v: 0 },
        {},
        null,
        'x',
        [],
      ]) {
        const { status, body } = await anna.invokes('composeExtension/selectItem', item);
        assert.equal(status, 200);
        assert.match(JSON.stringify(body), says('extension.noItem'));
        assert.doesNotMatch(JSON.stringify(body), new RegExp(builtinDilemmas[0]?.text.nl.title ?? '-'));
      }
    }));
});

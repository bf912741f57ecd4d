import assert from 'node:assert/strict';
import { invokeOf } from '../support/activities.js';
import { says } from '../support/says.js';
import { ballotOf, ballotsOf, play, reads, votes } from '../support/scenario.js';

describe('scenario: clicks that come late or twice', () => {
  it('answers a vote after closing with a friendly card, and with the result once that is counted', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const ballot = ballotOf(anna);
      const click = () => anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'a', confidence: '3' });
      t.clock.goTo('2026-11-25T09:00:00+01:00');
      const closed = await click();
      assert.ok(closed.card);
      assert.match(reads(closed.card), says('ballotClosed.heading'));
      assert.match(reads(closed.card), /woensdag 25 november/);
      assert.equal((await kept('votes')).length, 0);
      await t.settle();
      await t.advance('11s');
      const opened = await click();
      assert.ok(opened.card);
      assert.match(reads(opened.card), says('closing.kicker'));
      await t.advance('30d');
      const muchLater = await click();
      assert.ok(muchLater.card);
      assert.match(reads(muchLater.card), says('closing.kicker'));
    }));

  it('turns an old ballot into the result when it comes in view again', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const ballot = ballotOf(anna);
      await votes(anna, 'b', { reason: 'Zo blijft het zuiver' });
      const again = await anna.refreshes(ballot);
      assert.ok(again.card);
      assert.match(reads(again.card), says('ballot.ownChoice', { letter: 'B' }));
      await t.advance('2d');
      await t.advance('11s');
      const later = await anna.refreshes(ballot);
      assert.ok(later.card);
      assert.match(reads(later.card), says('closing.kicker'));
    }));

  it('counts the same click, delivered three times, as one vote', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      t.teams.deliveries = 3;
      const answer = await votes(anna, 'a');
      assert.ok(answer.card);
      assert.match(reads(answer.card), says('ballot.saved'));
      assert.equal((await kept('votes')).length, 1);
    }));

  it('does not let an older click that arrives late overwrite a newer vote', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const old = anna.activity();
      await t.advance('1m');
      await votes(anna, 'c');
      const data = { round: 'main-1', ballot: 'first', option: 'a', confidence: '1', v: 1 };
      const action = { type: 'Action.Execute', verb: 'vote.cast', data };
      const answer = await anna.sends(invokeOf(old, 'adaptiveCard/action', { action, trigger: 'manual' }));
      assert.match(JSON.stringify(answer.body), says('ballot.ownChoice', { letter: 'C' }));
      const stored = await kept('votes');
      assert.deepEqual(
        stored.map(({ option }) => option),
        ['c'],
      );
    }));

  it('says below the ballot what is missing, and keeps what was filled in', () =>
    play(async ({ t, kept }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const cast = (data: Record<string, string | number>) =>
        anna.invokes('adaptiveCard/action', {
          action: {
            type: 'Action.Execute',
            verb: 'vote.cast',
            data: { round: 'main-1', ballot: 'first', v: 1, ...data },
          },
        });
      const answers = [
        await cast({ confidence: '3' }),
        await cast({ option: 'a' }),
        await cast({ option: 'a', confidence: '6' }),
        await cast({ option: 'a', confidence: '3', reason: 'x'.repeat(281) }),
      ];
      for (const { body } of answers) assert.match(JSON.stringify(body), /activity\.message/);
      assert.match(JSON.stringify(await cast({ option: 'z', confidence: '3' })), says('notices.unknownOption.title'));
      assert.equal((await kept('votes')).length, 0);
      assert.equal(ballotsOf(anna).length, 1);
    }));
});

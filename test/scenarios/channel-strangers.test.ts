import assert from 'node:assert/strict';
import { chosenChannel, FACILITATORS, postIn, refreshedFor, votesInChannel } from '../support/channels.js';
import { says } from '../support/says.js';
import { play, seen } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const OTHER = '0aa00000-0000-4000-8000-000000000002';
const FOREIGN = 'ffffffff-0000-4000-8000-00000000000f';

describe('scenario: people of all kinds in a channel', () => {
  it('invites who takes no part to do so in the personal chat, and lets them vote after that', () =>
    play(
      async ({ t, kept }) => {
        const { team, seat } = await chosenChannel(t);
        await t.goTo(NINE);
        const nora = t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
        const here = team.seat(nora, 'Dilemma');
        const invited = await here.clicks(postIn(seat), { verb: 'shared.view' });
        assert.match(seen(invited), says('sharedJoin.heading'));
        assert.match(seen(invited), says('sharedJoin.how'));
        const action = {
          type: 'Action.Execute',
          verb: 'shared.vote',
          data: { v: 1, round: 'main-1', option: 'a', confidence: '3' },
        };
        const refused = await here.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(refused.body), says('sharedJoin.heading'));
        assert.deepEqual(await kept('votes'), []);
        assert.equal((await kept('channels')).flatMap(({ viewers }) => viewers).length, 0);

        await nora.installs();
        await nora.clicks(nora.lastCard(), { verb: 'profile.open' });
        const profile = { municipalityName: 'Goes', role: 'policy-officer' };
        await nora.clicks(nora.lastCard(), { verb: 'profile.save' }, profile);
        assert.ok(invited.card);
        const view = await here.clicks(invited.card, { verb: 'shared.view' });
        assert.match(seen(view), says('ballot.confidence'));
      },
      { env: FACILITATORS },
    ));

  it('tells people of two tenants in a shared channel apart, and refuses a tenant that is not allowed', () =>
    play(
      async ({ t, kept }) => {
        const { team, seat } = await chosenChannel(t);
        const anna = await t.joins('Anna Aalders', { municipality: 'Goes' });
        const olga = await t.joins('Olga Oud', { municipality: 'Leiden', tenant: OTHER });
        // The same object id in another tenant is another person.
        const twin = t.teams.person({ name: 'Twin', tenant: OTHER, objectId: anna.facts.objectId });
        const stranger = t.teams.person({ name: 'Vreemd', tenant: FOREIGN });
        await t.goTo(NINE);
        const post = postIn(seat);
        await votesInChannel(team.seat(anna, 'Dilemma'), 'a', { reason: 'Dat schreef Anna' });
        const own = await votesInChannel(team.seat(olga, 'Dilemma'), 'b');
        assert.match(seen(own), says('ballot.saved'));
        assert.doesNotMatch(seen(own), /Dat schreef Anna/);
        assert.equal((await kept('votes')).length, 2);
        const asTwin = await team.seat(twin, 'Dilemma').clicks(post, { verb: 'shared.view' });
        assert.match(seen(asTwin), says('sharedJoin.heading'));
        const before = (await kept('participants')).length;
        const no = await team.seat(stranger, 'Dilemma').clicks(post, { verb: 'shared.view' });
        assert.match(seen(no), says('notices.wrongTenant.title'));
        assert.equal((await kept('participants')).length, before, 'a stranger is not stored');
        await t.advance('1h');
        const listed = refreshedFor(seat.now(post));
        assert.deepEqual(listed, [anna.facts.userId, olga.facts.userId].sort());
      },
      { env: { ...FACILITATORS, ALLOWED_TENANTS: `${TENANT},${OTHER}` } },
    ));
});

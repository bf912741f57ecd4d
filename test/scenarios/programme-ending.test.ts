import assert from 'node:assert/strict';
import { puts } from '../support/agreements.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { answers, joined, reach } from '../support/talks.js';
import { WHOLE_WEEK } from '../support/test-app.js';
import { lettersOf, onlyThread, talksHere, types } from '../support/threads.js';
import { addRegion, REGION } from '../support/two-programmes.js';

const memberOf = async ({ storage }: Stage, person: Parameters<typeof idOf>[0]) =>
  (await storage.stores.participants.get(idOf(person)))?.memberOf;

describe('scenario: a programme ends', () => {
  it('when its round is finished: nobody takes part in it any more, talks close, agreements and results stay', () =>
    play(
      async (stage) => {
        const { t, storage, kept } = stage;
        const { services } = t.app;
        const [anna, bram] = await joined(t, ['Leiden', 'Breda']);
        assert.ok(anna && bram);
        await addRegion(stage);
        const participant = (await storage.stores.participants.get(idOf(anna))) ?? assert.fail();
        await services.memberships.join(participant, REGION);
        await reach(stage, 'discussing');
        await talksHere(anna);
        await types(anna, 'Zullen we morgen bellen over de Wgr?');
        await t.settle();
        assert.equal(lettersOf(bram).length, 1);

        await answers(bram, 'match.met');
        const { revision, name } = (await storage.stores.programmes.get('main')) ?? assert.fail();
        assert.equal(
          (await services.programmeAdmin.setState('main', revision, 'ended', idOf(anna), name)).kind,
          'done',
        );
        await t.advance('2m');
        assert.deepEqual(await memberOf(stage, bram), ['main'], 'the round goes on to its end');
        await reach(stage, 'closed');
        await puts(bram);
        assert.equal((await onlyThread(stage)).closedBy, null);
        await t.advance('1d');
        await t.advance('2m');

        assert.deepEqual([await memberOf(stage, anna), await memberOf(stage, bram)], [[REGION], []]);
        const left = (await storage.stores.participants.get(idOf(bram)))?.memberships.main;
        assert.ok(left?.leftAt);
        assert.equal((await onlyThread(stage)).closedBy, 'programme');
        assert.match(await types(bram, 'dilemma'), says('notices.noProgramme.title'));
        assert.equal((await kept('agreements')).length, 1);
        assert.match(await types(anna, 'afspraken'), /Wij sturen elkaar eerst een concept/);
        const again = (await storage.stores.participants.get(idOf(bram))) ?? assert.fail();
        assert.equal((await services.voting.view(again, 'main-1')).kind, 'closed');
        await assert.rejects(services.memberships.join(again, 'main'), /main/);
        const asked = bram.inbox.length;
        await t.advance('8d');
        assert.equal(
          bram.inbox.slice(asked).filter((shown) => says('channelPost.kickerFirst').test(reads(shown))).length,
          0,
        );
        assert.deepEqual(await storage.stores.rounds.liveOf(['main']), []);
      },
      { env: WHOLE_WEEK },
    ));
});

import assert from 'node:assert/strict';
import { moves, twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, seen } from '../support/scenario.js';

describe('scenario: my data and many programmes', () => {
  it('names the programmes in the export, and leaves the id of an erased facilitator in none', () =>
    play(
      async (stage) => {
        const { t, storage, everything } = stage;
        const { noor, olga } = await twoProgrammes(stage);
        const admin = t.app.services.programmeAdmin;
        const { revision } = (await storage.stores.programmes.get('south')) ?? assert.fail();
        const invited = await admin.invite('south', revision, { kind: 'facilitator', until: null }, idOf(olga));
        const code = invited.kind === 'refused' ? assert.fail() : invited.programme.invitations.at(-1)?.code;
        await noor.says(`doe mee ${code}`);
        await moves(stage, noor, ['north', 'main']);

        const [card] = (await noor.says('mijn gegevens')).replies;
        const link = t.url + new URL(noor.link(card ?? assert.fail(), sentence('myData.download'))).pathname;
        const data = (await (await fetch(link, { method: 'POST' })).json()) as {
          readonly programmes: readonly {
            readonly name: string;
            readonly facilitates: boolean;
            readonly joinedAt?: string;
          }[];
        };
        assert.deepEqual(
          data.programmes.map(({ name, facilitates, joinedAt }) => [name, facilitates, joinedAt !== undefined]),
          [
            ['Spagaat', false, true],
            ['north', true, true],
            ['south', true, false],
          ],
        );

        const [asked] = (await noor.says('wis mij')).replies;
        const erased = await noor.clicks(asked ?? assert.fail(), { verb: 'erase.confirm' });
        assert.match(seen(erased), says('notices.erased.title'));
        assert.ok(!JSON.stringify(await everything()).includes(noor.facts.objectId));
        const south = (await storage.stores.programmes.get('south')) ?? assert.fail();
        assert.deepEqual([south.facilitators.length, south.invitations.at(-1)?.usedBy], [1, 'erased']);
      },
      { env: WITH_OWNER },
    ));
});

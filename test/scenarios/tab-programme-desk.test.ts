import assert from 'node:assert/strict';
import { says } from '../support/says.js';
import { reads } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { FACILITATORS: `${TENANT}:${OWNER}` };

interface Programme {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly invitations: readonly { readonly code: string; readonly kind: string; readonly isOver: boolean }[];
  readonly facilitators: readonly { readonly name: string }[];
}

describe('scenario: programmes at the desk', () => {
  it('are there for their facilitator at once, though another process made it so', () =>
    playTab(async ({ t, storage, gets }) => {
      const anna = await t.joins('Anna');
      assert.equal((await gets(anna, 'desk/programme?programme=main')).status, 403);
      const { programmes } = storage.stores;
      const first = (await programmes.get('main')) ?? assert.fail();
      const facilitators = [`${TENANT}:${anna.facts.objectId}`];
      await programmes.createIfAbsent({ ...first, id: 'elders', name: 'Elders', facilitators });
      assert.equal((await gets(anna, 'desk/programme?programme=elders')).status, 200);
      assert.equal((await gets(anna, 'desk/programme?programme=main')).status, 403);
    }));

  it('are made by an owner, described, opened with a code, and facilitated by whoever got a code for that', () =>
    playTab(
      async ({ t, storage, gets, posts }) => {
        const owner = await t.joins('Olga', { objectId: OWNER });
        const anna = await t.joins('Anna');
        for (const [ask, code] of [
          [() => gets(anna, 'owner/programmes'), 'notOwner'],
          [() => posts(anna, 'owner/programmes/make', { name: 'Mijn eigen' }), 'notOwner'],
          [() => gets(anna, 'desk/programme'), 'notFacilitator'],
        ] as const) {
          const { status, body } = await ask();
          assert.deepEqual([status, body.code], [403, code]);
        }
        const nameless = await posts(owner, 'owner/programmes/make', { name: ' ' });
        assert.deepEqual([nameless.status, nameless.body.code], [422, 'nameMissing']);
        const made = (await posts(owner, 'owner/programmes/make', { name: 'Regio Zuid' })).body.programme as Programme;
        assert.deepEqual([made.id, made.state], ['regio-zuid', 'draft']);
        const at = `?programme=${made.id}`;
        const early = await posts(owner, `desk/programme/state${at}`, { revision: 0, state: 'running', typedName: '' });
        assert.deepEqual([early.status, early.body.code], [422, 'noDilemmas']);

        const described = await posts(owner, `desk/programme/describe${at}`, {
          ...{ revision: 0, name: 'Regio Zuid', introduction: { nl: 'Samen leren.', en: 'Learning together.' } },
          ...{
            organiser: { name: 'Olga', contact: 'olga@regio.example', adviser: null },
            joining: { kind: 'invited' },
          },
          organisationKinds: null,
        });
        assert.equal(described.body.outcome, 'done');
        const late = await posts(owner, `desk/programme/invite${at}`, { revision: 0, until: null });
        assert.equal(late.body.outcome, 'changed', 'it was made for an older revision');
        await storage.stores.programmes.addToQueue(made.id, 'guests-must-wait');
        const { revision } = (await gets(owner, `desk/programme${at}`)).body as unknown as Programme;
        assert.equal(
          (await posts(owner, `desk/programme/state${at}`, { revision, state: 'running', typedName: '' })).status,
          200,
        );
        await posts(owner, `desk/programme/invite${at}`, { revision: revision + 1, until: null });
        const coded = await posts(owner, `owner/programmes/facilitator-code${at}`, { revision: revision + 2 });
        const [member, facilitator] = (coded.body.programme as Programme).invitations;
        assert.deepEqual([member?.kind, facilitator?.kind], ['member', 'facilitator']);

        assert.match(
          reads((await anna.says(`doe mee ${facilitator?.code}`)).replies[0] ?? assert.fail()),
          says('notices.nowFacilitator.title'),
        );
        const hers = (await gets(anna, 'desk/programme')).body as unknown as Programme;
        assert.deepEqual([hers.id, hers.facilitators], [made.id, []], 'names of facilitators are for owners');
        assert.deepEqual(
          hers.invitations.map(({ kind }) => kind),
          ['member'],
          'and so are the codes that make one',
        );
        const foreign = await gets(anna, 'desk/programme?programme=main');
        assert.deepEqual([foreign.status, foreign.body.code], [403, 'notFacilitator']);
        const now = (await gets(owner, `desk/programme${at}`)).body as unknown as Programme;
        assert.deepEqual(
          now.facilitators.map(({ name }) => name),
          ['Anna'],
        );
        const gone = await posts(owner, `owner/programmes/remove-facilitator${at}`, {
          revision: now.revision,
          person: `${TENANT}:${anna.facts.objectId}`,
        });
        assert.deepEqual((gone.body.programme as Programme).facilitators, []);
        assert.equal((await gets(anna, 'desk/programme')).status, 403);
        const log = JSON.stringify((await storage.stores.audit.newest(20)).map(({ action }) => action).reverse());
        assert.match(
          log,
          /programme_make.*programme_change.*programme_state.*invitation_make.*facilitator_add.*facilitator_remove/,
        );
      },
      { env: ENV },
    ));
});

import assert from 'node:assert/strict';
import { activityOf, invokeOf } from '../support/activities.js';
import { says } from '../support/says.js';
import { idOf, play, reads, seen } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const SHARED = '0aa00000-0000-4000-8000-00000000000f';
const MAP = `${TENANT}=GM0363; @leiden.nl=GM0546`;

describe('scenario: where somebody works', () => {
  it('is known from the tenant, shown, and not asked or changed by what a client sends', () =>
    play(
      async ({ t, storage }) => {
        const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
        await anna.installs();
        const form = await anna.clicks(anna.lastCard(), { verb: 'profile.open' });
        assert.match(seen(form), says('profile.municipalityKnown', { name: 'Amsterdam' }));
        assert.doesNotMatch(JSON.stringify(form.card?.card), /"id":"municipality/);
        const data = { role: 'legal', municipality: 'GM0193', municipalityName: 'Zwolle', v: 1 };
        await anna.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'profile.save', data } });
        assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM0363');
        const change = { municipality: 'GM0193', v: 1 };
        const action = { type: 'Action.Execute', verb: 'profile.municipality', data: change };
        await anna.invokes('adaptiveCard/action', { action });
        const stored = await storage.stores.participants.get(idOf(anna));
        assert.deepEqual([stored?.municipality, stored?.vouched], ['GM0363', true]);
      },
      { env: { MUNICIPALITY_MAP: MAP } },
    ));

  it('is known from the mail domain that Teams gives, never from what the person says', () =>
    play(
      async ({ t, storage }) => {
        const bram = t.teams.person({ name: 'Bram', tenant: SHARED, mail: 'b.bakker@leiden.nl' });
        await bram.installs();
        const form = await bram.clicks(bram.lastCard(), { verb: 'profile.open' });
        assert.match(seen(form), says('profile.municipalityKnown', { name: 'Leiden' }));
        await bram.clicks(bram.lastCard(), { verb: 'profile.save' }, { role: 'legal' });
        assert.equal((await storage.stores.participants.get(idOf(bram)))?.municipality, 'GM0546');
        // The account name is kept, so that a colleague can open a chat; the address for mail is not.
        const { userPrincipalName, ...others } = (await storage.stores.participants.get(idOf(bram))) ?? assert.fail();
        assert.equal(userPrincipalName, 'b.bakker@leiden.nl');
        assert.doesNotMatch(JSON.stringify(others), /leiden\.nl/);
      },
      { env: { MUNICIPALITY_MAP: MAP } },
    ));

  it('is asked when Teams does not tell the mail address', () =>
    play(
      async ({ t }) => {
        const bram = t.teams.person({ name: 'Bram', tenant: SHARED, mail: 'b.bakker@leiden.nl' });
        await bram.installs();
        t.teams.fails({ how: 502, on: ['members'] });
        const form = await bram.clicks(bram.lastCard(), { verb: 'profile.open' });
        assert.match(seen(form), says('profile.municipality'));
        const saved = await bram.clicks(
          bram.lastCard(),
          { verb: 'profile.save' },
          { role: 'legal', municipalityName: 'Zwolle' },
        );
        assert.match(seen(saved), /Zwolle/);
      },
      { env: { MUNICIPALITY_MAP: MAP } },
    ));

  it('is chosen from a list that is searched while one types, in Teams itself', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna');
      const inTeams = { ...anna.activity(), serviceUrl: 'https://smba.trafficmanager.net/emea/' };
      const open = { action: { type: 'Action.Execute', verb: 'profile.open', data: { v: 1 } }, trigger: 'manual' };
      const form = await anna.sends(invokeOf(inTeams, 'adaptiveCard/action', open));
      const card = JSON.stringify(form.body);
      assert.match(card, /"choices\.data":\{"type":"Data\.Query","dataset":"municipalities"/);
      assert.match(card, /"value":"GM0193"/);
      const hits = async (query: string) => {
        const { body } = await anna.types('municipalities', query);
        return (body as { value: { results: { title: string; value: string }[] } }).value.results;
      };
      assert.deepEqual((await hits('zwolle'))[0], { title: 'Zwolle', value: 'GM0193' });
      assert.ok((await hits('den bos')).some(({ title }) => title === "'s-Hertogenbosch"));
      assert.equal((await hits('')).length, 15);
      assert.deepEqual(await hits('Xqzwvk'), []);
      assert.equal((await hits('bergen')).filter(({ title }) => title.startsWith('Bergen (')).length, 2);
      const save = {
        type: 'Action.Execute',
        verb: 'profile.save',
        data: { municipality: 'GM0546', role: 'legal', v: 1 },
      };
      await anna.sends(invokeOf(anna.activity(), 'adaptiveCard/action', { action: save, trigger: 'manual' }));
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM0546');
      const unknown = { ...save, data: { ...save.data, municipality: 'GM9999' } };
      const answer = await anna.sends(invokeOf(anna.activity(), 'adaptiveCard/action', { action: unknown }));
      assert.match(JSON.stringify(answer.body), says('profile.problemMunicipalityUnknown'));
    }));

  it('takes a form that an old client sends as a message, without typing', () =>
    play(async ({ t, storage }) => {
      const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
      await anna.installs();
      const value = { verb: 'profile.save', v: 1, role: 'legal', municipalityName: 'Leiden' };
      const { replies } = await anna.sends(activityOf('message', anna.activity(), { value }));
      assert.match(replies.map(reads).join(), says('profileSaved.headingFirst'));
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM0546');
    }));
});

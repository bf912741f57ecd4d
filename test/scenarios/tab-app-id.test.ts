import assert from 'node:assert/strict';
import { invokeOf } from '../support/activities.js';
import { BOT_CREDENTIALS, BotSignIn } from '../support/bot-sign-in.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import { playTab, type TabStage } from '../support/tab-client.js';
import { TENANT } from '../support/test-app.js';

const CATALOGUE = '1b2c3d4e-0000-4000-8000-000000000002';
const OTHER = '1b2c3d4e-0000-4000-8000-00000000000f';

const PROFILE = { municipality: 'GM0193', role: 'legal', challenges: ['housing'], language: 'nl', wantsToTalk: false };

/** A stage on which the bot has an id, so that its links lead into Teams. `appIn`: the app that the help of this person opens. */
async function playLinked(
  story: (stage: TabStage & { readonly appIn: (person: Person) => Promise<string | undefined> }) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const signIn = await BotSignIn.start();
  try {
    await playTab(
      async (stage) => {
        const { teams } = stage.t;
        const data = { action: { verb: 'help.show', data: { v: 1 } }, trigger: 'manual' };
        const appIn = async (person: Person) => {
          const click = invokeOf(person.activity(), 'adaptiveCard/action', data);
          const { body } = await teams.post(click, { authorization: await signIn.header(teams.serviceUrl) });
          return /\/l\/entity\/([^/]+)\//.exec(JSON.stringify(body))?.[1];
        };
        await story({ ...stage, appIn });
      },
      {
        env: { ...BOT_CREDENTIALS, ...FACILITATORS, ...env },
        botKeys: signIn.keys,
        connectorMs: 300,
      },
    );
  } finally {
    await signIn.stop();
  }
}

describe('scenario: the app that links into the tab open', () => {
  it('is that of the package until three people were told another by Teams, and never by the word of one', () =>
    playLinked(async (stage) => {
      const { posts, appIn } = stage;
      const people = ['Anna', 'Bram', 'Carla', 'Daan'].map((name) => stage.t.teams.person({ name, tenant: TENANT }));
      const [anna, bram, carla, daan] = people;
      assert.ok(anna && bram && carla && daan);
      for (const person of people) {
        assert.equal(await appIn(person), BOT_CREDENTIALS.MicrosoftAppId, 'that of the package');
        assert.equal((await posts(person, 'app-id', { appId: OTHER })).status, 403, 'not of who takes no part');
        assert.equal((await posts(person, 'profile', PROFILE)).status, 200);
      }
      for (const _ of [1, 2, 3, 4]) assert.equal((await posts(daan, 'app-id', { appId: OTHER })).status, 200);
      assert.equal(await appIn(anna), BOT_CREDENTIALS.MicrosoftAppId);
      for (const person of [anna, bram, carla]) await posts(person, 'app-id', { appId: CATALOGUE.toUpperCase() });
      for (const person of [anna, daan]) assert.equal(await appIn(person), CATALOGUE);
      assert.deepEqual(
        (await stage.kept('tenants')).map(({ _id, appId }) => [_id, appId]),
        [[TENANT, CATALOGUE]],
      );
    }));

  it('is what a facilitator was told; nothing but an id, and nothing from people whom the bot does not know', () =>
    playLinked(async (stage) => {
      const { t, posts, appIn } = stage;
      const fien = t.teams.person({ name: 'Fien', tenant: TENANT, objectId: FACILITATOR });
      assert.equal((await posts(fien, 'app-id', { appId: CATALOGUE })).status, 403, 'she has not met the bot');
      assert.equal(await appIn(fien), BOT_CREDENTIALS.MicrosoftAppId);
      await posts(fien, 'profile', PROFILE);
      for (const form of [{}, { appId: 'x' }, { appId: `${CATALOGUE}/..` }, { appId: 7 }, { appId: [CATALOGUE] }])
        assert.equal((await posts(fien, 'app-id', form)).status, 400, JSON.stringify(form));
      assert.equal(await appIn(fien), BOT_CREDENTIALS.MicrosoftAppId);
      assert.equal((await posts(fien, 'app-id', { appId: CATALOGUE })).status, 200);
      assert.equal(await appIn(fien), CATALOGUE);
    }));

  it('is that of the settings for a tenant that stands there', () =>
    playLinked(
      async (stage) => {
        const { t, posts, appIn } = stage;
        const fien = t.teams.person({ name: 'Fien', tenant: TENANT, objectId: FACILITATOR });
        assert.equal(await appIn(fien), CATALOGUE);
        await posts(fien, 'profile', PROFILE);
        assert.equal((await posts(fien, 'app-id', { appId: OTHER })).status, 200);
        assert.equal(await appIn(fien), CATALOGUE);
        assert.deepEqual(await stage.kept('tenants'), []);
      },
      { TEAMS_APP_IDS: `${TENANT.toUpperCase()}=${CATALOGUE}` },
    ));
});

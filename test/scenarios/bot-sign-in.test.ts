import assert from 'node:assert/strict';
import { invokeOf } from '../support/activities.js';
import { BOT_CREDENTIALS, BotSignIn } from '../support/bot-sign-in.js';
import { KEYS_FAULTS, says } from '../support/keys-faults.js';
import { play, type Stage } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

interface SignedStage extends Stage {
  readonly signIn: BotSignIn;
  /** Sends a click with this header; gives the status, and the body as text. */
  readonly clicks: (authorization: string) => Promise<{ readonly status: number; readonly said: string }>;
  readonly serviceUrl: string;
}

/** Plays with a bot that asks who speaks to it. */
async function playSigned(story: (stage: SignedStage) => Promise<void>): Promise<void> {
  const signIn = await BotSignIn.start();
  try {
    await play(
      async (stage) => {
        const { t } = stage;
        const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
        const data = { action: { verb: 'help.show', data: { v: 1 } }, trigger: 'manual' };
        const clicks = async (authorization: string) => {
          const { status, body } = await t.teams.post(invokeOf(anna.activity(), 'adaptiveCard/action', data), {
            authorization,
          });
          return { status, said: JSON.stringify(body) };
        };
        await story({ ...stage, signIn, clicks, serviceUrl: t.teams.serviceUrl });
      },
      { env: BOT_CREDENTIALS, botKeys: signIn.keys, connectorMs: 300 },
    );
  } finally {
    await signIn.stop();
  }
}

describe('scenario: who speaks to the bot', () => {
  it('is Azure Bot Service, by its signature', () =>
    playSigned(async ({ clicks, signIn, serviceUrl }) => {
      const { status, said } = await clicks(await signIn.header(serviceUrl));
      assert.equal(status, 200);
      assert.match(said, /AdaptiveCard/);
      await clicks(await signIn.header(serviceUrl));
      assert.equal(signIn.fetched, 2, 'where the keys are, and the keys: once');
    }));

  it('is refused when it is somebody else, in words of ours and with nothing of why', () =>
    playSigned(async ({ clicks, signIn, serviceUrl, kept }) => {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = part({ iss: 'https://api.botframework.com' });
      for (const [why, authorization] of [
        ['nothing', ''],
        ['a word', 'Bearer x'],
        ['no scheme', (await signIn.header(serviceUrl)).slice(7)],
        ['another key', await signIn.strangersHeader(serviceUrl)],
        ['another bot', await signIn.header(serviceUrl, { aud: '11111111-0000-4000-8000-000000000001' })],
        ['another issuer', await signIn.header(serviceUrl, { iss: 'https://evil.example' })],
        ['another connector', await signIn.header('https://evil.example/')],
        ['ended', await signIn.header(serviceUrl, { exp: 1_000 })],
        ['not begun', await signIn.header(serviceUrl, { nbf: 9_999_999_999 })],
        ['unsigned', `Bearer ${part({ alg: 'none', kid: 'key-1' })}.${claims}.`],
        ['an unknown key', `Bearer ${part({ alg: 'RS256', kid: 'other' })}.${claims}.x`],
        ['a torn body', `Bearer ${part({ alg: 'RS256', kid: 'key-1' })}.${claims.slice(0, 9)}.x`],
        ['a list for a head', `Bearer ${part([])}.${claims}.x`],
        ['nothing for a body', `Bearer ${part({ alg: 'RS256', kid: 'key-1' })}.${part(null)}.x`],
      ] as const) {
        const { status, said } = await clicks(authorization);
        assert.equal(status, 401, why);
        assert.deepEqual(JSON.parse(said), { status: 401, title: 'Sign in first' }, why);
      }
      assert.deepEqual(await kept('participants'), []);
    }));

  for (const [what, fault] of Object.entries(KEYS_FAULTS)) {
    it(`cannot be told when the place of the keys ${what}: try again later, and it is well when that is over`, () =>
      playSigned(async ({ t, clicks, signIn, serviceUrl }) => {
        const header = await signIn.header(serviceUrl);
        signIn.fault = fault;
        const { status, said } = await clicks(header);
        assert.equal(status, 503);
        assert.deepEqual(JSON.parse(said), { status: 503, title: 'Not possible now; try again later' });
        signIn.fault = null;
        t.clock.advance('10s');
        assert.equal((await clicks(header)).status, 200);
      }));
  }

  it('is not asked again of a place of keys that has just failed, by whoever sends how much', () =>
    playSigned(async ({ t, clicks, signIn, serviceUrl }) => {
      const header = await signIn.header(serviceUrl);
      signIn.fault = says(500, '');
      assert.equal((await clicks(header)).status, 503);
      const { fetched } = signIn;
      for (let times = 0; times < 20; times += 1) assert.equal((await clicks(header)).status, 503);
      assert.equal(signIn.fetched, fetched);
      t.clock.advance('10s');
      assert.equal((await clicks(header)).status, 503);
      assert.ok(signIn.fetched > fetched);
    }));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { activityOf, invokeOf, messageOf, type RawActivity } from '../support/activities.js';
import { either, says } from '../support/says.js';
import { play, reads, type Stage } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';
import { runs } from '../support/thorough.js';

/** Nobody new is stored, nothing has a name that MongoDB would take for an operator, and no prototype was touched. */
async function nothingGotIn({ everything }: Stage, people: number): Promise<void> {
  const stored = await everything();
  assert.equal(stored.filter(({ collection }) => collection === 'participants').length, people);
  const names = (value: unknown): string[] =>
    typeof value === 'object' && value !== null && !(value instanceof Date)
      ? Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)])
      : [];
  const found = stored
    .filter(({ collection }) => collection !== 'ballotBoxes')
    .flatMap(({ document }) => names(document));
  assert.deepEqual(
    found.filter((name) => name.startsWith('$') || name === '__proto__' || name === 'constructor'),
    [],
  );
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
}

/** Any JSON, with the names and values in it that hurt somewhere. */
const nasty = fc
  .jsonValue({ maxDepth: 3 })
  .chain((plain) =>
    fc.oneof(
      fc.constant(plain),
      fc.constantFrom<unknown>(
        { $gt: '' },
        { $where: 'sleep(1000)' },
        [{ $ne: null }],
        { constructor: { prototype: { polluted: 1 } } },
        JSON.parse('{"__proto__": {"polluted": 1}}'),
        '__proto__',
        'constructor',
        '\u0000',
        '\ud800',
        '$where',
        'a.b.c',
        1e308,
        -1,
        'x'.repeat(5_000),
      ),
    ),
  );

const TOP = ['type', 'id', 'timestamp', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation', 'channelData'];
const MORE = ['locale', 'text', 'entities', 'attachments', 'value', 'name', 'action', 'replyToId'];

describe('scenario: hostile requests', () => {
  it('refuses what is not JSON, not an object or too large, without a trace', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      const type = (contentType: string) => ({ 'content-type': contentType });
      const big = messageOf(anna.activity(), 'x'.repeat(300_000));
      assert.equal((await t.teams.post(big)).status, 413);
      assert.equal((await t.teams.post('{"type": "message"', type('application/json'))).status, 400);
      assert.equal((await t.teams.post('type=message', type('application/x-www-form-urlencoded'))).status, 415);
      assert.equal((await t.teams.post('hallo', type('text/plain'))).status, 415);
      for (const body of ['[]', 'null', '"hallo"', '12', 'true', '', '{}']) {
        const { status } = await t.teams.post(body, type('application/json'));
        assert.ok(status >= 200 && status < 500, `${body} gave ${status}`);
      }
      await nothingGotIn(stage, 1);
      assert.equal((await anna.says('hulp')).replies.length, 1);
    }));

  it('reads a text of 100 kB without choking on it', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      for (const text of ['a '.repeat(50_000), 'pauze tot '.repeat(10_000), '*'.repeat(100_000), 'é'.repeat(50_000)]) {
        const { status, replies } = await anna.sends(messageOf(anna.activity(), text));
        assert.ok(status < 300);
        // An answer that takes longer than Teams waits would be "something went wrong".
        assert.match(replies.map(reads).join(), either(says('help.heading'), says('pause.heading')));
      }
    }));

  for (const missing of [
    'from',
    'recipient',
    'conversation',
    'channelId',
    'serviceUrl',
    'type',
    'tenant',
    'aadObjectId',
  ]) {
    it(`answers an activity without ${missing} with no error of its own, and stores nothing`, () =>
      play(async (stage) => {
        const { t } = stage;
        const anna = t.teams.person({ name: 'Anna', tenant: TENANT });
        anna.conversation.installed = true;
        for (const activity of [
          messageOf(anna.activity(), 'doe mee'),
          invokeOf(anna.activity(), 'adaptiveCard/action', { action: { verb: 'profile.open', data: { v: 1 } } }),
        ]) {
          const { status } = await t.teams.post(without(activity, missing));
          assert.ok(status >= 200 && status < 500, `gave ${status}`);
        }
        assert.equal(anna.inbox.length, 0);
        await nothingGotIn(stage, 0);
      }));
  }

  it('survives any JSON as an activity: never an error of its own, never a person that Teams did not name', () =>
    play(async (stage) => {
      await fc.assert(
        fc.asyncProperty(nasty, async (body) => {
          const { status } = await stage.t.teams.post(JSON.stringify(body), { 'content-type': 'application/json' });
          assert.ok(status < 500, `gave ${status}`);
        }),
        { numRuns: runs(150, 50) },
      );
      await nothingGotIn(stage, 0);
    }));

  it('survives any JSON in any field of a message or a click', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      const envelopes: (() => RawActivity)[] = [
        () => messageOf(anna.activity(), 'hulp'),
        () => invokeOf(anna.activity(), 'adaptiveCard/action', { action: { verb: 'help.show', data: { v: 1 } } }),
        () => activityOf('installationUpdate', anna.activity(), { action: 'add' }),
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...envelopes),
          fc.constantFrom(...TOP, ...MORE),
          nasty,
          async (make, field, value) => {
            const { status } = await t.teams.post({ ...make(), [field]: value });
            assert.ok(status < 500, `${field} gave ${status}`);
          },
        ),
        { numRuns: runs(200, 60) },
      );
      await nothingGotIn(stage, 1);
      assert.equal((await anna.says('hulp')).replies.map(reads).length, 1);
    }));
});

function without(activity: RawActivity, missing: string): RawActivity {
  const copy = structuredClone(activity) as Record<string, Record<string, unknown>>;
  if (missing === 'tenant') {
    delete copy.channelData;
    delete copy.conversation?.tenantId;
  } else if (missing === 'aadObjectId') delete copy.from?.aadObjectId;
  else delete copy[missing];
  return copy;
}

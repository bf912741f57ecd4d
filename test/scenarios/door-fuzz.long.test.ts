import assert from 'node:assert/strict';
import fc from 'fast-check';
import { USUAL_LIMITS } from '../../src/http/listener.js';
import { sendRaw } from '../support/raw-http.js';
import { type RawRequest, rawRequest } from '../support/raw-requests.js';
import { play } from '../support/scenario.js';
import { spread } from '../support/thorough.js';

/** Other seeds find other requests; these make every run the same. */
const SEEDS = spread([1, 2, 3, 4, 5], 2);
const REQUESTS = 1_000;
const AT_ONCE = 50;
/** A sender who announces more than they send is soon given up on. */
const LIMITS = { ...USUAL_LIMITS, headMs: 200, requestMs: 300, lookMs: 20 };

describe('scenario: any bytes at the door', () => {
  for (const seed of SEEDS) {
    it(`end in no error of ours: ${REQUESTS} requests with something wrong in them, seed ${seed}`, () =>
      play(
        async ({ t, everything }) => {
          const anna = await t.joins('Anna');
          const before = await everything();
          const seen = new Set<number>();
          const waiting = fc.sample(rawRequest, { numRuns: REQUESTS, seed });
          async function lane(): Promise<void> {
            for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
              // One in ten at the other listener.
              const url = waiting.length % 10 === 0 ? t.opsUrl : t.url;
              for (const status of await statusesOf(url, one)) seen.add(status);
            }
          }
          // A failure that reaches nobody would end the process: here it ends the test.
          await Promise.all(Array.from({ length: AT_ONCE }, lane));
          for (const status of [200, 400, 401, 404, 405, 408, 413, 414, 415, 417, 431]) {
            assert.ok(seen.has(status), `no ${status} among ${[...seen]}`);
          }
          assert.deepEqual(await everything(), before, 'nothing was stored');
          assert.equal((await anna.says('hulp')).replies.length, 1);
        },
        { limits: LIMITS },
      ));
  }
});

/** The statuses of the answers. Fails for one of a failure, and for a refusal in words that are not ours. */
async function statusesOf(url: string, { bytes, cutAt, count }: RawRequest): Promise<readonly number[]> {
  const { statuses, body, text } = await sendRaw(url, bytes, { answers: count, ...(cutAt === null ? {} : { cutAt }) });
  const sent = bytes.toString('latin1').slice(0, 500);
  assert.ok(
    statuses.every((status) => status < 500),
    `${sent}\n\ngave\n\n${text}`,
  );
  const last = statuses.at(-1) ?? 0;
  // The answer to HEAD tells of a body that does not come.
  if (last >= 400 && body !== '' && !sent.includes('HEAD')) assert.ok(isOurs(body), `${sent}\n\ngave\n\n${text}`);
  return statuses;
}

/** A problem document, or one of our pages. */
function isOurs(body: string): boolean {
  if (body.startsWith('<!doctype html>')) return true;
  const names = Object.keys(JSON.parse(body) as object);
  return names.every((name) => ['status', 'title', 'code'].includes(name));
}

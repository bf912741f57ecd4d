import assert from 'node:assert/strict';
import type { TabAnswer } from './tab-client.js';
import { TENANT } from './test-app.js';

/** A refusal says its code and a sentence, and nothing of the person or the program. */
export function assertRefused(answer: TabAnswer, status: number, code: string, about = ''): void {
  assert.equal(answer.status, status, `${about} ${answer.text}`);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json', about);
  assert.deepEqual(Object.keys(answer.body).sort(), ['code', 'status', 'title'], about);
  assert.equal(answer.body.code, code, about);
  assert.equal(answer.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null, about);
  for (const secret of ['Anna', TENANT, '0aa', 'jwt', 'JWT', 'claim'])
    assert.ok(!answer.text.includes(secret), `${about} ${secret}`);
}

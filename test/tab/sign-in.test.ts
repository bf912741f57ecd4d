import assert from 'node:assert/strict';
import { createSignIn, NoToken } from '../../src/tab/sign-in.js';

/** A Teams that answers each request in turn: a reason for a refusal, or null for a token. Notes which were silent. */
function teams(...answers: readonly (string | null)[]) {
  const silent: boolean[] = [];
  const signIn = createSignIn(async (request) => {
    const reason = answers[silent.length] ?? null;
    silent.push(request.silent);
    if (reason !== null) throw new Error(reason);
    return 'token';
  });
  return { signIn, silent };
}

const coded = (code: string) => (error: unknown) => error instanceof NoToken && error.code === code;

describe('signing in to the tab', () => {
  it('asks nothing of the person by itself', async () => {
    const { signIn, silent } = teams('resourceRequiresConsent', null);
    await assert.rejects(signIn.getToken(), coded('needsConsent'));
    assert.equal(await signIn.getToken(), 'token');
    assert.deepEqual(silent, [true, true]);
  });

  for (const reason of [
    'resourceRequiresConsent',
    'consent_required',
    'interaction_required',
    'resourceRequiresMfa',
    'invalid_grant: AADSTS65001: The user or administrator has not consented to use the application',
  ]) {
    it(`tells that consent is needed: ${reason.slice(0, 30)}`, () =>
      assert.rejects(teams(reason).signIn.getToken(), coded('needsConsent')));
  }

  it('takes every other reason for what it is: no token', () =>
    assert.rejects(
      teams('Error: App resource defined in manifest and iframe origin do not match').signIn.getToken(),
      coded('noToken'),
    ));

  it('lets Teams ask on a click, and goes on with what Teams then gives', async () => {
    const { signIn, silent } = teams('resourceRequiresConsent', null, null);
    await assert.rejects(signIn.getToken(), coded('needsConsent'));
    await signIn.consent();
    assert.equal(await signIn.getToken(), 'token');
    assert.deepEqual(silent, [true, false, false], 'a client that refuses silently after consent is not asked so');
  });

  for (const reason of [
    'CancelledByUser',
    'FailedToOpenWindow',
    'AADSTS90094: admin consent is required',
    'access_denied',
  ]) {
    it(`takes a click that came to nothing for a no, and asks silently as before: ${reason.slice(0, 20)}`, async () => {
      const { signIn, silent } = teams(reason, reason);
      await assert.rejects(signIn.consent(), coded('consentRefused'));
      await assert.rejects(signIn.getToken());
      assert.deepEqual(silent, [false, true]);
    });
  }
});

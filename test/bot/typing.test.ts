import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import sinon from 'sinon';
import { TYPING_MS, whileTyping } from '../../bot/teams/typing.js';

describe('the sign of typing', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  const contextWith = (sendActivity: sinon.SinonStub) => ({ sendActivity }) as unknown as TurnContext;

  it('is shown when an answer takes longer than a second, once', async () => {
    const sendActivity = sinon.stub().resolves();
    let answer: (value: string) => void = () => {};
    const answering = whileTyping(contextWith(sendActivity), TYPING_MS, new Promise<string>((done) => (answer = done)));
    await clock.tickAsync(TYPING_MS - 1);
    assert.equal(sendActivity.callCount, 0);
    await clock.tickAsync(60_000);
    assert.deepEqual(sendActivity.args, [[{ type: 'typing' }]]);
    answer('klaar');
    assert.equal(await answering, 'klaar');
  });

  it('is not shown for a quick answer, nor after one that fails', async () => {
    const sendActivity = sinon.stub().resolves();
    assert.equal(await whileTyping(contextWith(sendActivity), TYPING_MS, Promise.resolve(1)), 1);
    await assert.rejects(whileTyping(contextWith(sendActivity), TYPING_MS, Promise.reject(new Error('no'))), /no/);
    await clock.tickAsync(60_000);
    assert.equal(sendActivity.callCount, 0);
  });

  it('costs nobody the answer when it cannot be shown', async () => {
    const sendActivity = sinon.stub().rejects(new Error('Teams is away'));
    const answering = whileTyping(
      contextWith(sendActivity),
      1,
      clock.tickAsync(10).then(() => 'klaar'),
    );
    assert.equal(await answering, 'klaar');
  });
});

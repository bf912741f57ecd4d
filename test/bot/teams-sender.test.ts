import assert from 'node:assert/strict';
import type { CloudAdapter } from 'botbuilder';
import { createAdapter } from '../../bot/teams/adapter.js';
import { createTeamsSender, type TeamsSender } from '../../bot/teams/teams-sender.js';
import type { Address, Card, Delivery } from '../../src/outbox/sender.js';
import type { Fault } from '../support/fake-teams/faults.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { FakeTeams } from '../support/fake-teams.js';
import { PATIENCE_MS } from '../support/patience.js';

const TIMEOUT_MS = PATIENCE_MS;
const NOW = new Date('2026-11-23T09:00:00Z');

function card(text: string): Card {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] };
}

function addressOf(seat: Seat): Address {
  const { serviceUrl, conversationId, tenantId, userId, botAppId } = seat.activity();
  return { channelId: 'msteams', serviceUrl, conversationId, tenantId, botId: `28:${botAppId}`, userId };
}

function newAdapter(timeoutMs: number): CloudAdapter {
  const now = () => new Date();
  return createAdapter({ credentials: { type: 'none' }, timeoutMs, now, onTurnError: async () => undefined });
}

interface Tokens {
  asked: number;
  silent: boolean;
  error: Error | null;
}

/** An adapter whose connector takes every message, with a token service that does as told. */
function adapterWithTokens(): { readonly adapter: CloudAdapter; readonly tokens: Tokens } {
  const tokens: Tokens = { asked: 0, silent: false, error: null };
  const key = Symbol('connector');
  const getToken = async (): Promise<string> => {
    tokens.asked += 1;
    if (tokens.silent) await new Promise(() => undefined);
    await new Promise(setImmediate);
    if (tokens.error !== null) throw tokens.error;
    return 'token';
  };
  const connector = { conversations: { sendToConversation: async () => ({ id: '7' }) }, credentials: { getToken } };
  const adapter = {
    ConnectorClientKey: key,
    continueConversationAsync: (_: string, __: object, logic: (context: object) => Promise<void>) =>
      logic({ turnState: new Map([[key, connector]]) }),
  };
  return { adapter: adapter as unknown as CloudAdapter, tokens };
}

describe('sending to Teams', () => {
  let teams: FakeTeams;
  let sender: TeamsSender;
  let anna: Seat;
  let to: Address;

  beforeEach(async () => {
    teams = await FakeTeams.start({ now: () => NOW });
    sender = senderWith(TIMEOUT_MS);
    anna = teams.person({ name: 'Anna de Vries', tenant: 't-zwolle', mail: 'a.devries@zwolle.nl' });
    anna.conversation.installed = true;
    to = addressOf(anna);
  });

  afterEach(() => teams.stop());

  function senderWith(timeoutMs: number): TeamsSender {
    return createTeamsSender({
      adapter: newAdapter(timeoutMs),
      appId: '',
      timeoutMs,
      allowLocalhost: true,
      now: () => NOW,
    });
  }

  async function sentId(delivery: Promise<Delivery>): Promise<string> {
    const done = await delivery;
    assert.equal(done.outcome, 'sent');
    return done.outcome === 'sent' ? done.activityId : '';
  }

  it('puts one card with its notification text in the conversation, as a new message', async () => {
    const id = await sentId(sender.send(to, card('Stem mee'), 'Nieuw dilemma'));
    assert.deepEqual(anna.inbox, [
      { id, conversationId: to.conversationId, card: card('Stem mee'), text: '', summary: 'Nieuw dilemma', updates: 0 },
    ]);
    assert.deepEqual(
      teams.calls.map((call) => call.operation),
      ['send'],
    );
  });

  it('changes a message in place', async () => {
    const id = await sentId(sender.send(to, card('Stem mee'), 'Nieuw'));
    assert.equal(await sentId(sender.update(to, id, card('Gesloten'), 'Gesloten')), id);
    assert.equal(anna.inbox.length, 1);
    assert.deepEqual(anna.lastCard().card, card('Gesloten'));
    assert.equal(anna.lastCard().updates, 1);
  });

  it('sends nothing to an address outside Teams', async () => {
    const evil = { ...to, serviceUrl: 'https://smba.trafficmanager.net.evil.example/' };
    const dead = { outcome: 'dead', reason: 'unsafe-address' };
    assert.deepEqual(await sender.send(evil, card('x'), 'x'), dead);
    assert.deepEqual(await sender.update(evil, '1', card('x'), 'x'), dead);
    assert.equal(await sender.lookupMember(evil), null);
  });

  it('sends nothing to this machine in production', async () => {
    const strict = createTeamsSender({
      adapter: newAdapter(TIMEOUT_MS),
      appId: '',
      timeoutMs: TIMEOUT_MS,
      allowLocalhost: false,
      now: () => NOW,
    });
    assert.deepEqual(await strict.send(to, card('x'), 'x'), { outcome: 'dead', reason: 'unsafe-address' });
    assert.equal(teams.calls.length, 0);
  });

  const retry = (reason: string, afterMs: number | null = null, scope = 'thread') => ({
    outcome: 'retry',
    afterMs,
    scope,
    reason,
  });
  const failures: readonly (readonly [title: string, fault: Fault, expected: object])[] = [
    ['429 with a wait', { how: 429, retryAfter: 3 }, retry('throttled', 3000)],
    ['429 with a date', { how: 429, retryAfter: 'Mon, 23 Nov 2026 09:00:20 GMT' }, retry('throttled', 20_000)],
    ['429 without a wait', { how: 429 }, retry('throttled')],
    ['412', { how: 412 }, retry('precondition')],
    ['502', { how: 502 }, retry('busy')],
    ['503', { how: 503, retryAfter: 1 }, retry('busy', 1000)],
    ['504', { how: 504 }, retry('busy')],
    ['500', { how: 500 }, { outcome: 'dead', reason: 'server-error' }],
    ['401', { how: 401 }, retry('unauthorized', 300_000, 'tenant')],
    ['403 switched off', { how: 403, code: 'BotDisabledByAdmin' }, retry('disabled-by-admin', 3_600_000, 'tenant')],
    ['a redirect', { how: 307 }, { outcome: 'dead', reason: 'rejected' }],
    ['a cut connection', { how: 'cut' }, retry('network')],
  ];
  for (const [title, fault, expected] of failures) {
    it(`answers ${title} after exactly one call`, async () => {
      teams.fails(fault);
      assert.deepEqual(await sender.send(to, card('x'), 'x'), expected);
      assert.equal(teams.calls.length, 1);
      assert.equal(anna.inbox.length, 0);
    });
  }

  it('says "retry" when the answer got lost, although the message arrived', async () => {
    teams.fails({ how: 'cut-after' });
    assert.deepEqual(await sender.send(to, card('x'), 'x'), retry('network'));
    assert.equal(anna.inbox.length, 1);
  });

  it('gives up on a connector that does not answer', async () => {
    teams.fails({ how: 'hang' });
    assert.deepEqual(await senderWith(50).send(to, card('x'), 'x'), retry('timeout'));
  });

  it('knows a person who removed the app and one who blocked the bot', async () => {
    anna.conversation.installed = false;
    assert.deepEqual(await sender.send(to, card('x'), 'x'), { outcome: 'unreachable', reason: 'not-installed' });
    anna.conversation.installed = true;
    anna.blocks();
    assert.deepEqual(await sender.send(to, card('x'), 'x'), { outcome: 'unreachable', reason: 'blocked' });
    anna.unblocks();
    await sentId(sender.send(to, card('x'), 'x'));
  });

  it('tells a message that is gone from a conversation that is gone', async () => {
    assert.deepEqual(await sender.update(to, '404', card('x'), 'x'), { outcome: 'gone', reason: 'message-gone' });
    assert.deepEqual(await sender.update(to, '', card('x'), 'x'), { outcome: 'gone', reason: 'message-gone' });
    const nowhere = { ...to, conversationId: 'a:nowhere' };
    assert.deepEqual(await sender.send(nowhere, card('x'), 'x'), {
      outcome: 'unreachable',
      reason: 'conversation-gone',
    });
    assert.deepEqual(await sender.update(nowhere, '1', card('x'), 'x'), {
      outcome: 'unreachable',
      reason: 'conversation-gone',
    });
  });

  it('knows a card that is too large', async () => {
    assert.deepEqual(await sender.send(to, card('x'.repeat(60_000)), 'x'), { outcome: 'dead', reason: 'too-large' });
  });

  it('is slowed down by the documented rates and told how long to wait', async () => {
    teams.enforceRates = true;
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => sender.send(to, card('x'), 'x')));
    assert.equal(outcomes.filter((delivery) => delivery.outcome === 'sent').length, 7);
    for (const delivery of outcomes) {
      if (delivery.outcome !== 'sent') assert.deepEqual(delivery, retry('throttled', 1000));
    }
  });

  it('calls a fault of its own dead, not a broken connection', async () => {
    const round: Record<string, unknown> = { type: 'AdaptiveCard', version: '1.5' };
    round.body = [round];
    assert.deepEqual(await sender.send(to, round, 'x'), { outcome: 'dead', reason: 'unexpected' });
  });

  it('looks up who somebody is', async () => {
    const mail = 'a.devries@zwolle.nl';
    assert.deepEqual(await sender.lookupMember(to), { name: 'Anna de Vries', mail, userPrincipalName: mail });
    assert.equal(await sender.lookupMember({ ...to, userId: '29:nobody' }), null);
  });

  it('asks for one token for many messages at once, and tells a refused one from a token service out of reach', async () => {
    const { adapter, tokens } = adapterWithTokens();
    const signed = createTeamsSender({
      adapter,
      appId: 'app',
      timeoutMs: TIMEOUT_MS,
      allowLocalhost: true,
      now: () => NOW,
    });

    const all = await Promise.all(Array.from({ length: 20 }, () => signed.send(to, card('x'), 'x')));
    assert.ok(all.every((delivery) => delivery.outcome === 'sent'));
    assert.equal(tokens.asked, 1);

    tokens.error = Object.assign(new Error('AADSTS7000215'), { name: 'ServerError', errorCode: 'invalid_client' });
    assert.deepEqual(await signed.send(to, card('x'), 'x'), retry('unauthorized', 300_000, 'tenant'));
    tokens.error = Object.assign(new Error('no network'), { name: 'ClientAuthError', errorCode: 'network_error' });
    assert.deepEqual(await signed.send(to, card('x'), 'x'), retry('network'));
    assert.equal(tokens.asked, 3);
  });

  it('asks for a token again after the token service was silent', async () => {
    const { adapter, tokens } = adapterWithTokens();
    const signed = createTeamsSender({ adapter, appId: 'app', timeoutMs: 50, allowLocalhost: true, now: () => NOW });
    tokens.silent = true;
    assert.deepEqual(await signed.send(to, card('x'), 'x'), retry('timeout'));
    tokens.silent = false;
    await sentId(signed.send(to, card('x'), 'x'));
    assert.equal(tokens.asked, 2);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isComposeName, readComposeCall } from '../../bot/incoming/compose-call.js';
import { readIncoming } from '../../bot/incoming/incoming.js';
import { sightingOf } from '../../bot/incoming/sighting.js';
import { SHARED_VERBS } from '../../bot/turns/shared-actions.js';
import { dilemmaIdIn } from '../../bot/views/dilemma-url.js';
import { type ActivityFacts, invokeOf } from '../support/activities.js';

const QUERY = 'composeExtension/query';
const OPEN = 'composeExtension/fetchTask';
const SEND = 'composeExtension/submitAction';

describe('what the compose box asks', () => {
  it('is a command with what was typed, and which part of the hits', () => {
    const value = {
      commandId: 'dilemmas',
      parameters: [{ name: 'query', value: 'wonen' }],
      queryOptions: { skip: 25, count: 25 },
    };
    const call = { kind: 'query', command: 'dilemmas', text: 'wonen', page: { skip: 25, count: 25 } };
    assert.deepEqual(readComposeCall(QUERY, value), call);
  });

  it('is without a text at the first run', () => {
    const value = {
      commandId: 'dilemmas',
      parameters: [{ name: 'initialRun', value: 'true' }],
      queryOptions: { skip: 0, count: 5 },
    };
    assert.deepEqual(readComposeCall(QUERY, value), {
      kind: 'query',
      command: 'dilemmas',
      text: '',
      page: { skip: 0, count: 5 },
    });
  });

  it('never asks for more than 25 hits, or for less than none', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (skip, count) => {
        const call = readComposeCall(QUERY, { commandId: 'x', queryOptions: { skip, count } });
        assert.ok(call.kind === 'query');
        assert.ok(Number.isInteger(call.page.skip) && call.page.skip >= 0 && call.page.skip <= 10_000);
        assert.ok(Number.isInteger(call.page.count) && call.page.count >= 1 && call.page.count <= 25);
      }),
    );
  });

  it('is a form for a message, of which text and subject are read but not the author', () => {
    const messagePayload = {
      id: '1',
      subject: 'Overleg',
      from: { user: { displayName: 'Jan de Vries' } },
      body: { contentType: 'html', content: '<p>Hoi</p>' },
      attachments: [],
    };
    assert.deepEqual(readComposeCall(OPEN, { commandId: 'propose', commandContext: 'message', messagePayload }), {
      kind: 'openDialog',
      command: 'propose',
      message: { content: '<p>Hoi</p>', isPlain: false, subject: 'Overleg' },
    });
    for (const [contentType, isPlain] of [
      ['text', true],
      ['Text', true],
      ['html', false],
      [undefined, false],
      [7, false],
    ] as const) {
      const call = readComposeCall(OPEN, {
        commandId: 'propose',
        messagePayload: { body: { contentType, content: 'a<b' } },
      });
      assert.deepEqual(call.kind === 'openDialog' && call.message, { content: 'a<b', isPlain, subject: '' });
    }
  });

  it('is a form without a message in the compose box, and what was filled in when it is sent', () => {
    assert.deepEqual(readComposeCall(OPEN, { commandId: 'propose', commandContext: 'compose' }), {
      kind: 'openDialog',
      command: 'propose',
      message: null,
    });
    assert.deepEqual(readComposeCall(SEND, { commandId: 'propose', data: { title: 'x' } }), {
      kind: 'sendDialog',
      command: 'propose',
      data: { title: 'x' },
    });
  });

  it('is read whatever arrives', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (name, value) => {
        for (const one of [name, QUERY, 'composeExtension/queryLink', 'composeExtension/selectItem', OPEN, SEND]) {
          const call = readComposeCall(one, value);
          assert.ok(['query', 'selectItem', 'link', 'openDialog', 'sendDialog', 'unknown'].includes(call.kind));
          if (call.kind === 'openDialog') assert.ok((call.message?.content.length ?? 0) <= 100_000);
          if (call.kind === 'query') assert.ok(call.text.length <= 200 && call.command.length <= 100);
        }
      }),
    );
    assert.equal(isComposeName('composeExtension/query'), true);
    for (const name of ['adaptiveCard/action', '', undefined, 5]) assert.equal(isComposeName(name), false);
  });
});

describe('the address of a person', () => {
  const FACTS: ActivityFacts = {
    ...{ id: 'a1', now: new Date('2026-11-23T08:00:00Z'), serviceUrl: 'https://smba.trafficmanager.net/emea/' },
    ...{ botAppId: 'app', tenantId: 't', conversationId: 'a:1', conversationType: 'personal', userId: '29:anna' },
    ...{ userName: 'Anna', objectId: 'o', locale: 'nl-NL' },
  };
  const ACTION = { action: { type: 'Action.Execute', verb: 'shared.view', data: {} }, trigger: 'manual' };

  function sighting(name: string, value: unknown, facts: ActivityFacts = FACTS, fields: Record<string, unknown> = {}) {
    const reading = readIncoming(invokeOf(facts, name, value, fields));
    assert.ok(reading.kind === 'incoming');
    return { scope: reading.incoming.scope, seen: sightingOf(reading.incoming, FACTS.now) };
  }

  it('comes from a click in the personal chat', () => {
    assert.equal(sighting('adaptiveCard/action', ACTION).seen.address?.conversationId, 'a:1');
  });

  it('never comes from the compose box, wherever that is', () => {
    const { seen } = sighting(QUERY, { commandId: 'dilemmas' });
    assert.deepEqual([seen.address, seen.activityId], [undefined, undefined]);
  });

  it('never comes from a chat of two people, which Teams calls personal or nothing', () => {
    const between = { ...FACTS, conversationId: '19:o_p@unq.gbl.spaces' };
    for (const fields of [{}, { conversation: { id: between.conversationId, tenantId: 't' } }]) {
      const { scope, seen } = sighting('adaptiveCard/action', ACTION, between, fields);
      assert.equal(scope, 'groupChat');
      assert.equal(seen.address, undefined);
    }
  });
});

describe('the buttons that work where others read along', () => {
  it('are these two and no other', () => {
    assert.deepEqual(SHARED_VERBS, ['shared.view', 'shared.vote']);
  });
});

describe('a link of ours', () => {
  const BASE = 'https://spagaat.example';
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['https://spagaat.example/d/plan-of-the-street', BASE, 'plan-of-the-street'],
    ['https://spagaat.example/d/plan-of-the-street/?x=1#y', BASE, 'plan-of-the-street'],
    ['https://SPAGAAT.example/d/plan-of-the-street', BASE, 'plan-of-the-street'],
    ['https://spagaat.example/app/d/x1', `${BASE}/app`, 'x1'],
    ['https://spagaat.example/d/x1', `${BASE}/app`, null],
    ['http://spagaat.example/d/x1', BASE, null],
    ['https://spagaat.example:8443/d/x1', BASE, null],
    ['https://spagaat.example.evil.example/d/x1', BASE, null],
    ['https://evil.example/d/x1#https://spagaat.example/d/x1', BASE, null],
    ['https://spagaat.example@evil.example/d/x1', BASE, null],
    ['https://spagaat.example/d/', BASE, null],
    ['https://spagaat.example/d/x1/more', BASE, null],
    ['https://spagaat.example/d/X1', BASE, null],
    ['https://spagaat.example/d/../my-data/x', BASE, null],
    ['javascript:alert(1)', BASE, null],
    ['', BASE, null],
  ];
  for (const [url, base, id] of cases) it(`${url} on ${base} is ${id}`, () => assert.equal(dilemmaIdIn(url, base), id));
});

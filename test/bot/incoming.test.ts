import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasShapeOfActivity, type Incoming, type IncomingContent, readIncoming } from '../../bot/incoming/incoming.js';
import { readAction } from '../../cards/actions.js';
import { type ActivityFacts, activityOf, installationOf, invokeOf, messageOf } from '../support/activities.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const FACTS: ActivityFacts = {
  id: 'activity-1',
  now: NOW,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botAppId: 'app',
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  conversationId: 'a:1',
  conversationType: 'personal',
  userId: '29:anna',
  userName: 'Anna',
  objectId: 'bbbbbbbb-0000-4000-8000-000000000001',
  locale: 'nl-NL',
};

function incomingOf(activity: unknown): Incoming {
  const reading = readIncoming(activity);
  assert.equal(reading.kind, 'incoming', JSON.stringify(reading));
  return reading.incoming;
}

function faultOf(activity: unknown): string {
  const reading = readIncoming(activity);
  assert.equal(reading.kind, 'malformed');
  return reading.fault;
}

/** An activity with one member replaced, by its path such as `from.id`. */
function withMember(path: string, value: unknown, activity = messageOf(FACTS, 'hulp')): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...activity, [name]: value };
  return { ...activity, [name]: withMember(rest.join('.'), value, activity[name] as Record<string, unknown>) };
}

describe('readIncoming', () => {
  it('reads a message: who, where, when and what', () => {
    const { content, ...around } = incomingOf(messageOf(FACTS, 'doe mee'));
    assert.deepEqual(around, {
      person: { tenantId: FACTS.tenantId, objectId: FACTS.objectId },
      name: 'Anna',
      tenants: [FACTS.tenantId, FACTS.tenantId],
      locale: 'nl-NL',
      scope: 'personal',
      address: {
        channelId: 'msteams',
        serviceUrl: FACTS.serviceUrl,
        conversationId: 'a:1',
        tenantId: FACTS.tenantId,
        botId: '28:app',
        userId: '29:anna',
      },
      activityId: 'activity-1',
      channel: null,
      sentAt: NOW,
    });
    assert.ok(content.kind === 'message');
    assert.deepEqual([content.text, content.hasAttachment, content.value], ['doe mee', false, undefined]);
  });

  it('makes one person of ids in capitals and in small letters', () => {
    const shouting = { ...FACTS, tenantId: FACTS.tenantId.toUpperCase(), objectId: FACTS.objectId.toUpperCase() };
    assert.deepEqual(incomingOf(messageOf(shouting, 'hulp')).person, incomingOf(messageOf(FACTS, 'hulp')).person);
  });

  it('goes by the tenant of the channel data before that of the conversation', () => {
    const other = { tenantId: 'the-other', id: 'a:1' };
    assert.equal(incomingOf(withMember('conversation', other)).person.tenantId, FACTS.tenantId);
    const bare = withMember('channelData', undefined, withMember('conversation', other));
    assert.deepEqual([incomingOf(bare).person.tenantId, incomingOf(bare).address.tenantId], ['the-other', 'the-other']);
  });

  it('takes a person from nothing that a card or a text says', () => {
    const claim = { from: { aadObjectId: 'boss' }, aadObjectId: 'boss', tenantId: 'other', tenant: { id: 'other' } };
    const action = { type: 'Action.Execute', verb: 'vote.cast', data: claim };
    for (const activity of [
      invokeOf(FACTS, 'adaptiveCard/action', { action, ...claim }),
      { ...messageOf(FACTS, 'hulp'), value: claim, entities: [claim], tenantId: 'other', aadObjectId: 'boss' },
    ])
      assert.deepEqual(incomingOf(activity).person, { tenantId: FACTS.tenantId, objectId: FACTS.objectId });
  });

  const scopes: readonly [string, Record<string, unknown>, Incoming['scope']][] = [
    ['personal', { conversationType: 'personal' }, 'personal'],
    ['a group', { conversationType: 'groupChat', isGroup: true }, 'groupChat'],
    ['a channel', { conversationType: 'channel', isGroup: true }, 'channel'],
    ['a group without a type', { isGroup: true }, 'groupChat'],
    ['a group of an unknown type', { conversationType: 'meeting', isGroup: true }, 'groupChat'],
    ['nothing said', {}, 'personal'],
  ];
  for (const [title, fields, expected] of scopes) {
    it(`takes ${title} for ${expected}`, () => {
      assert.equal(incomingOf(withMember('conversation', { id: 'a:1', ...fields })).scope, expected);
    });
  }

  describe('refuses', () => {
    const LONG = 'x'.repeat(501);
    const rows: readonly [path: string, values: readonly unknown[]][] = [
      ['type', [undefined, null, 7, {}, 'x'.repeat(101)]],
      ['channelId', [undefined, null, 7, '', LONG]],
      ['serviceUrl', [undefined, null, 7, '', { $gt: '' }, LONG]],
      ['from', [undefined, null, 'anna', []]],
      ['from.id', [undefined, null, 7, '', LONG]],
      ['from.aadObjectId', [undefined, null, '', { $gt: '' }, ['a'], LONG]],
      ['recipient', [undefined, null, 'bot']],
      ['recipient.id', [undefined, '', { $ne: null }]],
      ['conversation', [undefined, null, 'a:1', []]],
      ['conversation.id', [undefined, null, 7, '', LONG]],
    ];
    for (const [path, values] of rows) {
      for (const value of values) {
        const shown = String(JSON.stringify(value));
        it(`${path} ${shown.length > 40 ? `of ${shown.length} characters` : shown}, and names it`, () => {
          assert.match(faultOf(withMember(path, value)), new RegExp(`(^| )${path.replace('.', '\\.')}( |\\.|$)`));
        });
      }
    }

    it('an activity of no tenant', () => {
      const bare = withMember('channelData', undefined, withMember('conversation', { id: 'a:1' }));
      assert.equal(faultOf(bare), 'tenant');
      assert.equal(faultOf({ ...bare, channelData: { tenant: { id: { $gt: '' } } } }), 'tenant');
    });

    it('what is no object, and never tells what stood in it', () => {
      for (const nothing of [undefined, null, 7, 'hulp', [], true]) assert.equal(faultOf(nothing), 'activity');
      const secret = withMember('from.aadObjectId', { geheim: 'geheim' }, messageOf(FACTS, 'geheim'));
      assert.doesNotMatch(faultOf(secret), /geheim/);
    });
  });

  it('reads on when something is wrong that is not needed', () => {
    const hostile = { $gt: '' };
    const activity = {
      ...messageOf(FACTS, 'hulp'),
      id: hostile,
      timestamp: hostile,
      locale: 'x'.repeat(36),
      from: { id: '29:anna', aadObjectId: FACTS.objectId, name: 7 },
      conversation: { id: 'a:1', conversationType: hostile, isGroup: 'yes', tenantId: hostile },
    };
    const { activityId, sentAt, locale, name, scope } = incomingOf(activity);
    assert.deepEqual(
      [activityId, sentAt, locale, name, scope],
      [undefined, undefined, undefined, undefined, 'personal'],
    );
  });

  it('has no moment for a time that is none, and the moment for a time with a zone or a date', () => {
    assert.equal(incomingOf(withMember('timestamp', 'yesterday')).sentAt, undefined);
    assert.deepEqual(incomingOf(withMember('timestamp', '2026-11-23T09:00:00+01:00')).sentAt, NOW);
    assert.deepEqual(incomingOf(withMember('timestamp', NOW)).sentAt, NOW);
  });

  describe('reads what is wanted:', () => {
    const action = (value: unknown) => invokeOf(FACTS, 'adaptiveCard/action', value);
    const search = (more: Record<string, unknown>) =>
      invokeOf(FACTS, 'application/search', { dataset: 'municipalities', queryText: 'ut', ...more });
    const found = (limit: number): IncomingContent => ({
      kind: 'search',
      dataset: 'municipalities',
      query: 'ut',
      limit,
    });
    const rows: readonly [string, unknown, IncomingContent][] = [
      [
        'a click',
        action({ action: { verb: 'a.b', data: { v: 1 } }, trigger: 'manual' }),
        { kind: 'action', verb: 'a.b', data: { v: 1 }, automatic: false },
      ],
      [
        'a card that came into view',
        action({ action: { verb: 'a.b' }, trigger: 'automatic' }),
        { kind: 'action', verb: 'a.b', data: undefined, automatic: true },
      ],
      [
        'a click on nothing',
        action({ action: 'a.b', trigger: { $ne: '' } }),
        { kind: 'action', verb: undefined, data: undefined, automatic: false },
      ],
      ['a click without a value', action(null), { kind: 'unknownInvoke' }],
      ['a click with a list', action([{ verb: 'a.b' }]), { kind: 'unknownInvoke' }],
      ['a search', search({ queryOptions: { skip: 0, top: 5 } }), found(5)],
      ['a search without a number', search({}), found(15)],
      ['a search for half a row', search({ queryOptions: { top: 2.5 } }), found(2)],
      ['a search for too many', search({ queryOptions: { top: 26 } }), found(15)],
      ['a search for none', search({ queryOptions: { top: 0 } }), found(15)],
      ['a search for a text', search({ queryOptions: { top: '5' } }), found(15)],
      ['a search for something else than words', search({ queryText: { $gt: '' } }), { kind: 'unknownInvoke' }],
      ['an invoke of another kind', invokeOf(FACTS, 'task/fetch', {}), { kind: 'unknownInvoke' }],
      ['an invoke without a name', { ...action({ action: {} }), name: 7 }, { kind: 'unknownInvoke' }],
      ['an installation', installationOf(FACTS, 'add'), { kind: 'installed' }],
      ['a removal', installationOf(FACTS, 'remove'), { kind: 'uninstalled' }],
      ['the end of an upgrade', { ...installationOf(FACTS, 'add'), action: 'add-upgrade' }, { kind: 'ignored' }],
      ['the start of an upgrade', { ...installationOf(FACTS, 'add'), action: 'remove-upgrade' }, { kind: 'ignored' }],
      ['an installation of no kind', activityOf('installationUpdate', FACTS), { kind: 'ignored' }],
      ['typing', activityOf('typing', FACTS), { kind: 'ignored' }],
      ['a kind that does not exist', activityOf('constructor', FACTS), { kind: 'ignored' }],
    ];
    for (const [title, activity, expected] of rows) {
      it(title, () => assert.deepEqual(incomingOf(activity).content, expected));
    }

    it('a search of at most a hundred characters', () => {
      const { content } = incomingOf(search({ queryText: 'u'.repeat(5_000) }));
      assert.ok(content.kind === 'search');
      assert.equal(content.query.length, 100);
    });

    it('a text of at most 30,000 characters, and no text where there is none', () => {
      const textOf = (text: unknown) => {
        const { content } = incomingOf(withMember('text', text));
        return content.kind === 'message' ? content.text : content.kind;
      };
      assert.equal(textOf('x'.repeat(200_000)).length, 30_000);
      for (const nothing of [undefined, null, 7, {}, ['hulp']]) assert.equal(textOf(nothing), '');
    });

    it('a file, which the HTML of the text is not', () => {
      const html = { contentType: 'text/html', content: '<p>hulp</p>' };
      const file = { contentType: 'application/vnd.microsoft.teams.file.download.info' };
      const rowsOfFiles: readonly [unknown, boolean][] = [
        [undefined, false],
        ['file', false],
        [[], false],
        [[html], false],
        [[null, 'file', html], false],
        [[html, file], true],
        [[{}], true],
      ];
      for (const [attachments, expected] of rowsOfFiles) {
        const { content } = incomingOf(withMember('attachments', attachments));
        assert.equal(content.kind === 'message' && content.hasAttachment, expected, JSON.stringify(attachments));
      }
    });
  });

  describe('never throws', () => {
    const anything = fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, withMap: true });

    it('on something whose length cannot be a number', () => {
      const odd: unknown = JSON.parse('{"length":{"toString":1,"valueOf":1}}');
      assert.deepEqual(readIncoming(withMember('type', odd)), { kind: 'malformed', fault: 'activity' });
      assert.equal(hasShapeOfActivity(withMember('type', odd)), false);
      assert.equal(readAction('ballot.show', { v: 1, round: odd }).kind, 'unreadable');
    });

    it('whatever arrives', () => {
      fc.assert(
        fc.property(anything, (activity) => {
          readIncoming(activity);
          assert.equal(typeof hasShapeOfActivity(activity), 'boolean');
        }),
      );
    });

    it('whatever stands in one place of a right activity, and then gives ids that are texts', () => {
      const right = [
        messageOf(FACTS, 'hulp'),
        invokeOf(FACTS, 'adaptiveCard/action', { action: {} }),
        invokeOf(FACTS, 'application/search', { queryOptions: {} }),
        installationOf(FACTS, 'add'),
      ];
      const paths = [...Object.keys({ ...right[0], name: 0, value: 0, action: 0 }), 'from.id', 'from.aadObjectId'];
      const deep = ['from.name', 'recipient.id', 'conversation.id', 'conversation.tenantId', 'channelData.tenant'];
      fc.assert(
        fc.property(
          fc.constantFrom(...right),
          fc.constantFrom(...paths, ...deep),
          anything,
          (activity, path, value) => {
            const reading = readIncoming(withMember(path, value, activity));
            if (reading.kind === 'malformed') return assert.ok(reading.fault.length > 0);
            assert.ok(reading.kind === 'incoming');
            const { person, address } = reading.incoming;
            for (const one of [...Object.values(person), ...Object.values(address)])
              assert.ok(typeof one === 'string' && one.length > 0);
          },
        ),
        { numRuns: 500 },
      );
    });
  });
});

describe('hasShapeOfActivity', () => {
  it('lets through what the SDK can be given', () => {
    assert.ok(hasShapeOfActivity(messageOf(FACTS, 'hulp')));
    assert.ok(hasShapeOfActivity({ type: 'message' }));
  });

  for (const body of [null, [], 'message', {}, { type: '' }, { type: 7 }]) {
    it(`refuses ${JSON.stringify(body)}`, () => assert.equal(hasShapeOfActivity(body), false));
  }

  for (const name of ['serviceUrl', 'channelId', 'from', 'recipient', 'conversation']) {
    it(`refuses a ${name} of another kind`, () => {
      for (const wrong of [7, null, true]) assert.equal(hasShapeOfActivity({ type: 'message', [name]: wrong }), false);
    });
  }
});

import assert from 'node:assert/strict';
import { channelOf, postRepliedTo } from '../../bot/incoming/incoming-channel.js';
import { readTeamEvent } from '../../bot/incoming/team-events.js';

const TENANT = '0AA00000-0000-4000-8000-000000000001';
const TEAM = '19:team@thread.tacv2';
const CHANNEL = '19:channel@thread.tacv2';
const BOT = '28:bot';

function update(fields: Record<string, unknown> = {}, channelData: Record<string, unknown> = {}): object {
  return {
    type: 'conversationUpdate',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:x' },
    recipient: { id: BOT },
    conversation: { id: CHANNEL, isGroup: true, conversationType: 'channel', tenantId: TENANT },
    channelData: { team: { id: TEAM, name: 'Ruimte' }, tenant: { id: TENANT }, ...channelData },
    ...fields,
  };
}

describe('what Teams tells about a team', () => {
  const kinds: readonly (readonly [string, string])[] = [
    ['channelCreated', 'seen'],
    ['channelRenamed', 'seen'],
    ['channelRestored', 'restored'],
    ['channelDeleted', 'channelGone'],
    ['teamRenamed', 'renamed'],
    ['teamArchived', 'removed'],
    ['teamDeleted', 'removed'],
    ['teamUnarchived', 'added'],
  ];
  for (const [eventType, kind] of kinds) {
    it(`knows ${eventType}`, () => {
      const found = readTeamEvent(update({}, { eventType, channel: { id: CHANNEL, name: 'Nieuws' } }));
      assert.equal(found?.event.kind, kind);
      assert.equal(found?.isAll, true);
      assert.equal(found?.tenantId, TENANT.toLowerCase());
    });
  }

  it('knows that the app is added and removed, also with an answer to give', () => {
    const added = readTeamEvent(update({ type: 'installationUpdate', action: 'add' }));
    assert.deepEqual([added?.event.kind, added?.isAll], ['added', false]);
    assert.equal(readTeamEvent(update({ membersAdded: [{ id: '29:y' }, { id: BOT }] }))?.event.kind, 'added');
    assert.equal(readTeamEvent(update({ membersRemoved: [{ id: BOT }] }))?.event.kind, 'removed');
    assert.equal(readTeamEvent(update({ type: 'installationUpdate', action: 'remove' }))?.event.kind, 'removed');
  });

  it('leaves alone what is about no team, about others, or no activity at all', () => {
    assert.equal(readTeamEvent(update({ membersAdded: [{ id: '29:y' }] }, { eventType: 'teamMemberAdded' })), null);
    assert.equal(readTeamEvent(update({ type: 'message' })), null);
    assert.equal(readTeamEvent(update({}, { eventType: 'teamRenamed', team: { id: TEAM } })), null);
    assert.equal(readTeamEvent(update({ channelData: { tenant: { id: TENANT } } })), null);
    for (const nothing of [null, undefined, 'x', 4, [], {}, { type: 'conversationUpdate', channelData: 'x' }]) {
      assert.equal(readTeamEvent(nothing), null);
    }
  });

  it('takes the channel of the activity, else the one that was chosen, else the first of the team', () => {
    const named = channelOf(update({}, { channel: { id: `${CHANNEL};messageid=12`, name: 'Nieuws' } }));
    assert.deepEqual([named?.channelId, named?.name, named?.teamName], [CHANNEL, 'Nieuws', 'Ruimte']);
    assert.equal(named?.address.conversationId, CHANNEL);
    assert.equal(channelOf(update({}, { settings: { selectedChannel: { id: CHANNEL } } }))?.channelId, CHANNEL);
    assert.equal(channelOf(update())?.channelId, TEAM);
  });
});

describe('a message in a channel', () => {
  const message = (id: string, conversationId: string, replyToId?: string) => ({
    id,
    conversation: { id: conversationId },
    ...(replyToId === undefined ? {} : { replyToId }),
  });

  it('answers the post whose id stands behind that of the channel', () => {
    assert.equal(postRepliedTo(message('17', `${CHANNEL};messageid=12`)), '12');
    assert.equal(postRepliedTo(message('17', `${CHANNEL};messageid=12`, '15')), '12');
    assert.equal(postRepliedTo(message('17', CHANNEL, '12')), '12');
  });

  it('answers none when it begins a conversation itself', () => {
    assert.equal(postRepliedTo(message('12', `${CHANNEL};messageid=12`)), null);
    assert.equal(postRepliedTo(message('12', CHANNEL)), null);
    assert.equal(postRepliedTo(message('12', CHANNEL, '')), null);
    assert.equal(postRepliedTo({ id: '12' }), null);
  });
});

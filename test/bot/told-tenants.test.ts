import assert from 'node:assert/strict';
import { toldTenants } from '../../bot/incoming/told-tenants.js';

const places = (channelData?: string, conversation?: string, from?: string) => ({
  channelData: channelData === undefined ? {} : { tenant: { id: channelData } },
  conversation: { tenantId: conversation },
  from: { tenantId: from },
});

describe('the tenants that an activity tells', () => {
  it('are one in a chat of the person alone, whatever the case of its letters', () => {
    assert.deepEqual(toldTenants(places('A', 'a', 'A'), false), { place: 'a', own: 'a', judged: ['a', 'a'] });
    assert.deepEqual(toldTenants(places(undefined, 'A'), false), { place: 'a', own: 'a', judged: ['a'] });
  });

  it('are those of the person where others read along and Teams tells it, else that of the place', () => {
    assert.deepEqual(toldTenants(places('a', 'a', 'B'), true), { place: 'a', own: 'b', judged: ['b'] });
    assert.deepEqual(toldTenants(places('a', 'b'), true), { place: 'a', own: 'a', judged: ['a', 'b'] });
  });

  it('are those of the place in a chat of the person alone, where a guest speaks as a member of it', () => {
    assert.deepEqual(toldTenants(places('a', 'b', 'c'), false), { place: 'a', own: 'a', judged: ['a', 'b'] });
  });

  it('are none when no place is told', () => {
    assert.equal(toldTenants(places(undefined, undefined, 'a'), true), null);
  });
});

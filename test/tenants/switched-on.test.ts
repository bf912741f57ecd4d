import assert from 'node:assert/strict';
import { createSwitchedOn } from '../../src/tenants/switched-on.js';
import type { Tenant } from '../../src/tenants/tenant.js';

describe('the tenants that are switched on', () => {
  const stored: Tenant[] = [];
  const tenants = { all: async () => stored };
  const owners = new Set(['T:1', 'U:1', 'V:1']);

  it('are those of the settings and those that an owner chose, in one set that changes', async () => {
    const on = createSwitchedOn({ floor: new Set(['T']), owners, tenants });
    const { tenants: ids } = on;
    assert.deepEqual([...ids], ['T']);
    stored.splice(0, stored.length, { id: 'U', choice: 'on' }, { id: 'V', choice: 'off' }, { id: 'T', choice: 'off' });
    assert.equal(on.has('U'), false, 'nobody looked yet');
    await on.refresh();
    assert.deepEqual([...ids].sort(), ['T', 'U']);
    assert.deepEqual([...on.owners].sort(), ['T:1', 'U:1']);
    stored.splice(0);
    await on.refresh();
    assert.deepEqual([[...ids], [...on.owners]], [['T'], ['T:1']]);
  });

  it('are all of them where the settings name none, and the database is not asked', async () => {
    const none = () => Promise.reject(new Error('nobody asks'));
    const on = createSwitchedOn({ floor: new Set(), owners, tenants: { all: none } });
    await on.refresh();
    assert.deepEqual([on.tenants.size, on.has('W'), on.owners.size], [0, true, 3]);
  });
});

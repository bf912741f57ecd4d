import assert from 'node:assert/strict';
import { createTabLink, TAB_ENTITY } from '../../bot/teams-links.js';
import template from '../../manifest/manifest.json' with { type: 'json' };

const APP_ID = '1b2c3d4e-0000-4000-8000-000000000001';

describe('a link to the tab', () => {
  it('names the app, the tab of the package and the place in it', () => {
    const link = new URL(createTabLink(APP_ID, 'https://spagaat.example.nl')('match/main-7:0-a:3'));
    assert.equal(`${link.origin}${link.pathname}`, `https://teams.microsoft.com/l/entity/${APP_ID}/${TAB_ENTITY}`);
    assert.deepEqual(JSON.parse(link.searchParams.get('context') ?? ''), { subEntityId: 'match/main-7:0-a:3' });
    assert.deepEqual(
      template.staticTabs.map(({ entityId }) => entityId),
      [TAB_ENTITY],
    );
  });

  it('opens the page itself for a bot without an id', () => {
    assert.equal(createTabLink('', 'http://localhost:3978')('desk/season'), 'http://localhost:3978/tab#desk/season');
  });
});

import assert from 'node:assert/strict';
import template from '../manifest/manifest.json' with { type: 'json' };
import { botChatLink, chatLink, createTabLink, meetingLink, TAB_ENTITY } from '../src/teams-links.js';

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

  it('carry the id that the app has in the catalogue of the tenant, and the page for a client that cannot show the tab', () => {
    const tabUrl = createTabLink(APP_ID, 'https://spagaat.example.nl', (tenantId) =>
      tenantId === 't1' ? 'catalogue-id' : undefined,
    );
    assert.match(tabUrl('week', 't1'), /\/l\/entity\/catalogue-id\//);
    for (const link of [tabUrl('week'), tabUrl('week', 't2')]) assert.ok(link.includes(`/l/entity/${APP_ID}/`));
    assert.equal(new URL(tabUrl('week', 't1')).searchParams.get('webUrl'), 'https://spagaat.example.nl/tab#week');
  });
});

describe('a link to people', () => {
  const two = ['anna@example.nl', 'bram@example.nl'];

  it('opens a chat with a first message, and a topic only where there are more than two', () => {
    const pair = new URL(chatLink({ users: two.slice(0, 1), topic: 'Spagaat', message: 'Hallo, 1 + 1 & meer' }));
    assert.deepEqual(
      [...pair.searchParams],
      [
        ['users', 'anna@example.nl'],
        ['message', 'Hallo, 1 + 1 & meer'],
      ],
    );
    const trio = new URL(chatLink({ users: two, topic: 'Spagaat', message: 'Hallo' }));
    assert.equal(trio.searchParams.get('topicName'), 'Spagaat');
    assert.equal(trio.searchParams.get('users'), two.join(','));
  });

  it('writes a blank as Teams reads it: it shows a plus as a plus', () => {
    const link = meetingLink({ users: two, topic: 'Een kop koffie', message: 'Hallo allemaal' });
    assert.ok(!link.includes('+') && link.includes('Een%20kop%20koffie'), link);
  });
});

describe('a link to a chat with the bot', () => {
  it('names the bot as Microsoft does and types the words, with nothing sent; there is none for a bot without an id', () => {
    const link = botChatLink(APP_ID, 'doe mee A2B3C4D5') ?? assert.fail();
    assert.equal(link, `https://teams.microsoft.com/l/chat/0/0?users=28:${APP_ID}&message=doe%20mee%20A2B3C4D5`);
    assert.equal(botChatLink('', 'doe mee'), null);
  });
});

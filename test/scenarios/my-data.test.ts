import assert from 'node:assert/strict';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, reads, votes } from '../support/scenario.js';
import type { TestApp } from '../support/test-app.js';

/** The link on a new card with one's own data, at the address of the process under test. */
async function newLink(t: TestApp, person: Person): Promise<string> {
  const [card] = (await person.says('mijn gegevens')).replies;
  assert.ok(card);
  const link = new URL(person.link(card, sentence('myData.download')));
  return `${t.url}${link.pathname}`;
}

const download = (link: string) => fetch(link, { method: 'POST' });

describe('scenario: my data', () => {
  it('are told on a card, with the people who see them', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna de Vries', { municipality: 'Leiden' });
      const [card] = (await anna.says('mijn gegevens')).replies;
      assert.ok(card);
      const text = reads(card);
      for (const word of ['Anna de Vries', 'Leiden', 'Beleidsmedewerker', sentence('dataRows.nl'), idOf(anna)]) {
        assert.ok(text.includes(word), word);
      }
      assert.match(text, says('myData.link', { count: 10 }));
    }));

  it('can be looked at before they are downloaded, and are downloaded once, with the own vote of the open round', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna de Vries', { municipality: 'Leiden' });
      const bram = await t.joins('Bram');
      await t.advance('1h');
      await votes(anna, 'b', { reason: 'Dit is van Anna' });
      await votes(bram, 'c', { reason: 'Dit is van Bram' });
      const link = await newLink(t, anna);
      for (const _ of [1, 2, 3]) {
        const page = await fetch(link);
        assert.equal(page.status, 200);
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
        assert.doesNotMatch(await page.text(), /Anna|Leiden/);
      }
      const file = await download(link);
      assert.equal(file.status, 200);
      assert.match(file.headers.get('content-disposition') ?? '', /attachment/);
      const text = await file.text();
      const data = JSON.parse(text);
      assert.equal(data.participant.name, 'Anna de Vries');
      assert.equal(data.participant.municipality, 'GM0546');
      assert.equal(data.participant.address.conversationId, anna.conversation.id);
      assert.deepEqual(
        data.votes.map(({ option, reason }: Record<string, unknown>) => [option, reason]),
        [['b', 'Dit is van Anna']],
      );
      assert.deepEqual(
        data.messages.map(({ kind }: Record<string, unknown>) => kind),
        ['ballot'],
      );
      assert.doesNotMatch(text, /Bram/);
      assert.equal((await download(link)).status, 410);
      assert.equal((await fetch(link)).status, 410);
    }));

  it('leave nothing out that is kept under the id of the person', () =>
    play(async ({ t, everything }) => {
      const anna = await t.joins('Anna');
      await t.advance('1h');
      const text = await (await download(await newLink(t, anna))).text();
      const data = JSON.parse(text);
      const stored = (await everything()).filter(({ document }) =>
        JSON.stringify(document).includes(anna.facts.objectId),
      );
      assert.deepEqual(new Set(stored.map(({ collection }) => collection)), new Set(['participants', 'outbox']));
      const profile = stored.find(({ collection }) => collection === 'participants')?.document ?? {};
      // `v` is the shape of the document; `recent` the last activity ids, kept to recognise a repeat.
      const known = new Set(['_id', 'v', 'recent', ...Object.keys(data.participant)]);
      assert.deepEqual(
        Object.keys(profile).filter((field) => !known.has(field)),
        [],
      );
    }));

  it('are no longer behind a link after ten minutes, after a newer link, or with another token', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const old = await newLink(t, anna);
      const fresh = await newLink(t, anna);
      assert.equal((await download(old)).status, 410);
      assert.equal((await download(`${fresh}x`)).status, 410);
      assert.equal((await download(`${t.url}/my-data/${encodeURIComponent('{"$gt":""}')}`)).status, 410);
      t.clock.advance('10m');
      assert.equal((await fetch(fresh)).status, 410);
      assert.equal((await download(fresh)).status, 410);
    }));

  it('go to one of two who use the link at the same moment', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna');
      const link = await newLink(t, anna);
      const answers = await Promise.all([1, 2, 3, 4].map(() => download(link)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410, 410, 410]);
    }));
});

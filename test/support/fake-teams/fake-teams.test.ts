import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawActivity } from '../activities.js';
import { FakeTeams } from '../fake-teams.js';
import { isJson } from './card-parts.js';
import type { Person } from './person.js';

/** A form with every kind of input, a button of each kind, and one inside a ShowCard. */
const FORM = {
  type: 'AdaptiveCard',
  version: '1.5',
  refresh: { action: { type: 'Action.Execute', verb: 'ververs', data: { ronde: 'R1' } } },
  body: [
    { type: 'Input.Text', id: 'reden', isRequired: true, errorMessage: 'Vul iets in', maxLength: 10 },
    {
      type: 'Input.ChoiceSet',
      id: 'opgaven',
      isMultiSelect: true,
      choices: [
        { title: 'Wmo', value: 'wmo' },
        { title: 'Jeugd', value: 'jeugd' },
      ],
    },
    { type: 'Input.Number', id: 'zeker', min: 1, max: 5 },
    { type: 'Input.Toggle', id: 'praat', title: 'Wil praten', value: 'true' },
    {
      type: 'Container',
      items: [],
      selectAction: {
        type: 'Action.Execute',
        verb: 'kies',
        title: 'Kies A',
        data: { keuze: 'a' },
        associatedInputs: 'none',
      },
    },
    {
      type: 'Container',
      items: [],
      selectAction: {
        type: 'Action.Execute',
        verb: 'kies',
        title: 'Kies B',
        data: { keuze: 'b' },
        associatedInputs: 'none',
      },
    },
    { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Stem', verb: 'stem', data: { ronde: 'R1' } }] },
  ],
  actions: [
    { type: 'Action.OpenUrl', title: 'Lees', url: 'https://example.nl/' },
    {
      type: 'Action.ShowCard',
      title: 'Meer',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'binnen' }],
        actions: [{ type: 'Action.Execute', title: 'Klaar', verb: 'klaar' }],
      },
    },
  ],
};

describe('fake Teams', () => {
  let teams: FakeTeams;
  let bot: Server;
  let anna: Person;
  let heard: RawActivity[];

  beforeEach(async () => {
    heard = [];
    teams = await FakeTeams.start();
    bot = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const activity: RawActivity = JSON.parse(Buffer.concat(chunks).toString());
      heard.push(activity);
      if (activity.type === 'message') await write('POST', activity, FORM);
      const value = isJson(activity.value) ? activity.value : {};
      const card = {
        ...FORM,
        body: [{ type: 'TextBlock', text: `antwoord ${JSON.stringify(value.trigger)}` }],
        actions: [],
      };
      const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
      // Not chained: restify, once loaded, changes what `writeHead` of every server of the process gives back.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(activity.type === 'invoke' ? JSON.stringify(body) : '');
    });
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    teams.bot = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/api/messages`;
    anna = teams.person({ name: 'Anna de Vries', tenant: 't-zwolle' });
    await anna.installs();
  });

  afterEach(async () => {
    bot.closeAllConnections();
    bot.close();
    await teams.stop();
  });

  async function write(method: 'POST' | 'PUT', activity: RawActivity, card: object, messageId = ''): Promise<number> {
    const conversation = isJson(activity.conversation) ? String(activity.conversation.id) : '';
    const url = `${String(activity.serviceUrl)}v3/conversations/${encodeURIComponent(conversation)}/activities/${messageId}`;
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
    const sent = await fetch(url.replace(/\/$/, ''), {
      method,
      body: JSON.stringify({ type: 'message', attachments }),
    });
    await sent.text();
    return sent.status;
  }

  function lastData(): unknown {
    const value = heard.at(-1)?.value;
    return isJson(value) && isJson(value.action) ? value.action.data : undefined;
  }

  it('sends filled-in inputs as text with the data of the button, and leaves out what is empty', async () => {
    await anna.says('hallo');
    await anna.clicks(anna.lastCard(), 'Stem', { reden: 'omdat', opgaven: ['wmo', 'jeugd'], zeker: 4, praat: false });
    assert.deepEqual(lastData(), { ronde: 'R1', reden: 'omdat', opgaven: 'wmo,jeugd', zeker: '4', praat: 'false' });
    assert.equal(heard.at(-1)?.replyToId, anna.lastCard().id);
    assert.match(JSON.stringify(anna.lastCard().card), /antwoord .*manual/);
  });

  it('sends the inputs of the card around a ShowCard with a button inside it, and no inputs where the button wants none', async () => {
    await anna.says('hallo');
    const form = anna.lastCard();
    await anna.clicks(form, 'klaar', { reden: 'x', binnen: 'y' });
    assert.deepEqual(lastData(), { reden: 'x', praat: 'true', binnen: 'y' });
    await anna.clicks(form, { verb: 'kies', data: { keuze: 'b' } });
    assert.deepEqual(lastData(), { keuze: 'b' });
  });

  const refused: readonly (readonly [string, string, Record<string, string | number>, RegExp])[] = [
    ['a required input left empty', 'Stem', {}, /"reden" is required/],
    ['an input that is not there', 'Stem', { reden: 'x', nergens: 'y' }, /No input "nergens"/],
    ['a choice that is not offered', 'Stem', { reden: 'x', opgaven: 'zorg' }, /does not offer "zorg"/],
    ['a text that is too long', 'Stem', { reden: 'veel te lange tekst' }, /takes 10 characters/],
    ['a number out of range', 'Stem', { reden: 'x', zeker: 9 }, /"zeker" .*1 .*5/],
    ['a verb that two buttons have', 'kies', {}, /2 buttons/],
    ['a button that is not there', 'Weg', {}, /0 buttons/],
    ['a button that only opens a page', 'Lees', {}, /does not hear/],
  ];
  for (const [title, button, inputs, message] of refused) {
    it(`does not click with ${title}`, async () => {
      await anna.says('hallo');
      const before = heard.length;
      await assert.rejects(anna.clicks(anna.lastCard(), button, inputs), message);
      assert.equal(heard.length, before);
    });
  }

  it('shows the answer to a refresh to the one who asked, until the message is replaced for everybody', async () => {
    const bram = teams.person({ name: 'Bram', tenant: 't-zwolle' }).inGroup('overleg');
    const here = anna.inGroup('overleg');
    await here.installs();
    await here.says('hallo');
    await here.refreshes(here.lastCard());
    assert.match(JSON.stringify(here.lastCard().card), /antwoord .*automatic/);
    assert.deepEqual(bram.lastCard().card, FORM);
    const base = { type: 'AdaptiveCard', version: '1.5', body: [] };
    assert.equal(await write('PUT', heard.at(-1) ?? {}, base, here.lastCard().id), 200);
    assert.deepEqual([here.lastCard().card, bram.lastCard().card], [base, base]);
  });

  it('mentions the bot outside a personal chat and names the post in a channel', async () => {
    const channel = anna.inChannel('regio');
    await channel.installs();
    const said = await channel.says('hallo');
    assert.equal(heard.at(-1)?.text, '<at>Spagaat</at> hallo');
    assert.match(JSON.stringify(heard.at(-1)?.conversation), /@thread\.tacv2;messageid=\d+/);
    assert.equal(said.replies.length, 1);
  });

  it('delivers one activity several times with one id', async () => {
    teams.deliveries = 3;
    const before = heard.length;
    await anna.says('drie keer');
    assert.equal(new Set(heard.slice(before).map((activity) => activity.id)).size, 1);
    assert.equal(heard.length - before, 3);
  });

  it('refuses the bot where the app is not installed and what Teams does not take', async () => {
    await anna.says('hallo');
    const activity = heard.at(-1) ?? {};
    const old = { type: 'AdaptiveCard', body: [] };
    assert.equal(await write('POST', activity, old), 400);
    assert.equal(await write('POST', activity, { ...FORM, version: '1.6' }), 400);
    assert.equal(await write('POST', activity, { ...FORM, fill: 'x'.repeat(60_000) }), 413);
    assert.equal(await write('PUT', activity, FORM, '404'), 404);
    await anna.uninstalls();
    assert.equal(await write('POST', activity, FORM), 403);
    assert.equal(anna.inbox.length, 1);
  });

  it('fails for one person as often as told, and for nobody else', async () => {
    const bram = teams.person({ name: 'Bram', tenant: 't-zwolle' });
    await bram.installs();
    anna.fails({ how: 502, times: 1 });
    await Promise.all([anna.says('een'), bram.says('een')]);
    assert.deepEqual([anna.inbox.length, bram.inbox.length], [0, 1]);
    await anna.says('twee');
    assert.equal(anna.inbox.length, 1);
  });

  it('waits for a message and fails with the name of what did not come', async () => {
    const arrived = teams.until(() => anna.inbox.length === 1, 'Anna has a card');
    await anna.says('hallo');
    await arrived;
    await assert.rejects(
      teams.until(() => false, 'pigs fly', 10),
      /pigs fly/,
    );
  });
});

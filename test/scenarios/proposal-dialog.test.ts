import assert from 'node:assert/strict';
import { CARD_VERSION } from '../../cards/actions.js';
import { dialogIn, dialogLineIn } from '../support/compose.js';
import { findButton, inputsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import { filledIn, type Inputs } from '../support/fake-teams/fill-in.js';
import type { Person } from '../support/fake-teams/person.js';
import type { BotAnswer, Seat } from '../support/fake-teams/seat.js';
import { either, says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
const ENV = { FACILITATORS: `${TENANT}:${FACILITATOR}` };
const TITLE = 'De vergadering na de vergadering';
const STORY = 'Na afloop hoor ik op de gang iets anders dan in de vergadering.';
const HTML = `<div><p>Na afloop hoor ik op de <b>gang</b> iets anders &amp; dat is lastig.</p><p>Wat nu?</p></div>`;

/** A message as Teams hands it to an action command. */
const payload = (content: string, more: object = {}) => ({
  id: '1766000000000',
  messageType: 'message',
  createdDateTime: '2026-11-23T08:00:00Z',
  from: { user: { id: 'x', displayName: 'Kees Zender', userIdentityType: 'aadUser' } },
  body: { contentType: 'html', content },
  attachments: [],
  mentions: [],
  ...more,
});

const opens = (seat: Seat, messagePayload?: object): Promise<BotAnswer> =>
  seat.invokes('composeExtension/fetchTask', {
    commandId: 'propose',
    commandContext: messagePayload === undefined ? 'compose' : 'message',
    ...(messagePayload && { messagePayload }),
  });

/** Sends the form of a dialog as Teams does: the data of the button with the inputs. */
function sends(seat: Seat, { card }: Shown, inputs: Inputs): Promise<BotAnswer> {
  const data = filledIn(findButton(card, sentence('proposal.send')), inputs);
  return seat.invokes('composeExtension/submitAction', { commandId: 'propose', commandContext: 'message', data });
}

const typedIn = ({ card }: Shown, id: string) => inputsOf(card).find((input) => input.id === id)?.value;
/** Where the text of a form came from: said only when it came from a message. */
const ORIGINS = (['originWhole', 'originBeginning', 'originEmpty'] as const).map((key) => says(`proposal.${key}`));
const proposalsIn = async ({ storage }: Stage, person: Person) => storage.stores.proposals.allOf(idOf(person));

describe('scenario: a message in a chat is brought in as a dilemma', () => {
  it('opens a form with the text of the message, sends it once, and the facilitator and the sender hear of it', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna Aalders');
        const fien = await t.joins('Fien Begeleider', { objectId: FACILITATOR });
        const group = anna.inGroup('overleg');
        const form = dialogIn(await opens(group, payload(HTML, { subject: ' De <i>gang</i> ' })));
        assert.equal(typedIn(form, 'situation'), 'Na afloop hoor ik op de gang iets anders & dat is lastig.\nWat nu?');
        assert.equal(typedIn(form, 'title'), 'De gang');
        assert.match(reads(form), says('proposal.originWhole'));
        assert.doesNotMatch(JSON.stringify(form.card), /Kees|Action\.Execute/);
        assert.deepEqual(await proposalsIn(stage, anna), [], 'nothing is kept before it is sent');
        for (const _ of ['once', 'and again'])
          assert.match(reads(dialogIn(await sends(group, form, { title: TITLE }))), says('notices.proposalSent.title'));
        const [proposal, ...more] = await proposalsIn(stage, anna);
        assert.equal(proposal?.text.title, TITLE);
        assert.deepEqual(more, []);
        await t.settle();
        const review = fien.lastCard();
        assert.match(reads(review), /De vergadering na de vergadering/);
        await fien.clicks(review, { verb: 'proposal.decline' }, { reason: 'We hadden dit al.' });
        await t.settle();
        assert.match(reads(anna.lastCard()), /We hadden dit al\./);
      },
      { env: ENV },
    ));

  it('marks what may be personal in the message before anything is sent, and again in what is sent', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna Aalders');
      const form = dialogIn(await opens(anna, payload('<p>Jan de Vries belde op 06-12345678.</p>')));
      assert.match(reads(form), says('proposal.kindName'));
      assert.match(reads(form), says('proposal.kindPhone'));
      const again = dialogIn(await sends(anna, form, { title: TITLE }));
      assert.match(reads(again), says('proposal.notPersonalLabel'));
      assert.equal(typedIn(again, 'title'), TITLE);
      assert.equal(typedIn(again, 'situation'), 'Jan de Vries belde op 06-12345678.');
      const other = { notPersonal: true, situation: 'Piet Jansen mailde mij.' };
      assert.match(
        reads(dialogIn(await sends(anna, again, other))),
        says('proposal.found', { words: /.*Piet Jansen.*/, kind: sentence('proposal.kindName') }),
      );
      assert.deepEqual(await proposalsIn(stage, anna), [], 'other words were not confirmed');
      assert.match(
        reads(dialogIn(await sends(anna, again, { notPersonal: true }))),
        says('notices.proposalSent.title'),
      );
      const [proposal] = await proposalsIn(stage, anna);
      assert.deepEqual(proposal?.notPersonal, ['Jan de Vries', '06-12345678']);
    }));

  it('opens an empty form in the compose box, and says it when a message has no text or too much', () =>
    play(async ({ t }) => {
      const anna = await t.joins('Anna Aalders');
      const empty = dialogIn(await opens(anna));
      assert.equal(typedIn(empty, 'situation'), '');
      assert.doesNotMatch(reads(empty), either(...ORIGINS));
      assert.match(reads(dialogIn(await opens(anna, payload('<p><img src="x"></p>')))), says('proposal.originEmpty'));
      for (const odd of [{}, { body: null }, { body: { content: 5 } }, { body: { content: '' }, subject: 7 }])
        assert.match(reads(dialogIn(await opens(anna, odd))), says('proposal.originEmpty'), JSON.stringify(odd));
      const long = dialogIn(await opens(anna, payload(`<p>${'Lang verhaal. '.repeat(4_000)}</p>`)));
      assert.match(reads(long), says('proposal.originBeginning'));
      assert.ok(String(typedIn(long, 'situation')).length <= 3_000);
      const english = await t.joins('Eve', { locale: 'en-GB' });
      assert.match(
        reads(dialogIn(await opens(english, payload('<p>Hello</p>')))),
        says('proposal.originWhole', {}, 'en'),
      );
    }));

  it('keeps everything that was typed when something is missing or too much', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna Aalders');
      const form = dialogIn(await opens(anna));
      const { data } = findButton(form.card, sentence('proposal.send'));
      const tries = async (inputs: object): Promise<Shown> => {
        const value = { commandId: 'propose', data: { ...data, ...inputs } };
        return dialogIn(await anna.invokes('composeExtension/submitAction', value));
      };
      const untitled = await tries({ situation: STORY, label1: 'Ik zeg het' });
      assert.match(reads(untitled), says('proposal.titleMissing'));
      assert.deepEqual([typedIn(untitled, 'situation'), typedIn(untitled, 'label1')], [STORY, 'Ik zeg het']);
      assert.match(reads(await tries({ title: TITLE, situation: 'x'.repeat(4_000) })), /3000|3\.000/);
      assert.deepEqual(await proposalsIn(stage, anna), []);
    }));

  it('is for participants, and takes no data of another form', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const stranger = t.teams.person({ name: 'Eva', tenant: TENANT, locale: 'nl-NL' });
        for (const answer of [await opens(stranger, payload(HTML)), await send(stranger, { title: TITLE })])
          assert.match(reads(dialogIn(answer)), says('extension.joinFirst'));
        assert.equal((await stage.kept('participants')).length, 0, 'who looks stays unknown');
        const anna = await t.joins('Anna Aalders');
        for (const data of [null, 5, {}, { draft: 'd' }, { v: CARD_VERSION + 1, draft: 'd', title: TITLE }])
          assert.match(reads(dialogIn(await send(anna, data))), says('extension.oldForm'), JSON.stringify(data));
        const wrong = { v: CARD_VERSION, draft: { $gt: '' }, title: TITLE, situation: STORY };
        assert.match(reads(dialogIn(await send(anna, wrong))), says('extension.oldForm'));
        assert.deepEqual(await proposalsIn(stage, anna), []);
        const foreigner = t.teams.person({ name: 'Fritz', tenant: '0a0a0a0a-0000-4000-8000-0000000000ff' });
        assert.notEqual(dialogLineIn(await opens(foreigner, payload(HTML))), '');
      },
      { env: { ALLOWED_TENANTS: TENANT } },
    ));
});

const send = (person: Person, data: unknown): Promise<BotAnswer> =>
  person.invokes('composeExtension/submitAction', { commandId: 'propose', data });

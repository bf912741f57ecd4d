import assert from 'node:assert/strict';
import { activityOf, invokeOf, messageOf, type RawActivity } from '../support/activities.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const FOREIGN = 'ffffffff-0000-4000-8000-00000000000f';
const ENV = { ALLOWED_TENANTS: TENANT, CHANNEL_REPLIES: 'all' };
const NO = says('notices.wrongTenant.title');

/** Everything that somebody can do anywhere, with what Teams says about who they are. */
function deeds(seat: Seat, told: RawActivity = {}): Readonly<Record<string, () => RawActivity>> {
  const facts = () => seat.activity();
  const click = (verb: string, data: object, trigger: string) =>
    invokeOf(facts(), 'adaptiveCard/action', { action: { verb, data: { v: 1, ...data } }, trigger }, told);
  const query = { commandId: 'dilemmas', parameters: [{ name: 'query', value: 'x' }] };
  const form = { commandId: 'propose', data: { v: 1, text: 'x' } };
  return {
    'a message': () => ({ ...messageOf(facts(), 'doe mee'), ...told }),
    'a message to nobody': () => ({ ...activityOf('message', facts(), { text: 'hallo' }), ...told }),
    'a button of an old client': () =>
      activityOf('message', facts(), { value: { verb: 'profile.open', v: 1 }, text: '', ...told }),
    'a click': () => click('profile.open', {}, 'manual'),
    'a look at a shared card': () => click('shared.view', { round: 'main-1' }, 'manual'),
    'a card that comes in view': () => click('shared.view', { round: 'main-1' }, 'automatic'),
    'a vote on a shared card': () => click('shared.vote', { round: 'main-1', option: 'a', confidence: '3' }, 'manual'),
    'a search in the compose box': () => invokeOf(facts(), 'composeExtension/query', query, told),
    'a dialog of the compose box': () =>
      invokeOf(facts(), 'composeExtension/fetchTask', { commandId: 'propose' }, told),
    'a form of the compose box': () => invokeOf(facts(), 'composeExtension/submitAction', form, told),
    'a list that is searched': () =>
      invokeOf(facts(), 'application/search', { dataset: 'municipalities', queryText: 'Zwolle' }, told),
    'adding the app': () => activityOf('installationUpdate', facts(), { action: 'add', ...told }),
    'an unknown call': () => invokeOf(facts(), 'task/fetch', {}, told),
  };
}

/** Does all of it; the answers as text. Fails when anything about the person is kept. */
async function doesAll({ everything }: Stage, who: Person, seat: Seat, told: RawActivity = {}) {
  const answers: Record<string, string> = {};
  for (const [what, deed] of Object.entries(deeds(seat, told))) {
    const { status, body, replies } = await seat.sends(deed());
    assert.equal(status, 200, what);
    answers[what] = [JSON.stringify(body), ...replies.map(reads)].join('\n');
  }
  const kept = (await everything()).filter(({ document }) => JSON.stringify(document).includes(who.facts.objectId));
  assert.deepEqual(kept, []);
  return answers;
}

/** Whoever is spoken to by the bot is told that their organisation takes no part, and nothing else. */
function onlyRefused(answers: Readonly<Record<string, string>>, silent: readonly string[]): void {
  for (const [what, answer] of Object.entries(answers)) {
    if (silent.includes(what)) assert.equal(answer, 'null', what);
    else assert.match(answer, NO, what);
  }
}

describe('scenario: people of a tenant that does not take part', () => {
  it('are not stored and not answered as participants in a group chat of another tenant', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        await anna.inGroup('overleg').installs();
        const vera = t.teams.person({ name: 'Vera', tenant: FOREIGN });
        onlyRefused(await doesAll(stage, vera, vera.inGroup('overleg')), ['a message to nobody']);
        assert.equal((await anna.inGroup('overleg').says('hulp')).replies.length, 1);
      },
      { env: ENV },
    ));

  it('are not stored and not answered as participants in a channel of another tenant', () =>
    play(
      async (stage) => {
        const { t } = stage;
        const anna = await t.joins('Anna');
        await anna.inChannel('Regio').installs();
        const vera = t.teams.person({ name: 'Vera', tenant: FOREIGN });
        onlyRefused(await doesAll(stage, vera, vera.inChannel('Regio')), ['a message to nobody']);
      },
      { env: ENV },
    ));

  it('are not stored and not answered in a chat of their own, wherever Teams tells the tenant', () =>
    play(
      async (stage) => {
        const { t } = stage;
        for (const where of ['everywhere', 'conversation', 'channelData']) {
          const vera = t.teams.person({ name: 'Vera', tenant: FOREIGN });
          vera.conversation.installed = true;
          const chat = { id: vera.conversation.id, conversationType: 'personal', tenantId: TENANT };
          const told = {
            ...(where === 'conversation' && { channelData: { tenant: { id: TENANT } } }),
            ...(where === 'channelData' && { conversation: chat }),
          };
          onlyRefused(await doesAll(stage, vera, vera, told), []);
        }
      },
      { env: ENV },
    ));

  it('do not make strangers of those who sit with them in a chat of theirs', () =>
    play(
      async ({ t, kept }) => {
        const vera = t.teams.person({ name: 'Vera', tenant: FOREIGN });
        vera.inGroup('overleg').conversation.installed = true;
        const anna = await t.joins('Anna');
        const { replies } = await anna.inGroup('overleg').says('hulp');
        assert.match(replies.map(reads).join(), says('notices.groupOnlyPersonal.title'));
        assert.deepEqual(
          (await kept('participants')).map(({ _id }) => _id),
          [idOf(anna)],
        );
      },
      { env: ENV },
    ));
});

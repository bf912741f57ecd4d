import assert from 'node:assert/strict';
import { titleOf } from '../support/dilemmas.js';
import { buttonsOf } from '../support/fake-teams/card-parts.js';
import type { Inputs } from '../support/fake-teams/fill-in.js';
import type { Person } from '../support/fake-teams/person.js';
import type { ActionAnswer } from '../support/fake-teams/seat.js';
import { says } from '../support/says.js';
import { idOf, play, reads, seen } from '../support/scenario.js';
import { TENANT, type TestApp } from '../support/test-app.js';

/** Somebody who installed the app and clicked *doe mee*: the form is before them. */
async function atTheForm(t: TestApp, locale = 'nl-NL'): Promise<Person> {
  const person = t.teams.person({ name: 'Anna de Vries', tenant: TENANT, locale });
  await person.installs();
  await person.clicks(person.lastCard(), { verb: 'profile.open' });
  return person;
}

function saves(person: Person, inputs: Inputs): Promise<ActionAnswer> {
  return person.clicks(person.lastCard(), { verb: 'profile.save' }, { role: 'legal', ...inputs });
}

describe('scenario: joining', () => {
  it('begins with a welcome that asks nothing, and nobody takes part by it', () =>
    play(async ({ t, storage }) => {
      const anna = t.teams.person({ name: 'Anna de Vries', tenant: TENANT });
      await anna.installs();
      assert.equal(anna.inbox.length, 1);
      const welcome = reads(anna.lastCard());
      assert.match(welcome, says('welcome.hello', { name: 'Anna' }));
      assert.match(welcome, says('welcome.storedHeading'));
      assert.match(welcome, says('welcome.choice'));
      assert.equal(JSON.stringify(anna.lastCard().card).includes('Input.'), false);
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.standing, 'known');
      await t.advance('1h');
      assert.equal(anna.inbox.length, 1);
    }));

  it('is one form: municipality, role, opgaven, language and talks, with talks on by default', () =>
    play(async ({ t, storage }) => {
      const anna = await atTheForm(t);
      const saved = await saves(anna, { municipalityName: 'zwolle', challenges: ['housing', 'safety'] });
      const card = seen(saved);
      assert.match(card, says('profileSaved.headingFirst'));
      assert.match(card, /Zwolle/);
      assert.match(card, /maandag 23 november/);
      const participant = await storage.stores.participants.get(idOf(anna));
      assert.equal(participant?.standing, 'joined');
      assert.equal(participant?.municipality, 'GM0193');
      assert.deepEqual(participant?.challenges, ['housing', 'safety']);
      assert.equal(participant?.wantsToTalk, true);
      assert.equal(participant?.language, 'nl');
    }));

  it('takes a name without its accents and hyphens as it is', () =>
    play(async ({ t, storage }) => {
      const anna = await atTheForm(t);
      const answer = await saves(anna, { municipalityName: 'sudwest fryslan' });
      assert.match(seen(answer), says('profileSaved.headingFirst'));
      assert.match(seen(answer), /Súdwest-Fryslân/);
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.municipality, 'GM1900');
    }));

  for (const [typed, meant] of [
    ['den bosch', ["'s-Hertogenbosch"]],
    ['Bergen', ['Bergen (NH.)', 'Bergen (L.)']],
  ] as const) {
    it(`asks which municipality is meant by "${typed}", and takes the one that is clicked`, () =>
      play(async ({ t, storage }) => {
        const anna = await atTheForm(t);
        const answer = await saves(anna, { municipalityName: typed });
        assert.match(seen(answer), says('municipalityChoice.heading'));
        const standing = async () => (await storage.stores.participants.get(idOf(anna)))?.standing;
        assert.equal(await standing(), 'known');
        const buttons = buttonsOf(anna.lastCard().card).filter(({ verb }) => verb === 'profile.municipality');
        const offered = buttons.map(({ title }) => title.replace(/, [^,]+$/, ''));
        assert.deepEqual(offered.slice(0, meant.length), meant);
        const [first] = buttons;
        assert.ok(first);
        const joined = await anna.clicks(anna.lastCard(), { verb: 'profile.municipality', data: first.data });
        assert.match(seen(joined), says('profileSaved.headingFirst'));
        assert.ok(seen(joined).includes(meant[0]));
        assert.equal(await standing(), 'joined');
      }));
  }

  it('says that a municipality is not known, and keeps the rest of what was filled in', () =>
    play(async ({ t, storage }) => {
      const anna = await atTheForm(t);
      const answer = await saves(anna, { municipalityName: 'Xqzwvk', challenges: ['waste'], language: 'nl' });
      assert.match(seen(answer), says('profile.problemMunicipalityUnknown'));
      const form = JSON.stringify(answer.card?.card);
      assert.match(form, /"value":"Xqzwvk"/);
      assert.match(form, /"value":"legal"/);
      assert.match(form, /"value":"waste"/);
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.standing, 'known');
      assert.match(seen(await saves(anna, { municipalityName: 'Leiden' })), says('profileSaved.headingFirst'));
    }));

  it('refuses six opgaven and keeps the rest of what was filled in', () =>
    play(async ({ t, storage }) => {
      const anna = await atTheForm(t);
      const six = ['housing', 'youth-care', 'safety', 'economy', 'mobility', 'waste'];
      const answer = await saves(anna, { municipalityName: 'Leiden', challenges: six });
      assert.match(seen(answer), says('profile.problemTooManyChallenges'));
      const form = JSON.stringify(answer.card?.card);
      assert.match(form, /"value":"Leiden"/);
      assert.ok(form.includes(six.join(',')));
      assert.equal((await storage.stores.participants.get(idOf(anna)))?.standing, 'known');
      assert.match(seen(await saves(anna, { challenges: six.slice(1) })), says('profileSaved.headingFirst'));
    }));

  it('speaks English with an English client, and the language that the person chooses from then on', () =>
    play(async ({ t }) => {
      const john = await atTheForm(t, 'en-GB');
      assert.match(reads(john.lastCard()), says('profile.municipality', {}, 'en'));
      await saves(john, { municipalityName: 'Leiden' });
      await t.advance('1h');
      assert.ok(reads(john.lastCard()).includes(titleOf(1, 'en')));
      const [choice] = (await john.says('language')).replies;
      assert.ok(choice);
      const changed = await john.clicks(choice, { verb: 'language.set', data: { language: 'nl' } });
      assert.match(seen(changed), says('notices.languageChanged.title'));
      assert.match(reads((await john.says('help')).replies[0] ?? john.lastCard()), says('help.heading'));
      const action = { type: 'Action.Execute', verb: 'ballot.show', data: { round: 'main-9', v: 1 } };
      const refusal = await john.invokes('adaptiveCard/action', { action });
      assert.match(JSON.stringify(refusal.body), says('notices.unknownRound.title'));
      await t.advance('2d');
      await t.advance('11s');
      assert.match(reads(john.lastCard()), says('closing.kicker'));
    }));
});

import assert from 'node:assert/strict';
import { activityOf } from '../support/activities.js';
import { afterTalk, letterAbout, puts } from '../support/agreements.js';
import { found, searches } from '../support/compose.js';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage, votes } from '../support/scenario.js';
import { playTab } from '../support/tab-client.js';
import { matchOf } from '../support/tab-talks.js';
import { joined, matchCardOf, reach, TOWNS } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { lettersOf, talkingPair, talksHere, types } from '../support/threads.js';

const GUEST = 'gast5_gemeente5.nl#EXT#@gedeeld.onmicrosoft.com';

/** The addresses behind the buttons of the newest match card. */
function linksOf(person: Person): readonly string[] {
  const all = JSON.stringify(matchCardOf(person).card).match(/"url":"[^"]+"/g) ?? [];
  return all.map((link) => decodeURIComponent(link));
}

/** A week of two people until their match, of whom Teams tells this; gives the second one and the stage. */
function matched(member: Person['member'], story: (stage: Stage, anna: Person, bram: Person) => Promise<void>) {
  return play(
    async (stage) => {
      const [anna, bram] = await joined(stage.t, TOWNS.slice(0, 2));
      assert.ok(anna && bram);
      bram.member = member;
      await reach(stage, 'voting');
      await votes(bram, 'a');
      await reach(stage, 'discussing');
      await story(stage, anna, bram);
    },
    { env: WHOLE_WEEK },
  );
}

describe('scenario: links to a colleague', () => {
  for (const account of [GUEST, GUEST.toLowerCase(), GUEST.replace('EXT', 'Ext')]) {
    it(`lead to a guest (${account}) by the mail address`, () =>
      matched({ userPrincipalName: account, email: 'gast5@gemeente5.nl' }, async ({ kept }, anna, bram) => {
        const links = linksOf(anna);
        assert.equal(links.filter((link) => link.includes('gast5@gemeente5.nl')).length, 2, 'a chat and a meeting');
        assert.ok(!/#ext#/i.test(links.join()));
        assert.ok(!/#ext#/i.test(JSON.stringify((await kept('participants')).find(({ _id }) => _id === idOf(bram)))));
      }));
  }

  it('are not there for a guest without a mail address, nor where only the old account of a guest is known', () =>
    matched({ userPrincipalName: GUEST, email: undefined }, async ({ storage }, anna, bram) => {
      assert.deepEqual(linksOf(anna), []);
      await storage.stores.participants.change(idOf(bram), { userPrincipalName: GUEST });
      const [card] = (await anna.says('match')).replies;
      assert.ok(card && !JSON.stringify(card.card).includes('teams.microsoft.com/l/chat'));
    }));

  it('are not there in the tab either, and lead there to the mail address', () =>
    playTab(
      async (stage) => {
        const [anna, bram] = await joined(stage.t, TOWNS.slice(0, 2));
        assert.ok(anna && bram);
        await reach(stage, 'discussing');
        await matchOf(stage, anna);
        for (const [member, account] of [
          [{ userPrincipalName: GUEST, email: 'gast5@gemeente5.nl' }, 'gast5@gemeente5.nl'],
          [{ userPrincipalName: GUEST, email: undefined }, null],
        ] as const) {
          bram.member = member;
          await stage.t.advance('1d');
          await bram.says('hulp');
          const { body } = await stage.gets(anna, 'match');
          assert.deepEqual((body.partners as { account: string }[])[0]?.account, account);
        }
      },
      { env: WHOLE_WEEK },
    ));

  it('have the account name of now on the card of the match, also of somebody who did nothing since it changed', () =>
    play(
      async (stage) => {
        const [anna, bram] = await joined(stage.t, TOWNS.slice(0, 2));
        assert.ok(anna && bram);
        await reach(stage, 'voting');
        await votes(bram, 'a');
        bram.member = { userPrincipalName: 'b.boersma@nieuwe-gemeente.nl' };
        await reach(stage, 'discussing');
        assert.equal(linksOf(anna).filter((link) => link.includes('b.boersma@nieuwe-gemeente.nl')).length, 2);
      },
      { env: WHOLE_WEEK },
    ));

  it('are those that were known where Teams does not answer, and the match does not wait for it', () =>
    play(
      async (stage) => {
        const [anna, bram] = await joined(stage.t, TOWNS.slice(0, 2));
        assert.ok(anna && bram);
        await reach(stage, 'voting');
        bram.member = { userPrincipalName: 'b.boersma@nieuwe-gemeente.nl' };
        stage.t.teams.fails({ how: 502, on: ['members'] });
        await reach(stage, 'discussing');
        const links = linksOf(anna).join();
        assert.ok(links.includes(bram.facts.mail) && !links.includes('nieuwe-gemeente'));
      },
      { env: WHOLE_WEEK },
    ));

  it('have the account name of now when a match is made: it is asked anew of whoever does something', () =>
    matched({ userPrincipalName: 'b.boersma@nieuwe-gemeente.nl' }, async (stage, anna, bram) => {
      assert.ok(linksOf(anna).join().includes('b.boersma@nieuwe-gemeente.nl'));
      const asked = () => stage.t.teams.calls.filter(({ operation }) => operation === 'members').length;
      const before = asked();
      for (const _ of [1, 2, 3]) await bram.says('hulp');
      assert.ok(asked() - before <= 1, 'not at every word');
      stage.t.teams.fails({ how: 502, on: ['members'] });
      await stage.t.advance('1d');
      assert.match(reads((await bram.says('hulp')).replies[0] ?? assert.fail()), /./);
      assert.ok(linksOf(anna).join().includes('b.boersma@nieuwe-gemeente.nl'), 'what is known stays');
    }));
});

describe('scenario: somebody whose name Teams does not tell', () => {
  const partner = sentence('common.partner');
  const gone = says('thread.erased');

  it('keeps the name that is known', () =>
    play(async ({ t, storage }) => {
      const anna = await t.joins('Anna Aalders');
      for (const userName of ['', '   ', '\u00a0', '\u200b\u2060', '\u3164']) {
        await anna.sends(activityOf('message', { ...anna.activity(), userName }, { text: 'hulp' }));
        assert.equal(
          (await storage.stores.participants.get(idOf(anna)))?.name,
          'Anna Aalders',
          JSON.stringify(userName),
        );
      }
    }));

  it('gets the name that Teams tells of the member', () =>
    play(async ({ t, storage }) => {
      const person = t.teams.person({ name: ' ', tenant: TENANT, mail: 'a.aalders@leiden.nl' });
      person.member = { name: 'Anna Aalders' };
      await person.installs();
      await person.clicks(person.lastCard(), { verb: 'profile.open' });
      await person.clicks(person.lastCard(), { verb: 'profile.save' }, { municipalityName: 'Leiden', role: 'legal' });
      assert.equal((await storage.stores.participants.get(idOf(person)))?.name, 'Anna Aalders');
    }));

  it('is called what they are on the card of the match, in the talk and in the compose box, and is not gone', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      await nameless(stage, bram);
      const [card] = (await anna.says('match')).replies;
      const read = reads(card ?? assert.fail());
      assert.ok(read.includes(partner) && !read.includes('****'), read);
      assert.doesNotMatch(read, gone);
      await talksHere(bram);
      await types(bram, 'Dag Anna');
      await stage.t.settle();
      const letter = reads(lettersOf(anna)[0] ?? assert.fail());
      assert.match(letter, says('thread.from', { name: partner }));
      assert.doesNotMatch(letter, gone);
      const talk = reads(await talksHere(anna));
      assert.ok(talk.includes(partner) && !gone.test(talk), talk);
      const [hit] = found(await searches(anna, 'matches'));
      assert.equal(hit?.text, sentence('extension.matchWith', { names: `${partner} (Emmen)` }));
    }));

  it('is told from somebody who was erased', () =>
    talkingPair(async ({ stage, anna, bram }) => {
      await talksHere(bram);
      await types(bram, 'Dag Anna');
      await stage.t.settle();
      const participant = (await stage.storage.stores.participants.get(idOf(bram))) ?? assert.fail();
      await stage.t.app.services.privacy.erase(participant);
      const talk = reads(lettersOf(anna)[0] ?? assert.fail());
      assert.match(talk, says('thread.from', { name: 'Bram Boersma' }), 'what was sent stays as it was');
      const [list] = (await anna.says('gesprek')).replies;
      assert.match(reads(list ?? assert.fail()), gone);
    }));

  it('stands in an agreement with a capital where the sentence begins', () =>
    afterTalk(async (stage, anna, bram) => {
      await nameless(stage, bram);
      await puts(bram, { what: 'Wij bellen elkaar', agreedWith: 'partner' });
      await stage.t.settle();
      const read = reads(letterAbout(anna));
      assert.match(
        read,
        says('agreement.heading_proposed', { name: `${partner.charAt(0).toUpperCase()}${partner.slice(1)}` }),
      );
      assert.match(read, says('agreement.with', { names: partner }));
    }));

  async function nameless({ storage }: Stage, person: Person): Promise<void> {
    await storage.stores.participants.change(idOf(person), { name: '' });
    person.facts.name = '';
  }
});

import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { CommandMeter } from '../bench/command-meter.js';
import { found, noteOf, searches, titlesOf } from '../support/compose.js';
import { either, says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage, votes } from '../support/scenario.js';
import { joined, partnersOf, reach, TOWNS, townsFor } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const [FIRST, SECOND] = builtinDilemmas.map(({ text }) => text.nl.title);

describe('scenario: searching dilemmas in the compose box', () => {
  it('finds those that were published, the newest first, and no other', () =>
    play(async (stage) => {
      const { t } = stage;
      const anna = await t.joins('Anna');
      assert.match(noteOf(await searches(anna, 'dilemmas')), says('extension.noDilemmas'));
      await reach(stage, 'voting');
      assert.deepEqual(titlesOf(await searches(anna, 'dilemmas')), [FIRST]);
      await reach(stage, 'voting', 2);
      assert.deepEqual(titlesOf(await searches(anna, 'dilemmas')), [SECOND, FIRST]);
      const next = builtinDilemmas[2]?.text.nl.title ?? '';
      assert.match(noteOf(await searches(anna, 'dilemmas', next)), says('extension.notFound'), 'not published yet');
    }));

  it('forgives accents and slips, and looks in the text too', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      const words = (FIRST ?? '').split(/[^\p{L}]+/u).toSorted((a, b) => b.length - a.length);
      const [longest = ''] = words;
      const slip = `${longest.slice(0, 3)}${longest.slice(4)}`;
      for (const text of [longest.toUpperCase(), slip, slip.normalize('NFD').replace(/e/, 'é')]) {
        assert.deepEqual(titlesOf(await searches(anna, 'dilemmas', text)), [FIRST], text);
      }
    }));

  it('gives counts only once they are open to everybody, and never a small one', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, townsFor(12, TOWNS.length));
        const [anna] = people;
        assert.ok(anna);
        await reach(stage, 'voting');
        const option = (at: number) => (at < 6 ? 'a' : at < 8 ? 'b' : 'c');
        for (const [at, person] of people.entries()) await votes(person, option(at), { reason: 'ZEER-GEHEIM' });
        const during = JSON.stringify(await searches(anna, 'dilemmas'));
        assert.doesNotMatch(during, either(says('result.count', { count: /\d+/ }), /ZEER-GEHEIM/));
        assert.match(during, says('extension.openUntil', { moment: /[^"]+/ }));
        await reach(stage, 'discussing');
        const [opened] = found(await searches(anna, 'dilemmas'));
        assert.ok(opened);
        assert.match(reads(opened.shown), says('result.count', { count: 6 }));
        assert.match(reads(opened.shown), says('result.hidden'));
        assert.doesNotMatch(
          JSON.stringify(opened),
          either(/ZEER-GEHEIM/, says('result.count', { count: 2 }), says('result.count', { count: 4 }), /Aalders/),
        );
        await reach(stage, 'closed');
        const [closed] = found(await searches(anna, 'dilemmas'));
        assert.match(closed === undefined ? '' : reads(closed.shown), says('shared.closed'));
        assert.equal(closed?.text, sentence('extension.closed'));
      },
      { env: WHOLE_WEEK },
    ));

  it('is the same for non-participants, and remembers nobody for it', () =>
    play(async (stage) => {
      const { t, kept } = stage;
      await reach(stage, 'voting');
      const bram = t.teams.person({ name: 'Bram', tenant: TENANT, locale: 'en-GB' });
      const title = builtinDilemmas[0]?.text.en.title;
      assert.deepEqual(titlesOf(await searches(bram.inGroup('overleg'), 'dilemmas')), [title]);
      assert.equal((await kept('participants')).length, 0);
    }));

  it('goes on where the last page ended, and takes three round trips', () => {
    const meter = new CommandMeter();
    return play(
      async (stage) => {
        const anna = await stage.t.joins('Anna');
        for (const week of [1, 2, 3]) await reach(stage, 'voting', week);
        assert.equal(titlesOf(await searches(anna, 'dilemmas', '', { skip: 0, count: 2 })).length, 2);
        assert.deepEqual(titlesOf(await searches(anna, 'dilemmas', '', { skip: 2, count: 2 })), [FIRST]);
        assert.deepEqual(found(await searches(anna, 'dilemmas', '', { skip: 3, count: 2 })), []);
        for (const odd of [{ skip: -1, count: 0 }, { skip: 'x', count: 1e9 }, null]) {
          assert.equal(titlesOf(await searches(anna, 'dilemmas', '', odd)).length, 3);
        }
        assert.equal((await meter.during(() => searches(anna, 'dilemmas'))).trips, 3);
      },
      { listener: meter.listener },
    );
  });

  it('does not find a round that was stopped', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna');
      await reach(stage, 'voting');
      await stage.storage.stores.rounds.requestCancel('main-1', 'voting', stage.t.clock.now());
      assert.match(noteOf(await searches(anna, 'dilemmas')), says('extension.noDilemmas'));
      await stage.t.settle();
      assert.match(noteOf(await searches(anna, 'dilemmas')), says('extension.noDilemmas'));
    }));
});

describe('scenario: searching the own matches', () => {
  it('shows with whom in the list, and nothing of it on the card', () => {
    const meter = new CommandMeter();
    return play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 4));
        const [anna] = people;
        assert.ok(anna);
        assert.match(noteOf(await searches(anna, 'matches')), says('extension.noMatches'));
        await reach(stage, 'voting');
        for (const person of people) await votes(person, 'a');
        await reach(stage, 'discussing');
        const [partner] = await partnersOf(stage, people, anna);
        assert.ok(partner);
        const [match, ...rest] = found(await searches(anna, 'matches'));
        assert.ok(match);
        assert.deepEqual(rest, []);
        assert.match(match.text, says('extension.matchWith', { names: new RegExp(`${partner.facts.name} \\(.+`) }));
        for (const { facts } of people) assert.doesNotMatch(JSON.stringify(match.shown.card), new RegExp(facts.name));
        assert.match(reads(match.shown), says('sharedMatch.questions'));
        const family = partner.facts.name.split(' ')[1] ?? '';
        assert.equal(found(await searches(anna, 'matches', family.toLowerCase())).length, 1);
        assert.match(noteOf(await searches(anna, 'matches', 'Xhofleer')), says('extension.notFound'));
        assert.equal((await meter.during(() => searches(anna, 'matches'))).trips, 4);
      },
      { env: WHOLE_WEEK, listener: meter.listener },
    );
  });

  it('holds only groups that the person is in, the newest first, and tells a stranger how to begin', () =>
    play(
      async (stage) => {
        const people = await joined(stage.t, TOWNS.slice(0, 4));
        for (const week of [1, 2]) {
          await reach(stage, 'voting', week);
          for (const person of people) await votes(person, 'a');
          await reach(stage, 'discussing', week);
        }
        for (const person of people) assert.deepEqual(titlesOf(await searches(person, 'matches')), [SECOND, FIRST]);
        const bram = stage.t.teams.person({ name: 'Bram', tenant: TENANT });
        assert.match(noteOf(await searches(bram, 'matches')), says('extension.joinFirst'));
      },
      { env: WHOLE_WEEK },
    ));
});

describe('scenario: searching colleagues', () => {
  async function choosesToBeFound(stage: Stage, name: string, municipality: string, form: Record<string, string>) {
    const person = await stage.t.joins(name, { municipality });
    await person.says('profiel');
    const card = person.lastCard();
    await person.clicks(card, { verb: 'profile.save' }, { municipalityName: municipality, findable: 'true', ...form });
    return person;
  }

  it('is off until somebody chooses it, and off again when they leave', () =>
    play(async (stage) => {
      const anna = await stage.t.joins('Anna Aalders', { municipality: 'Leiden' });
      const bram = await stage.t.joins('Bram Boersma', { municipality: 'Emmen' });
      assert.match(noteOf(await searches(anna, 'colleagues')), says('extension.noColleagues'));
      assert.match(noteOf(await searches(anna, 'colleagues', 'emmen')), says('extension.notFound'));
      await bram.says('profiel');
      assert.match(reads(bram.lastCard()), says('profile.findableToggle'));
      await bram.clicks(bram.lastCard(), { verb: 'profile.save' }, { findable: 'true' });
      assert.deepEqual(titlesOf(await searches(anna, 'colleagues')), ['Bram Boersma']);
      const [hit] = found(await searches(anna, 'colleagues', 'emmen'));
      assert.match(hit === undefined ? '' : reads(hit.shown), says('colleague.municipality', { name: 'Emmen' }));
      await bram.says('stop');
      await bram.clicks(bram.lastCard(), { verb: 'leave.confirm' });
      assert.match(noteOf(await searches(anna, 'colleagues')), says('extension.noColleagues'));
      assert.equal((await stage.storage.stores.participants.get(idOf(bram)))?.findable, false);
    }));

  it('goes by challenge, role and municipality, and leaves out the own one unless it is named', () => {
    const meter = new CommandMeter();
    return play(
      async (stage) => {
        const anna = await choosesToBeFound(stage, 'Anna Aalders', 'Leiden', { role: 'legal' });
        await choosesToBeFound(stage, 'Bram Boersma', 'Emmen', { role: 'legal', challenges: 'housing' });
        await choosesToBeFound(stage, 'Carla Claus', 'Breda', { role: 'adviser', challenges: 'housing,safety' });
        await choosesToBeFound(stage, 'Daan Dirks', 'Leiden', { role: 'legal', challenges: 'safety' });
        const names = async (text: string) => [...titlesOf(await searches(anna, 'colleagues', text))].sort();
        assert.deepEqual(await names('wonen'), ['Bram Boersma', 'Carla Claus']);
        assert.deepEqual(await names('jurist'), ['Bram Boersma']);
        assert.deepEqual(await names('veiligheid'), ['Carla Claus']);
        assert.deepEqual(await names('wonne adviseur'), ['Carla Claus']);
        assert.deepEqual(await names('leiden'), ['Daan Dirks']);
        assert.deepEqual(await names('jurist leiden'), ['Daan Dirks']);
        assert.deepEqual(await names(''), ['Bram Boersma', 'Carla Claus']);
        assert.match(noteOf(await searches(anna, 'colleagues', 'Boersma')), says('extension.notFound'), 'not by name');
        assert.equal((await meter.during(() => searches(anna, 'colleagues', 'wonen'))).trips, 2);
      },
      { listener: meter.listener },
    );
  });

  it('is for participants', () =>
    play(async (stage) => {
      await choosesToBeFound(stage, 'Anna Aalders', 'Leiden', { role: 'legal' });
      const bram = stage.t.teams.person({ name: 'Bram', tenant: TENANT });
      assert.match(noteOf(await searches(bram, 'colleagues')), says('extension.joinFirst'));
      await bram.installs();
      assert.match(noteOf(await searches(bram, 'colleagues')), says('extension.joinFirst'));
    }));
});

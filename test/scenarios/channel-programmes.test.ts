import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { chosenChannel, postIn, postsIn } from '../support/channels.js';
import type { Person } from '../support/fake-teams/person.js';
import type { Seat } from '../support/fake-teams/seat.js';
import { type TwoProgrammes, twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { says, sentence } from '../support/says.js';
import { play, reads, type Stage, seen } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const NINE = '2026-11-23T09:00:00+01:00';
const NEXT = '2026-11-30T09:00:00+01:00';
const [FIRST = assert.fail(), SECOND = assert.fail()] = builtinDilemmas.slice(4).map(({ id }) => id);

interface Cast extends TwoProgrammes {
  readonly stage: Stage;
  /** Somebody in one of the channels `Noord` and `Zuid` of one team. */
  readonly inChannel: (person: Person, name: string) => Seat;
}

/** `north` (Noor) and `south` (Zoe), each with a dilemma that is not the one of the first programme. */
function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const cast = await twoProgrammes(stage, [FIRST, SECOND]);
      const team = stage.t.teams.team('Ruimte', TENANT);
      await team.installs(cast.noor);
      for (const name of ['Noord', 'Zuid']) await team.createsChannel(name);
      await story({ ...cast, stage, inChannel: (person, name) => team.seat(person, name) });
    },
    { env: WITH_OWNER },
  );
}

async function answer(seat: Pick<Seat, 'says'>, words: string): Promise<string> {
  const [reply] = (await seat.says(words)).replies;
  return reads(reply ?? assert.fail(`no answer to ${words}`));
}

const titles = (seat: Seat) => postsIn(seat).map((post) => reads(post));
const titleOf = (id: string) => builtinDilemmas.find((one) => one.id === id)?.text.nl.title ?? assert.fail(id);

describe('scenario: a channel is that of one programme', () => {
  it('gets the rounds of the programme of whoever set it up, and those of no other one', () =>
    played(async ({ stage: { t }, noor, zoe, inChannel }) => {
      assert.match(await answer(inChannel(noor, 'Noord'), 'plaats hier'), says('notices.channelChosen.title'));
      await t.goTo(NINE);
      assert.ok(titles(inChannel(noor, 'Noord')).every((text) => text.includes(titleOf(FIRST))));
      assert.equal(postsIn(inChannel(noor, 'Noord')).length, 1);
      assert.match(
        await answer(inChannel(zoe, 'Zuid'), 'plaats hier in het Engels'),
        says('notices.channelChosen.title'),
      );
      await t.settle();
      assert.match(reads(postIn(inChannel(zoe, 'Zuid'))), says('channelPost.kickerFirst', {}, 'en'));
      await t.goTo(NEXT);
      assert.equal(titles(inChannel(noor, 'Noord')).filter((text) => text.includes(titleOf(SECOND))).length, 1);
      assert.equal(postsIn(inChannel(noor, 'Noord')).length, 2);
    }));

  it('is switched by facilitators of that programme and owners only, who else learns nothing of it', () =>
    played(async ({ stage: { t, kept }, olga, noor, zoe, anna, inChannel }) => {
      await answer(inChannel(noor, 'Noord'), 'plaats hier');
      const before = await kept('channels');
      for (const words of ['plaats hier', 'plaats hier in het Engels', 'stop hier']) {
        const said = await answer(inChannel(zoe, 'Noord'), words);
        assert.match(said, says('notices.channelOfAnother.title'), words);
        assert.ok(!said.includes('north'), 'whose it is, is not told');
        assert.match(await answer(inChannel(anna, 'Noord'), words), says('notices.channelFacilitatorsOnly.title'));
      }
      const [list] = (await zoe.says('kanalen')).replies;
      assert.ok(list);
      assert.doesNotMatch(reads(list), /Noord/);
      const channel = String(before.find(({ chosen }) => chosen)?._id);
      for (const [verb, data] of [
        ['channel.choose', { channel, language: 'en', programme: 'south' }],
        ['channel.choose', { channel, language: 'en', programme: 'north' }],
        ['channel.choose', { channel, language: 'en' }],
        ['channel.stop', { channel }],
      ] as const) {
        const action = { type: 'Action.Execute', verb, data: { ...data, v: 1 } };
        const { body } = await zoe.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        const text = JSON.stringify(body);
        assert.ok(says('channelList.refused').test(text) || says('channelList.missingProgramme').test(text), text);
      }
      const choices = (all: typeof before) =>
        all.map(({ _id, chosen, programmeId, language }) => [_id, chosen, programmeId, language]);
      assert.deepEqual(choices(await kept('channels')), choices(before));
      await answer(inChannel(olga, 'Noord'), 'stop hier');
      assert.match(
        await answer(inChannel(zoe, 'Noord'), 'plaats hier'),
        says('notices.channelChosen.title'),
        'it was free',
      );
      await t.goTo(NINE);
      assert.equal(postsIn(inChannel(zoe, 'Noord')).length, 1);
    }));

  it('asks whoever facilitates several which one they mean, and names none of them where others read along', () =>
    played(async ({ stage: { kept }, olga, inChannel }) => {
      const seat = inChannel(olga, 'Noord');
      const asked = await answer(seat, 'plaats hier');
      assert.match(asked, says('notices.channelWhichProgramme.title'));
      assert.doesNotMatch(asked, /south|north/);
      assert.match(await answer(seat, 'plaats hier voor niemand'), says('notices.channelWhichProgramme.title'));
      assert.match(await answer(seat, 'plaats hier voor South'), says('notices.channelChosen.title'));
      assert.match(
        await answer(seat, 'plaats hier in het Engels'),
        says('notices.channelChosen.title'),
        'it has one now',
      );
      const held = async () =>
        (await kept('channels')).filter((one) => one.chosen).map((one) => [one.programmeId, one.language]);
      assert.deepEqual(await held(), [['south', 'en']]);
      const [list] = (await olga.says('kanalen')).replies;
      const id = String((await kept('channels')).find(({ chosen }) => chosen)?._id);
      assert.match(
        reads(list ?? assert.fail()),
        says('channelList.of', { state: sentence('channelList.inEnglish'), programme: 'south' }),
      );
      const toDutch = { verb: 'channel.choose', data: { language: 'nl' } };
      const other = String((await kept('channels')).find((one) => !one.chosen && one.name === 'Zuid')?._id);
      assert.match(
        seen(await olga.clicks(list ?? assert.fail(), toDutch, { channel: other })),
        says('channelList.missingProgramme'),
      );
      await olga.clicks(list ?? assert.fail(), toDutch, { channel: id, programme: 'north' });
      assert.deepEqual(await held(), [['north', 'nl']]);
    }));

  it('serves the first programme where it was chosen before there were others', () =>
    play(
      async (stage) => {
        const { seat } = await chosenChannel(stage.t);
        const { channels } = stage.storage.stores;
        assert.deepEqual(
          (await channels.pageOfChosen('main', null, 9)).map(({ programmeId }) => programmeId),
          ['main'],
        );
        await stage.t.goTo(NINE);
        assert.equal(postsIn(seat).length, 1);
      },
      { env: WITH_OWNER },
    ));
});

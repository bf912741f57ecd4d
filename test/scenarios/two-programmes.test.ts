import assert from 'node:assert/strict';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import type { Services } from '../../src/services.js';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { says, sentence } from '../support/says.js';
import { ballotsOf, idOf, play, reads, type Stage, seen, votes } from '../support/scenario.js';
import { joined, reach, townsFor } from '../support/talks.js';
import { TENANT } from '../support/test-app.js';

const OWNER = '0fa00000-0000-4000-8000-00000000000a';
const REGION = 'Regio Arnhem';
const [FIRST = '', , , OTHER = '', ANOTHER = ''] = builtinDilemmas.map(({ id }) => id);

interface Scene {
  readonly stage: Stage;
  readonly admin: Services['programmeAdmin'];
  readonly owner: string;
  /** Id of the second programme. */
  readonly region: string;
  /** The code with which people join it. */
  readonly code: string;
}

/** A story on an instance where a region has a programme of its own, with these dilemmas; nobody is in it yet. */
function withRegion(dilemmas: readonly string[], story: (scene: Scene) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const owner = `${TENANT}:${OWNER}`;
      const admin = stage.t.app.services.programmeAdmin;
      const made = await admin.create(REGION, owner);
      assert.ok(made.kind === 'done');
      const { id } = made.programme;
      for (const dilemma of dilemmas) await stage.storage.stores.programmes.addToQueue(id, dilemma);
      const now = async () => (await stage.storage.stores.programmes.get(id)) ?? assert.fail();
      assert.equal((await admin.setState(id, (await now()).revision, 'running', owner)).kind, 'done');
      const invited = await admin.invite(id, (await now()).revision, { kind: 'member', until: null }, owner);
      assert.ok(invited.kind === 'done');
      const code = invited.programme.invitations[0]?.code ?? assert.fail();
      await stage.t.settle();
      await story({ stage, admin, owner, region: id, code });
    },
    { env: { FACILITATORS: `${TENANT}:${OWNER}` } },
  );
}

async function asks(person: Person, words: string): Promise<readonly Shown[]> {
  return (await person.says(words)).replies;
}

const personOf = async ({ storage }: Stage, person: Person) =>
  (await storage.stores.participants.get(idOf(person))) ?? assert.fail();

const memberOf = async ({ storage }: Stage, person: Person) =>
  (await storage.stores.participants.get(idOf(person)))?.memberOf;

describe('scenario: a region and the country', () => {
  it('lets somebody who takes part join with a code, and somebody new by the form that keeps the code', () =>
    withRegion([OTHER], async ({ stage, region, code }) => {
      const anna = await stage.t.joins('Anna');
      assert.deepEqual(await memberOf(stage, anna), ['main'], 'the only one that is open to everybody');
      const [card] = await asks(anna, `doe mee ${code}`);
      assert.match(reads(card ?? assert.fail()), says('programme.joined', { name: REGION }));
      assert.deepEqual(await memberOf(stage, anna), ['main', region]);

      const bram = stage.t.teams.person({ name: 'Bram', tenant: TENANT });
      await bram.installs();
      const [form] = await asks(bram, `doe mee ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
      assert.match(reads(form ?? assert.fail()), says('profile.invitedTo', { programme: REGION }));
      const unknown = { municipalityName: 'Xyzzyville', role: 'policy-officer' };
      const wrong = await bram.clicks(form ?? assert.fail(), { verb: 'profile.save' }, unknown);
      assert.match(seen(wrong), says('profile.invitedTo', { programme: REGION }));
      await bram.clicks(
        bram.lastCard(),
        { verb: 'profile.save' },
        { municipalityName: 'Zwolle', role: 'policy-officer' },
      );
      assert.deepEqual(await memberOf(stage, bram), [region], 'no programme that nobody invited them to');
    }));

  it('says no to a code that nobody made, that was ended or whose day is over', () =>
    withRegion([OTHER], async ({ stage, admin, owner, region, code }) => {
      const anna = await stage.t.joins('Anna');
      assert.match(
        reads((await asks(anna, 'doe mee ABC123'))[0] ?? assert.fail()),
        says('notices.invitationUnknown.title'),
      );
      const { revision } = (await stage.storage.stores.programmes.get(region)) ?? assert.fail();
      assert.equal((await admin.endInvitation(region, revision, code, owner)).kind, 'done');
      assert.match(
        reads((await asks(anna, `doe mee ${code}`))[0] ?? assert.fail()),
        says('notices.invitationOver.title'),
      );
      const later = await admin.invite(region, revision + 1, { kind: 'member', until: '2026-11-24' }, owner);
      const short = later.kind === 'refused' ? assert.fail() : (later.programme.invitations[1]?.code ?? assert.fail());
      await stage.t.advance('3d');
      assert.match(
        reads((await asks(anna, `doe mee ${short}`))[0] ?? assert.fail()),
        says('notices.invitationOver.title'),
      );
      assert.deepEqual(await memberOf(stage, anna), ['main']);
    }));

  it('asks whoever is in both twice, and says on each card of which programme it is', () =>
    withRegion([OTHER], async ({ stage, code, region }) => {
      const [anna, bram] = await joined(stage.t, townsFor(2, 2));
      assert.ok(anna && bram);
      await anna.says(`doe mee ${code}`);
      await reach(stage, 'voting');
      assert.deepEqual([ballotsOf(anna).length, ballotsOf(bram).length], [2, 1]);
      const names = ballotsOf(anna).map((ballot) => reads(ballot));
      assert.equal(names.filter((text) => text.startsWith(REGION)).length, 1);
      assert.doesNotMatch(reads(ballotsOf(bram)[0] ?? assert.fail()), /Spagaat\n/);
      assert.equal((await asks(anna, 'dilemma')).length, 2);
      assert.equal((await asks(bram, 'dilemma')).length, 1);
      for (const ballot of ballotsOf(anna))
        await anna.clicks(ballot, { verb: 'vote.cast' }, { option: 'a', confidence: '3' });
      assert.deepEqual(
        (await stage.kept('votes')).map(({ _id }) => String(_id).split(':')[0]).sort(),
        ['main-1', `${region}-1`].sort(),
      );
    }));

  it('asks about one dilemma once: in the programme where it was put first', () =>
    withRegion([FIRST], async ({ stage, code, region }) => {
      const first = (await stage.storage.stores.rounds.get('main-1'))?.dilemmaId ?? assert.fail();
      const [anna, bram] = await joined(stage.t, townsFor(2, 2));
      assert.ok(anna && bram);
      assert.equal(first, FIRST);
      await anna.says(`doe mee ${code}`);
      await reach(stage, 'voting');
      await stage.t.settle();
      assert.equal(ballotsOf(anna).length, 1);
      const refused = await anna.invokes('adaptiveCard/action', {
        action: {
          type: 'Action.Execute',
          verb: 'vote.cast',
          data: { round: `${region}-1`, ballot: 'first', option: 'a', confidence: '3', v: 1 },
        },
        trigger: 'manual',
      });
      assert.match(JSON.stringify(refused.body), says('notices.askedElsewhere.title'));
    }));

  it('asks nobody twice who comes from the programme where it was put later, and joins where it was put first', () =>
    withRegion([FIRST], async ({ stage, code, region }) => {
      const [anna] = await joined(stage.t, townsFor(2, 2));
      const bram = stage.t.teams.person({ name: 'Bram', tenant: TENANT });
      await bram.installs();
      await asks(bram, `doe mee ${code}`);
      await bram.clicks(
        bram.lastCard(),
        { verb: 'profile.save' },
        { municipalityName: 'Zwolle', role: 'policy-officer' },
      );
      assert.ok(anna);
      await reach(stage, 'voting');
      assert.deepEqual([ballotsOf(anna).length, ballotsOf(bram).length], [1, 1]);
      await votes(bram, 'a');
      await stage.t.app.services.memberships.join(await personOf(stage, bram), 'main');
      await stage.t.app.services.voting.askNow(await personOf(stage, bram));
      await stage.t.settle();
      assert.deepEqual(await memberOf(stage, bram), [region, 'main']);
      assert.equal(ballotsOf(bram).length, 1);
      const refused = await bram.invokes('adaptiveCard/action', {
        action: {
          type: 'Action.Execute',
          verb: 'vote.cast',
          data: { round: 'main-1', ballot: 'first', option: 'a', confidence: '3', v: 1 },
        },
        trigger: 'manual',
      });
      assert.match(JSON.stringify(refused.body), says('notices.askedElsewhere.title'));
      assert.equal((await stage.kept('votes')).length, 1);
    }));

  it('keeps a round of the other programme from whoever is not in it, whether or not it is there', () =>
    withRegion([OTHER], async ({ stage, region }) => {
      const [bram] = await joined(stage.t, townsFor(2, 2));
      assert.ok(bram);
      await reach(stage, 'voting');
      for (const round of [`${region}-1`, `${region}-99`, 'nowhere-1']) {
        for (const [verb, more] of [
          ['vote.cast', { ballot: 'first', option: 'a', confidence: '3' }],
          ['ballot.show', {}],
          ['talks.skipWeek', {}],
        ] as const) {
          const action = { type: 'Action.Execute', verb, data: { round, v: 1, ...more } };
          const { body } = await bram.invokes('adaptiveCard/action', { action, trigger: 'manual' });
          const isRefused =
            says('notices.notInProgramme.title').test(JSON.stringify(body)) ||
            says('notices.unknownRound.title').test(JSON.stringify(body));
          assert.ok(isRefused, `${verb} ${round}: ${JSON.stringify(body)}`);
        }
      }
      assert.deepEqual(await stage.kept('votes'), []);
    }));

  it('goes on in the one when somebody pauses or stops in the other', () =>
    withRegion([OTHER], async ({ stage, code, region }) => {
      const [anna] = await joined(stage.t, townsFor(2, 2));
      assert.ok(anna);
      await anna.says(`doe mee ${code}`);
      await anna.clicks(anna.lastCard(), { verb: 'programme.pause' });
      await reach(stage, 'voting');
      assert.equal(ballotsOf(anna).length, 1);
      const list = (await asks(anna, "programma's"))[0] ?? assert.fail();
      assert.deepEqual(verbsOf(list.card), ['programme.show', 'programme.show']);
      await anna.clicks(list, { verb: 'programme.show', title: REGION });
      await anna.clicks(anna.now(list), { verb: 'programme.leaveAsk' });
      await anna.clicks(anna.now(list), { verb: 'programme.leave' });
      assert.deepEqual(await memberOf(stage, anna), ['main']);
      assert.match(reads(anna.now(list)), new RegExp(sentence('programmeList.own')));
      assert.ok((await stage.storage.stores.participants.get(idOf(anna)))?.memberships[region]?.leftAt);
    }));

  it('gives a code for a facilitator to one person, who can do nothing in another programme', () =>
    withRegion([OTHER], async ({ stage, admin, owner, region }) => {
      const { revision } = (await stage.storage.stores.programmes.get(region)) ?? assert.fail();
      const outcome = await admin.invite(region, revision, { kind: 'facilitator', until: null }, owner);
      const made = outcome.kind === 'refused' ? assert.fail() : outcome.programme.invitations.at(-1);
      const gijs = await stage.t.joins('Gijs');
      const [card] = await asks(gijs, `doe mee ${made?.code}`);
      assert.match(reads(card ?? assert.fail()), says('notices.nowFacilitator.title'));
      const hans = await stage.t.joins('Hans');
      assert.match(
        reads((await asks(hans, `doe mee ${made?.code}`))[0] ?? assert.fail()),
        says('notices.invitationOver.title'),
      );
      const rounds = await asks(gijs, 'ronde');
      assert.deepEqual([rounds.length, reads(rounds[0] ?? assert.fail()).includes(REGION)], [1, true]);
      for (const verb of ['round.open', 'round.close', 'round.cancel', 'round.cancelAsk']) {
        const action = { type: 'Action.Execute', verb, data: { round: 'main-1', v: 1 } };
        const { body } = await gijs.invokes('adaptiveCard/action', { action, trigger: 'manual' });
        assert.match(JSON.stringify(body), says('notices.notFacilitator.title'), verb);
      }
      assert.equal((await stage.storage.stores.rounds.get('main-1'))?.phase, 'planned');
      await gijs.clicks(rounds[0] ?? assert.fail(), { verb: 'round.open' });
      await stage.t.settle();
      assert.equal((await stage.storage.stores.rounds.get(`${region}-1`))?.phase, 'voting');
    }));

  it('opens nothing in a programme that is paused or ended, and plans anew when it goes on', () =>
    withRegion([OTHER, ANOTHER], async ({ stage, admin, owner, region }) => {
      const { programmes, rounds } = stage.storage.stores;
      const to = async (state: 'paused' | 'running' | 'ended', name?: string) =>
        admin.setState(region, (await programmes.get(region))?.revision ?? 0, state, owner, name);
      assert.equal((await to('paused')).kind, 'done');
      await reach(stage, 'voting');
      assert.ok((await rounds.get(`${region}-1`))?.cancelRequestedAt);
      assert.equal((await to('running')).kind, 'done');
      await stage.t.settle();
      const next = await rounds.get(`${region}-2`);
      assert.deepEqual([next?.phase, next?.dilemmaId], ['planned', OTHER]);
      assert.deepEqual(await to('ended'), { kind: 'refused', why: 'nameNotTyped' });
      assert.equal((await to('ended', REGION)).kind, 'done');
      assert.deepEqual(await to('running'), { kind: 'refused', why: 'stateImpossible' });
    }));
});

import assert from 'node:assert/strict';
import { CARD_VERSION } from '../../cards/actions.js';
import type { WaitingWire } from '../../src/tab/wire/review-wire.js';
import type { Person } from '../support/fake-teams/person.js';
import { type TwoProgrammes, twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { BARE, formOf } from '../support/review-forms.js';
import { says } from '../support/says.js';
import { idOf, reads } from '../support/scenario.js';
import { playTab, type TabStage } from '../support/tab-client.js';

type Cast = TabStage & TwoProgrammes;

function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  return playTab(async (stage) => story({ ...stage, ...(await twoProgrammes(stage)) }), { env: WITH_OWNER });
}

/** A click with data of one's own making; the answer as text. */
async function forges(person: Person, verb: string, data: object): Promise<string> {
  const action = { type: 'Action.Execute', verb, data: { ...data, v: CARD_VERSION } };
  const { status, body } = await person.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  assert.equal(status, 200);
  return JSON.stringify(body);
}

/** Anna, of the north, brings a dilemma in; gives its id. */
async function brought({ anna, t, storage }: Cast): Promise<string> {
  const [card] = (await anna.says('voorstel')).replies;
  assert.ok(card);
  await anna.clicks(card, { verb: 'proposal.send' }, BARE);
  await t.settle();
  return (await storage.stores.proposals.allOf(idOf(anna)))[0]?.id ?? assert.fail('nothing was brought in');
}

const reviewCards = ({ inbox }: Person) => inbox.filter((one) => says('proposalReview.heading').test(reads(one)));

describe('scenario: proposals of two programmes', () => {
  it('are told to the facilitators of the sender’s programme, and to nobody else', () =>
    played(async (cast) => {
      await brought(cast);
      assert.deepEqual(
        [cast.noor, cast.zoe, cast.olga].map((person) => reviewCards(person).length),
        [1, 0, 0],
      );
    }));

  it('are to another programme’s facilitator as if they were not there: nothing is told, nothing changes', () =>
    played(async (cast) => {
      const { zoe, gets, posts, storage, kept } = cast;
      const id = await brought(cast);
      const before = await storage.stores.proposals.get(id);
      const data = { proposal: id, revision: '0', reason: 'Nee', title: 'Iets anders', situation: 'Iets anders' };
      for (const verb of ['show', 'edit', 'save', 'accept', 'decline']) {
        const answer = await forges(zoe, `proposal.${verb}`, data);
        assert.match(answer, says('notices.unknownProposal.title'), verb);
        assert.ok(!answer.includes(BARE.title), verb);
      }
      assert.match(await forges(zoe, 'proposal.review', {}), says('notices.noProposals.title'));
      const [said] = (await zoe.says('beoordelen')).replies;
      assert.match(said === undefined ? '' : reads(said), says('notices.noProposals.title'));
      const list = await gets(zoe, 'desk/review');
      assert.deepEqual((list.body as unknown as WaitingWire).waiting, []);
      for (const desk of ['', '?programme=south'])
        assert.equal((await gets(zoe, `desk/review/${id}${desk}`)).status, 404, desk);
      assert.equal((await gets(zoe, `desk/review/${id}?programme=north`)).status, 403);
      const form = { proposal: id, revision: 0, reason: 'Nee', form: formOf(), language: 'nl' };
      for (const path of ['look', 'accept', 'edit', 'decline']) {
        const answer = await posts(zoe, `desk/review/${path}`, form);
        assert.equal(answer.status, 404, path);
        assert.equal((await posts(zoe, `desk/review/${path}?programme=north`, form)).status, 403, path);
      }
      assert.deepEqual(await storage.stores.proposals.get(id), before);
      assert.deepEqual(await kept('audit'), []);
    }));

  it('come in the queue of the programmes that the decider facilitates; an owner sees all of them', () =>
    played(async (cast) => {
      const { noor, olga, gets, posts, storage } = cast;
      const id = await brought(cast);
      const seen = await gets(olga, 'desk/review');
      assert.deepEqual(
        (seen.body as unknown as WaitingWire).waiting.map((one) => one.id),
        [id],
      );
      const form = { proposal: id, revision: 0, form: formOf(GOOD_TEXT) };
      assert.equal((await posts(noor, 'desk/review/edit', form)).body.kind, 'done');
      assert.equal((await posts(noor, 'desk/review/accept', { proposal: id, revision: 1 })).body.kind, 'done');
      for (const [programme, queued] of [
        ['north', true],
        ['south', false],
        ['main', false],
      ] as const) {
        const found = await storage.stores.programmes.get(programme);
        assert.equal(found?.queue.includes(`own-${id}`), queued, programme);
      }
    }));

  it('written at a desk are of the programme of that desk', () =>
    played(async ({ olga, noor, posts, storage, t }) => {
      const form = { draft: 'd', form: formOf(GOOD_TEXT), seen: null, notPersonal: false };
      const { body } = await posts(olga, 'desk/review/write?programme=north', form);
      await t.settle();
      assert.deepEqual((await storage.stores.proposals.get(String(body.id)))?.programmeIds, ['north']);
      assert.equal(reviewCards(noor).length, 1);
    }));
});

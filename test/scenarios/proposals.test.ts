import assert from 'node:assert/strict';
import { CARD_VERSION } from '../../cards/actions.js';
import { verbsOf } from '../support/fake-teams/card-parts.js';
import type { Shown } from '../support/fake-teams/conversation.js';
import type { Inputs } from '../support/fake-teams/fill-in.js';
import type { Person } from '../support/fake-teams/person.js';
import type { ActionAnswer } from '../support/fake-teams/seat.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { FACILITATORS } from '../support/reported.js';
import { type Reviewers, reviewers, WITH_REVIEWERS } from '../support/reviewers.js';
import { says, sentence } from '../support/says.js';
import { idOf, play, reads, type Stage, seen } from '../support/scenario.js';
import { TENANT } from '../support/test-app.js';

const TITLE = 'De vergadering na de vergadering';
const SAFE = { title: TITLE, situation: 'Na afloop hoor ik op de gang iets anders dan in de vergadering.' };
const PERSONAL = { ...SAFE, situation: 'Jan de Vries belde mij op 06-12345678 over het plan.' };
/** Everything that a facilitator adds. */
const COMPLETE: Inputs = {
  situation: GOOD_TEXT.situation,
  question: GOOD_TEXT.question,
  label1: GOOD_TEXT.options[0]?.label ?? '',
  explanation1: GOOD_TEXT.options[0]?.explanation ?? '',
  label2: GOOD_TEXT.options[1]?.label ?? '',
  explanation2: GOOD_TEXT.options[1]?.explanation ?? '',
  tension: GOOD_TEXT.tension,
  reflection1: GOOD_TEXT.reflection[0] ?? '',
  reflection2: GOOD_TEXT.reflection[1] ?? '',
  reflection3: GOOD_TEXT.reflection[2] ?? '',
  knowledgeTitle: GOOD_TEXT.knowledgeTitle,
  knowledgeText: GOOD_TEXT.knowledgeText,
  challenges: 'housing',
};

type Cast = Stage & Reviewers;

function played(story: (cast: Cast) => Promise<void>): Promise<void> {
  return play(async (stage) => story({ ...stage, ...(await reviewers(stage)) }), {
    // Few, so that a card can show the whole queue.
    env: { ...WITH_REVIEWERS, PROGRAMME_DILEMMAS: 'draft-advice-for-a-neighbour,plan-of-the-street' },
  });
}

async function asks(person: Person, words: string): Promise<Shown> {
  const [card] = (await person.says(words)).replies;
  assert.ok(card);
  return card;
}

const verbsOn = ({ card }: Shown) => verbsOf(card);

function shownIn({ card }: ActionAnswer): Shown {
  assert.ok(card);
  return card;
}

/** Sends a form that holds nothing personal, and gives the review card of a facilitator. */
async function brought({ t, anna }: Cast, reader: Person): Promise<Shown> {
  const form = await asks(anna, 'voorstel');
  assert.match(seen(await anna.clicks(form, { verb: 'proposal.send' }, SAFE)), says('notices.proposalSent.title'));
  await t.settle();
  return reader.lastCard();
}

async function completed(cast: Cast): Promise<Shown> {
  const { fien } = cast;
  const review = await brought(cast, fien);
  const edit = shownIn(await fien.clicks(review, { verb: 'proposal.edit' }));
  return shownIn(await fien.clicks(edit, { verb: 'proposal.save' }, COMPLETE));
}

/** A click with data of one's own making; the answer as text. */
async function forges(person: Person, verb: string, data: Readonly<Record<string, string>>): Promise<string> {
  const action = { type: 'Action.Execute', verb, data: { ...data, v: CARD_VERSION } };
  const { status, body } = await person.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  assert.equal(status, 200);
  return JSON.stringify(body);
}

const proposalsIn = async ({ storage }: Stage, person: Person) => storage.stores.proposals.allOf(idOf(person));

describe('scenario: bringing in a dilemma', () => {
  it('goes from a form to both facilitators, one of whom has only added the bot; the name of the sender stays behind', () =>
    played(async (cast) => {
      const review = await brought(cast, cast.fred);
      assert.match(reads(review), new RegExp(TITLE));
      assert.match(reads(review), says('proposalFault.questionMissing'));
      assert.deepEqual(verbsOn(review), ['proposal.edit', 'proposal.decline']);
      assert.match(reads(cast.fien.lastCard()), says('proposalReview.heading'));
      for (const person of [cast.fien, cast.fred])
        assert.doesNotMatch(JSON.stringify(person.lastCard().card), /Anna|Aalders/);
      assert.doesNotMatch(JSON.stringify(review.card), new RegExp(idOf(cast.anna)));
    }));

  it('marks what is personal, keeps what was typed, and stores nothing until it is gone', () =>
    played(async (cast) => {
      const { t, anna, fien } = cast;
      const before = fien.inbox.length;
      const form = await asks(anna, 'voorstel');
      const marked = await anna.clicks(form, { verb: 'proposal.send' }, PERSONAL);
      assert.match(
        seen(marked),
        says('proposal.found', { words: 'Jan de Vries', kind: sentence('proposal.kindName') }),
      );
      assert.match(
        seen(marked),
        says('proposal.found', { words: '06-12345678', kind: sentence('proposal.kindPhone') }),
      );
      assert.match(JSON.stringify(shownIn(marked).card), /Jan de Vries belde mij/);
      assert.deepEqual(await proposalsIn(cast, anna), []);
      const again = await anna.clicks(
        shownIn(marked),
        { verb: 'proposal.send' },
        { ...PERSONAL, notPersonal: 'false' },
      );
      assert.match(seen(again), says('proposal.markedHeading'));
      const sent = await anna.clicks(shownIn(again), { verb: 'proposal.send' }, SAFE);
      assert.match(seen(sent), says('notices.proposalSent.title'));
      await t.settle();
      assert.equal(fien.inbox.length, before + 1);
      assert.doesNotMatch(JSON.stringify(await cast.everything()), /Jan de Vries|06-12345678/);
    }));

  it('lets words pass that the sender confirms, and those only', () =>
    played(async (cast) => {
      const { t, anna, fien } = cast;
      const marked = await anna.clicks(await asks(anna, 'voorstel'), { verb: 'proposal.send' }, PERSONAL);
      const other = { ...PERSONAL, situation: `${PERSONAL.situation} Ook Piet Bakker was erbij.`, notPersonal: 'true' };
      const refused = await anna.clicks(shownIn(marked), { verb: 'proposal.send' }, other);
      assert.match(seen(refused), /“Piet Bakker”/);
      assert.deepEqual(await proposalsIn(cast, anna), []);
      const sent = await anna.clicks(shownIn(marked), { verb: 'proposal.send' }, { ...PERSONAL, notPersonal: 'true' });
      assert.match(seen(sent), says('notices.proposalSent.title'));
      await t.settle();
      assert.match(reads(fien.lastCard()), says('proposalReview.foundConfirmed'));
    }));

  it('takes a form that is sent twice, also at the same time, for one proposal', () =>
    played(async (cast) => {
      const { t, anna, fien } = cast;
      const before = fien.inbox.length;
      const form = await asks(anna, 'voorstel');
      const click = () => anna.clicks(form, { verb: 'proposal.send' }, SAFE);
      for (const answer of await Promise.all([click(), click(), click()]))
        assert.match(seen(answer), says('notices.proposalSent.title'));
      await t.settle();
      assert.match(seen(await click()), says('notices.proposalSent.title'));
      await t.settle();
      assert.equal((await proposalsIn(cast, anna)).length, 1);
      assert.equal(fien.inbox.length, before + 1);
      assert.match(
        reads(await asks(anna, 'voorstel')),
        says('proposal.earlierLine', { title: TITLE, state: sentence('proposal.stateSubmitted') }),
      );
    }));

  it('is completed, accepted and put in the queue; the sender hears each step, and everybody can vote on it', () =>
    played(async (cast) => {
      const { t, anna, fien, fred, storage } = cast;
      const saved = await completed(cast);
      assert.match(reads(saved), says('proposalReview.noteSaved'));
      assert.deepEqual(verbsOn(saved), ['proposal.accept', 'proposal.edit', 'proposal.decline']);
      await t.settle();
      assert.match(reads(anna.lastCard()), says('notices.proposalEdited.title'));
      const accepted = await fien.clicks(saved, { verb: 'proposal.accept' });
      assert.match(seen(accepted), says('proposalReview.isAccepted'));
      await fien.clicks(saved, { verb: 'proposal.accept' });
      await t.settle();
      assert.match(reads(anna.lastCard()), says('notices.proposalAccepted.title'));
      assert.equal(anna.inbox.filter((one) => says('notices.proposalAccepted.title').test(reads(one))).length, 1);
      const queue = (await storage.stores.programmes.get('main'))?.queue ?? [];
      assert.equal(queue.filter((id) => id.startsWith('own-')).length, 1);
      assert.match(reads(await asks(fred, 'plan')), new RegExp(TITLE));
      assert.match(reads(await asks(fred, 'beoordelen')), says('notices.noProposals.title'));
    }));

  it('is known to another process, which asks about it when its week comes', () =>
    play(
      async ({ t, storage }) => {
        const fien = await t.joins('Fien Begeleider', { objectId: FACILITATORS[0] });
        const form = await asks(fien, 'voorstel');
        await fien.clicks(form, { verb: 'proposal.send' }, SAFE);
        await t.settle();
        const edit = shownIn(await fien.clicks(fien.lastCard(), { verb: 'proposal.edit' }));
        const saved = shownIn(await fien.clicks(edit, { verb: 'proposal.save' }, COMPLETE));
        await fien.clicks(saved, { verb: 'proposal.accept' });
        await t.settle();
        await t.restart();
        await t.advance('1h');
        const own = ((await storage.stores.programmes.get('main'))?.queue ?? []).at(-1);
        await t.advance('7d');
        await t.advance('1h');
        const round = await storage.stores.rounds.get('main-2');
        assert.equal(round?.dilemmaId, own);
        assert.ok(fien.inbox.some((one) => reads(one).includes(TITLE) && verbsOn(one).includes('vote.cast')));
      },
      {
        env: {
          FACILITATORS: `${TENANT}:${FACILITATORS[0]}`,
          PROGRAMME_DILEMMAS: 'draft-advice-for-a-neighbour',
        },
      },
    ));

  it('is declined with a reason only, and the sender reads the reason', () =>
    played(async (cast) => {
      const { t, anna, fien, fred } = cast;
      const review = await brought(cast, fien);
      assert.match(
        seen(await fien.clicks(review, { verb: 'proposal.decline' }, { reason: ' ' })),
        says('proposalReview.reasonMissing'),
      );
      const [proposal] = await proposalsIn(cast, anna);
      const long = { proposal: proposal?.id ?? '', revision: '0', reason: 'x'.repeat(501) };
      assert.match(await forges(fien, 'proposal.decline', long), /500/);
      const declined = await fien.clicks(review, { verb: 'proposal.decline' }, { reason: 'Dit lijkt op *dilemma* 3.' });
      assert.match(seen(declined), says('proposalReview.isDeclined'));
      await t.settle();
      assert.match(
        reads(anna.lastCard()),
        says('notices.proposalDeclined.text', { reason: 'Dit lijkt op \\*dilemma\\* 3' }),
      );
      // The other facilitator has an old card.
      const late = await fred.clicks(fred.lastCard(), { verb: 'proposal.decline' }, { reason: 'Te laat' });
      assert.match(seen(late), says('proposalReview.isDeclined'));
      await t.settle();
      assert.equal((await proposalsIn(cast, anna))[0]?.reason, 'Dit lijkt op *dilemma* 3.');
    }));

  it('shows how it is now to a facilitator with an old card, and accepts nothing that was not seen', () =>
    played(async (cast) => {
      const { anna, fien, fred } = cast;
      await brought(cast, fien);
      const old = fred.lastCard();
      const edit = shownIn(await fien.clicks(fien.lastCard(), { verb: 'proposal.edit' }));
      await fien.clicks(edit, { verb: 'proposal.save' }, COMPLETE);
      const [{ id } = { id: '' }] = await proposalsIn(cast, anna);
      const other = { ...SAFE, proposal: id, revision: '0', title: 'Heel iets anders' };
      const forged = JSON.parse(await forges(fred, 'proposal.save', other)) as { readonly value: string };
      assert.equal(forged.value, sentence('proposalEdit.changed'));
      const late = await fred.clicks(old, { verb: 'proposal.decline' }, { reason: 'Onduidelijk' });
      assert.match(seen(late), says('proposalReview.noteChanged'));
      const [proposal] = await proposalsIn(cast, anna);
      assert.equal(proposal?.state, 'submitted');
      assert.equal(proposal?.text.title, TITLE);
    }));

  it('is not accepted while a rule for authors is broken, whatever the card says', () =>
    played(async (cast) => {
      const { anna, fien } = cast;
      await brought(cast, fien);
      const [proposal] = await proposalsIn(cast, anna);
      const forged = await forges(fien, 'proposal.accept', { proposal: proposal?.id ?? '', revision: '0' });
      assert.match(forged, says('proposalReview.noteFaulty'));
      assert.match(forged, says('proposalFault.questionMissing'));
      assert.equal((await proposalsIn(cast, anna))[0]?.state, 'submitted');
    }));

  it('is for facilitators to decide: others get a polite no and nothing changes', () =>
    played(async (cast) => {
      const { t, anna, fien } = cast;
      await brought(cast, fien);
      const [before] = await proposalsIn(cast, anna);
      const bob = await t.joins('Bob Bos');
      const data = { proposal: before?.id ?? '', revision: '0', reason: 'Weg ermee', title: 'Iets anders' };
      for (const person of [anna, bob]) {
        for (const verb of ['review', 'show', 'edit', 'save', 'accept', 'decline']) {
          assert.match(await forges(person, `proposal.${verb}`, data), says('notices.notFacilitator.title'), verb);
        }
      }
      assert.match(reads(await asks(bob, 'beoordelen')), says('notices.notFacilitator.title'));
      assert.deepEqual(await proposalsIn(cast, anna), [before]);
    }));

  it('is not for non-participants', () =>
    played(async (cast) => {
      assert.ok(!verbsOn(await asks(cast.fred, 'voorstel')).includes('proposal.send'));
      assert.ok(verbsOn(cast.fred.lastCard()).includes('profile.open'), 'how to take part');
    }));

  it('answers 100 kB, ids that do not exist and a sixth proposal with a sentence', () =>
    played(async (cast) => {
      const { anna, fien } = cast;
      const huge = { title: TITLE, situation: 'é '.repeat(50_000), draft: 'd' };
      assert.match(await forges(anna, 'proposal.send', huge), /3.?000/);
      assert.match(
        await forges(fien, 'proposal.show', { proposal: '{"$ne":1}' }),
        says('notices.unknownProposal.title'),
      );
      for (let count = 0; count < 5; count += 1) {
        const answer = await anna.clicks(await asks(anna, 'voorstel'), { verb: 'proposal.send' }, SAFE);
        assert.match(seen(answer), says('notices.proposalSent.title'));
      }
      const sixth = await anna.clicks(await asks(anna, 'voorstel'), { verb: 'proposal.send' }, SAFE);
      assert.match(seen(sixth), says('proposal.tooMany', { count: 5 }));
      assert.equal((await proposalsIn(cast, anna)).length, 5);
    }));

  it('is part of one’s own data, and gone after an erasure', () =>
    played(async (cast) => {
      const { t, anna, fien, kept } = cast;
      const review = await brought(cast, fien);
      const asked = await asks(anna, 'wis mij');
      await anna.clicks(asked, { verb: 'erase.confirm' });
      await t.settle();
      assert.deepEqual(await kept('proposals'), []);
      assert.match(seen(await fien.clicks(review, { verb: 'proposal.edit' })), says('notices.unknownProposal.title'));
    }));
});

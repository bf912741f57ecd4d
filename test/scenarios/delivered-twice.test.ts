import assert from 'node:assert/strict';
import { CARD_VERSION, type Verb } from '../../cards/actions.js';
import { invokeOf, type RawActivity } from '../support/activities.js';
import { closes } from '../support/agreements.js';
import { FACILITATOR, FACILITATORS } from '../support/channels.js';
import { dialogIn } from '../support/compose.js';
import type { Person } from '../support/fake-teams/person.js';
import { goodData, VERBS } from '../support/form-values.js';
import { says } from '../support/says.js';
import { idOf, play, reads, type Stage } from '../support/scenario.js';
import { matchesNow, reach } from '../support/talks.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';
import { spread } from '../support/thorough.js';
import { talksHere } from '../support/threads.js';

type Ids = Readonly<Record<string, string>>;

function click(person: Person, verb: string, data: object): RawActivity {
  const action = { type: 'Action.Execute', verb, data: { ...data, v: CARD_VERSION } };
  return invokeOf(person.activity(), 'adaptiveCard/action', { action, trigger: 'manual' });
}

/** The answer as the client shows it, without what is new in every card: ids of forms, secrets of links. */
function shownIn({ body }: { readonly body: unknown }): string {
  return JSON.stringify(body).replace(/id-\d{8}|my-data\/[\w-]+/g, '…');
}

/** Everything that is stored, but for the trace of the visit, the secrets of links, how often was looked for a match, and numbers that no post has. */
async function stored({ everything }: Stage): Promise<readonly unknown[]> {
  const all = (await everything()).filter(({ collection }) => collection !== 'exportLinks');
  return all.map(({ collection, document: { recent: _, freed: _f, rematched: _r, posts: _p, ...document } }) => [
    collection,
    document,
  ]);
}

/** Delivers a click twice, as Teams does after a time-out; the second must give and change nothing else than the first. */
async function twice(stage: Stage, person: Person, verb: string, data: object): Promise<string> {
  const activity = click(person, verb, data);
  const first = shownIn(await person.sends(activity));
  await stage.t.settle();
  const before = await stored(stage);
  assert.equal(shownIn(await person.sends(activity)), first, verb);
  await stage.t.settle();
  assert.deepEqual([verb, await stored(stage)], [verb, before]);
  return first;
}

/** Two people who talk, one of them a facilitator, with something for every button to be about. */
function whileTalking(story: (stage: Stage, fien: Person, ids: Ids) => Promise<void>): Promise<void> {
  return play(
    async (stage) => {
      const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR, municipality: 'Leiden' });
      const bram = await stage.t.joins('Bram Boersma', { municipality: 'Emmen' });
      await reach(stage, 'discussing');
      const [match] = await matchesNow(stage);
      assert.ok(match);
      const about = { match: match.id, thread: `match:${match.id}`, member: placeOf(match, bram) };
      await stage.t.chapter('there is something for every button to be about', async () => {
        await talksHere(fien);
        await fien.sends(click(fien, 'proposal.send', goodData('proposal.send')));
        await bram.sends(click(bram, 'round.post', { ...goodData('round.post'), text: 'Van Bram' }));
        await bram.sends(
          click(bram, 'agreement.propose', { ...goodData('agreement.propose', about), agreedWith: 'partner' }),
        );
        await stage.t.settle();
      });
      const [proposal] = await stage.storage.stores.proposals.allOf(idOf(fien));
      const [agreement] = await stage.storage.stores.agreements.allOf(idOf(fien));
      const [post] = await stage.kept('posts');
      await story(stage, fien, {
        ...about,
        ...{ proposal: proposal?.id ?? '', agreement: agreement?.id ?? '', post: String(post?._id) },
        channel: `${TENANT}:19:channel`,
      });
    },
    { env: { ...WHOLE_WEEK, ...FACILITATORS } },
  );
}

function placeOf({ members }: { readonly members: readonly { readonly id: string }[] }, person: Person): string {
  return String(members.findIndex(({ id }) => id === idOf(person)));
}

/** Verbs that end something: each has a story of its own. */
const ENDING: readonly Verb[] = [
  ...(['erase.confirm', 'leave.confirm', 'pause.set', 'thread.close', 'match.skip', 'talks.skipWeek'] as const),
  ...(['round.close', 'round.cancel', 'proposal.accept', 'proposal.decline', 'agreement.decline'] as const),
];

describe('scenario: a click that Teams delivers twice', () => {
  const LASTING = VERBS.filter((verb) => !ENDING.includes(verb) && !/round.open|vote/.test(verb));
  for (const part of [0, 1, 2]) {
    const verbs = LASTING.filter((_, at) => at % 3 === part);
    it(`gets the same answer as the first time, and changes nothing more: ${verbs.join(', ')}`, () =>
      whileTalking(async (stage, fien, ids) => {
        for (const verb of verbs) await twice(stage, fien, verb, goodData(verb, ids));
      }));
  }

  for (const verb of spread(ENDING, 3)) {
    it(`the same for ${verb}`, () =>
      whileTalking(async (stage, fien, ids) => {
        const answer = await twice(stage, fien, verb, goodData(verb, ids));
        assert.doesNotMatch(answer, says('notices.notPossibleNow.title'), 'it was possible');
      }));
  }

  it('a round that was opened by it says so again; another click on the old card does not', () =>
    play(
      async (stage) => {
        const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR });
        const round = { round: 'main-1' };
        assert.match(await twice(stage, fien, 'round.open', round), says('notices.roundOpened.title'));
        assert.match(await twice(stage, fien, 'round.open', round), says('notices.notPossibleNow.title'));
        assert.equal((await stage.kept('audit')).length, 1);
        assert.match(await twice(stage, fien, 'round.close', round), says('notices.roundClosed.title'));
        assert.equal((await stage.kept('audit')).length, 2);
      },
      { env: FACILITATORS },
    ));

  it('at the same moment too', () =>
    play(
      async (stage) => {
        const fien = await stage.t.joins('Fien Begeleider', { objectId: FACILITATOR });
        const activity = click(fien, 'round.open', { round: 'main-1' });
        const answers = await Promise.all([1, 2, 3].map(async () => shownIn(await fien.sends(activity))));
        for (const answer of answers) assert.match(answer, says('notices.roundOpened.title'));
        assert.equal((await stage.kept('audit')).length, 1);
      },
      { env: FACILITATORS },
    ));

  it('voting and the link to one’s own data', () =>
    play(async (stage) => {
      const { t } = stage;
      const nora = t.teams.person({ name: 'Nora Nieuw', tenant: TENANT });
      await nora.installs();
      const profile = { municipalityName: 'Leiden', role: 'legal', language: 'nl' };
      await nora.sends(click(nora, 'profile.save', profile));
      await t.advance('1h');
      await twice(stage, nora, 'vote.cast', goodData('vote.cast'));
      const links = [1, 2].map(() => click(nora, 'myData.show', {}));
      for (const activity of links) {
        const both = [await nora.sends(activity), await nora.sends(activity)].map(
          ({ body }) => /\/my-data\/([\w-]+)/.exec(JSON.stringify(body))?.[1] ?? assert.fail(),
        );
        for (const token of both)
          assert.equal((await fetch(`${t.url}/my-data/${token}`)).status, 200, 'whichever of the two the client shows');
      }
    }));

  it('does not undo what the person did since: an answer, an agreement, a decision', () =>
    whileTalking(async (stage, fien, ids) => {
      const hide = click(fien, 'posts.hide', { post: ids.post, text: 'Een naam' });
      await fien.sends(hide);
      stage.t.clock.advance('1s');
      await fien.sends(click(fien, 'posts.restore', { post: ids.post }));
      await fien.sends(hide);
      assert.equal((await stage.kept('posts')).find(({ _id }) => _id === ids.post)?.moderation.state, 'shown');
      const amend = (what: string, version = '1') =>
        click(fien, 'agreement.amend', { ...goodData('agreement.amend', ids), what, version, agreedWith: 'partner' });
      const [first, second] = [amend('Eerst'), amend('Daarna')];
      for (const activity of [first, second, first]) await fien.sends(activity);
      const [agreement] = await stage.storage.stores.agreements.allOf(idOf(fien));
      assert.equal(
        agreement?.versions.at(-1)?.what,
        'Daarna',
        'the same form with another text counts, delivered again it does not',
      );
    }));
});

describe('scenario: the same form sent again with another text', () => {
  const SAFE = {
    title: 'De gang',
    situation: 'Na afloop hoor ik op de gang iets anders dan in de vergadering.',
    draft: 'd1',
  };

  it('a proposal has the text that was sent last, on the cards of the facilitators too', () =>
    whileTalking(async (stage, fien) => {
      const { t, storage } = stage;
      const own = async () =>
        (await storage.stores.proposals.allOf(idOf(fien))).filter(({ text }) => text.title === 'De gang');
      const [first, second] = [{}, { situation: 'Nu beter verteld.' }].map((more) =>
        click(fien, 'proposal.send', { ...SAFE, ...more }),
      );
      assert.ok(first && second);
      await fien.sends(first);
      await t.settle();
      await fien.sends(second);
      await t.settle();
      for (const late of [first, second]) await fien.sends(late);
      const [proposal, ...more] = await own();
      assert.deepEqual([proposal?.text.situation, more.length], ['Nu beter verteld.', 0]);
      const cards = fien.inbox.map(reads).filter((text) => text.includes('De gang'));
      assert.equal(cards.length, 1);
      assert.match(cards[0] ?? '', /Nu beter verteld/);
      assert.ok(!fien.inbox.map(reads).some((text) => says('notices.proposalEdited.title').test(text)));
    }));

  it('a proposal that a facilitator was at already stays, and the other text is one of its own', () =>
    whileTalking(async (stage, fien) => {
      const own = async () =>
        (await stage.storage.stores.proposals.allOf(idOf(fien))).filter(({ text }) => text.title === 'De gang');
      await fien.sends(click(fien, 'proposal.send', SAFE));
      const [{ id } = { id: '' }] = await own();
      await fien.sends(click(fien, 'proposal.decline', { proposal: id, revision: '0', reason: 'Dubbel' }));
      const better = click(fien, 'proposal.send', { ...SAFE, situation: 'Nu beter verteld.' });
      for (const activity of [better, better]) await fien.sends(activity);
      assert.deepEqual((await own()).map(({ state, text }) => [state, text.situation]).sort(), [
        ['declined', SAFE.situation],
        ['submitted', 'Nu beter verteld.'],
      ]);
    }));

  it('the same from a dialog', () =>
    whileTalking(async (stage, fien) => {
      for (const situation of ['Eerst zo verteld.', 'Nu beter verteld.', 'Eerst zo verteld.']) {
        const data = { ...SAFE, situation, verb: 'proposal.send', v: CARD_VERSION };
        const sent = await fien.invokes('composeExtension/submitAction', { commandId: 'propose', data });
        assert.match(reads(dialogIn(sent)), says('notices.proposalSent.title'));
      }
      const own = (await stage.storage.stores.proposals.allOf(idOf(fien))).filter(
        ({ text }) => text.title === 'De gang',
      );
      assert.deepEqual(
        own.map(({ text }) => text.situation),
        ['Nu beter verteld.'],
      );
    }));

  it('an answer to an agreement that is finished takes other words for the same outcome', () =>
    play(
      async (stage) => {
        const [anna] = await closes(stage, ['Leiden', 'Breda']);
        assert.ok(anna);
        const form = { round: 'main-1', what: 'Bellen', agreedWith: 'self' };
        await anna.sends(click(anna, 'agreement.draft', form));
        await anna.sends(click(anna, 'agreement.draft', { ...form, what: 'Mailen' }));
        const [{ id } = { id: '' }] = await stage.storage.stores.agreements.allOf(idOf(anna));
        const said = { agreement: id, version: '2', outcome: 'kept' };
        for (const line of ['Ging goed', 'Ging heel goed'])
          await anna.sends(click(anna, 'agreement.answer', { ...said, line }));
        const [agreement] = await stage.storage.stores.agreements.allOf(idOf(anna));
        assert.deepEqual(
          [agreement?.versions.at(-1)?.what, agreement?.parties[0]?.answer?.line, agreement?.state],
          ['Mailen', 'Ging heel goed', 'kept'],
        );
      },
      { env: WHOLE_WEEK },
    ));

  it('a post under another text is a post of its own: neither is thrown away', () =>
    whileTalking(async (stage, fien, ids) => {
      for (const verb of ['thread.post', 'round.post'] as const)
        for (const text of ['Eerst', 'Daarna', 'Eerst'])
          await fien.sends(click(fien, verb, { ...goodData(verb, ids), text }));
      const texts = (await stage.kept('posts')).map(({ text }) => text);
      assert.deepEqual(texts.filter((text) => text !== 'Van Bram').sort(), ['Daarna', 'Daarna', 'Eerst', 'Eerst']);
    }));
});

import assert from 'node:assert/strict';
import { ACTIONS } from '../../cards/actions.js';
import { builtinDilemmas } from '../../src/dilemmas/library/builtin-dilemmas.js';
import { searches } from '../support/compose.js';
import type { Person } from '../support/fake-teams/person.js';
import { moves, twoProgrammes, WITH_OWNER } from '../support/programme-facilitators.js';
import { idOf, play, reads, type Stage, votes } from '../support/scenario.js';
import { TENANT, WHOLE_WEEK } from '../support/test-app.js';

const QUEUE = builtinDilemmas.slice(4).map(({ id }) => id);
/** Stands in everything that people of the other programme write. */
const SECRET = 'ZEER-GEHEIM';
/** Collections of things that others own; the person herself may write about herself. */
const THEIRS = [
  'rounds',
  'votes',
  'ballotBoxes',
  'results',
  'matches',
  'threads',
  'posts',
  'agreements',
  'proposals',
  'programmes',
  'audit',
];
/** Verbs that do something to the person who clicks alone. */
const OWN = /^(erase|leave|profile|pause|language|proposal\.(send|form)|myData|help|news)\b/;

interface North {
  readonly people: readonly Person[];
  /** Every id of the north that a card could carry. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Six people of the north vote, talk, write, agree, bring something in, and have a channel. */
async function northAtWork(stage: Stage, noor: Person): Promise<North> {
  const { t, storage } = stage;
  const { services } = t.app;
  const { participants, matches } = storage.stores;
  const people: Person[] = [];
  for (const [at, municipality] of ['Leiden', 'Emmen', 'Breda', 'Zwolle', 'Venlo', 'Hoorn'].entries()) {
    const person = await t.joins(`Noorderling ${at} ${SECRET}`, { municipality });
    await moves(stage, person, ['north']);
    people.push(person);
  }
  const [anna = assert.fail(), bram = assert.fail()] = people;
  const team = t.teams.team('Ruimte', TENANT);
  await team.installs(noor);
  await team.createsChannel(`Kanaal ${SECRET}`);
  await team.seat(noor, `Kanaal ${SECRET}`).says('plaats hier');
  await t.goTo('2026-11-23T09:00:00+01:00');
  for (const person of people) await votes(person, 'a', { reason: `Reden ${SECRET}` });
  await t.goTo('2026-11-25T09:00:00+01:00');
  await t.advance('11s');
  const asParticipant = async (person: Person) => (await participants.get(idOf(person))) ?? assert.fail();
  const [present] = await services.matching.current(await asParticipant(anna), ['north']);
  assert.ok(present?.view.kind === 'matched');
  const match = present.view.matchId;
  const writing = { typed: `Bericht ${SECRET}`, origin: ['test'], source: 'personal' } as const;
  await services.threads.postInMatch(await asParticipant(anna), match, writing);
  await services.roundThreads.post(await asParticipant(anna), 'north-1', writing);
  const paper = { what: `Afspraak ${SECRET}`, agreedWith: 'self', by: '2026-12-18', how: '' };
  await services.agreements.saveForMatch(await asParticipant(anna), match, paper);
  const texts = {
    title: `Voorstel ${SECRET}`,
    situation: 'Een buurman vraagt iets wat je niet mag zeggen. Het is druk.',
  };
  await services.proposals.submit(await asParticipant(bram), 'draft', texts, { seen: undefined, notPersonal: true });
  const id = async (collection: string, fits: (one: Record<string, unknown>) => boolean = () => true) =>
    String((await stage.kept(collection)).find(fits)?._id ?? assert.fail(`nothing in ${collection}`));
  assert.ok((await matches.get(match)) !== null);
  return {
    people,
    ids: {
      ...{ round: 'north-1', programme: 'north', match, member: '0', revision: '0', version: '1', read: '0' },
      thread: await id('threads', ({ kind }) => kind === 'match'),
      post: await id('posts', ({ threadId }) => String(threadId).startsWith('round:')),
      agreement: await id('agreements'),
      proposal: await id('proposals'),
      channel: await id('channels', ({ chosen }) => chosen === true),
      ...{
        ballot: 'first',
        option: 'a',
        confidence: '3',
        reason: 'Nee',
        text: 'Ik ook',
        once: 'once-once',
        language: 'nl',
      },
      ...{
        what: 'Iets',
        agreedWith: 'self',
        by: '2026-12-18',
        how: 'x',
        outcome: 'kept',
        line: 'x',
        title: 'Iets',
        draft: 'd',
      },
    },
  };
}

/** Every word, and every search. */
async function asksAround(zoe: Person): Promise<void> {
  const words = [
    'ronde',
    'plan',
    'beoordelen',
    'moderatie',
    'kanalen',
    'gesprek',
    'match',
    'afspraken',
    'dilemma',
    "programma's",
  ];
  for (const word of words)
    for (const reply of (await zoe.says(word)).replies) assert.ok(!reads(reply).includes(SECRET), word);
  for (const command of ['dilemmas', 'matches', 'colleagues'] as const)
    for (const text of ['', 'Noorderling', 'Leiden']) {
      const answer = JSON.stringify(await searches(zoe, command, text));
      assert.ok(!answer.includes(SECRET) && !answer.includes('north-1'), `${command} ${text}: ${answer}`);
    }
}

describe('scenario: a facilitator of one programme who tries everything of another', () => {
  it('learns nothing and changes nothing by any button, any word or any search', () =>
    play(
      async (stage) => {
        const { t, kept } = stage;
        const { noor, zoe } = await twoProgrammes(stage, QUEUE);
        const { ids, people } = await northAtWork(stage, noor);
        assert.ok(people.length > 5);
        // The open conversation of her own round is opened by whoever looks first.
        const theirs = async () =>
          (await Promise.all(THEIRS.map(kept)))
            .flat()
            .map((document) => JSON.stringify(document))
            .filter((text) => !text.includes('south-1'))
            .join();
        const channelNow = async () =>
          JSON.stringify(
            (await kept('channels')).map(({ _id, chosen, programmeId, language }) => [
              _id,
              chosen,
              programmeId,
              language,
            ]),
          );
        const before = [await theirs(), await channelNow()];
        const verbs = Object.keys(ACTIONS).filter((verb) => !OWN.test(verb));
        assert.ok(verbs.length > 50, `${verbs.length} verbs`);
        for (const verb of verbs) {
          t.clock.advance('1m');
          const action = { type: 'Action.Execute', verb, data: { ...ids, v: 1 } };
          const { status, body } = await zoe.invokes('adaptiveCard/action', { action, trigger: 'manual' });
          assert.equal(status, 200, verb);
          assert.ok(!JSON.stringify(body).includes(SECRET), `${verb}: ${JSON.stringify(body)}`);
          assert.ok((await theirs()) === before[0] && (await channelNow()) === before[1], verb);
        }
        await asksAround(zoe);
        assert.deepEqual([await theirs(), await channelNow()], before);
      },
      { env: { ...WITH_OWNER, ...WHOLE_WEEK } },
    ));
});

import assert from 'node:assert/strict';
import type { Participant } from '../../src/participants/participant.js';
import type { Person } from '../support/fake-teams/person.js';
import { participantOf, populate } from '../support/populate.js';
import { GOOD_TEXT } from '../support/proposals.js';
import { SteadyClock } from '../support/steady-clock.js';
import { stateOf } from '../support/stored-state.js';
import { type Rehearsal, rehearse, type Stage } from '../support/sweep.js';
import { TENANT } from '../support/test-app.js';
import type { Moment } from '../support/watched-storage.js';

const COLLECTIONS = ['proposals', 'dilemmas', 'programmes', 'outbox'] as const;
/** Moments and how often a message was tried: these may differ, the outcome may not. */
const PASSING = /^(settledAt|dueAt|since|activityId|attempts|submittedAt|decidedAt|startsAt)$/;
/** The first two of `populate` are the sender and somebody else; the third reviews. */
const FACILITATOR = `${TENANT}:0bb00000-0000-4000-8000-000000000002`;
const FORM = {
  title: GOOD_TEXT.title,
  situation: GOOD_TEXT.situation,
  question: GOOD_TEXT.question,
  ...{ label1: GOOD_TEXT.options[0]?.label, explanation1: GOOD_TEXT.options[0]?.explanation },
  ...{ label2: GOOD_TEXT.options[1]?.label, explanation2: GOOD_TEXT.options[1]?.explanation },
  tension: GOOD_TEXT.tension,
  ...{
    reflection1: GOOD_TEXT.reflection[0],
    reflection2: GOOD_TEXT.reflection[1],
    reflection3: GOOD_TEXT.reflection[2],
  },
  ...{ knowledgeTitle: GOOD_TEXT.knowledgeTitle, knowledgeText: GOOD_TEXT.knowledgeText, challenges: ['housing'] },
};

interface Scene {
  readonly people: readonly Person[];
  readonly sender: Participant;
  /** Id of the one proposal there is. */
  readonly idNow: () => Promise<string>;
}

interface Outcome {
  readonly state: unknown;
  readonly messages: readonly number[];
}

type Decision = 'accept' | 'decline';

describe('a process killed between any two store calls of a proposal', () => {
  for (const decision of ['accept', 'decline'] as const) {
    it(`comes to the same end when it is sent, edited and then: ${decision}`, async () => {
      const story = await rehearseStory(decision);
      try {
        const { state, messages } = story.undisturbed;
        assert.match(JSON.stringify(state), decision === 'accept' ? /"accepted"/ : /"declined"/);
        assert.deepEqual(messages, [2, 0, 1]);
        await story.sweep({ assertMore: assertMessages });
      } finally {
        await story.close();
      }
    });
  }

  it('does what follows from a change that was written, even when nobody clicks again', async () => {
    const story = await rehearseStory('accept');
    try {
      const isMeant = ({ name }: Moment) => /^proposals\.(createIfAbsent|edit|decide)$/.test(name);
      assert.equal(await story.sweep({ isMeant, again: false, assertMore: assertMessages }), 3);
    } finally {
      await story.close();
    }
  });
});

/** Sent and not yet noted is the one thing that cannot be made good. */
function assertMessages(outcome: Outcome, expected: Outcome, { name, when }: Moment): void {
  const unnoted = when === 'before';
  outcome.messages.forEach((count, at) => {
    const wanted = expected.messages[at] ?? 0;
    assert.ok(count === wanted || (unnoted && count === wanted + 1), `${count} messages, killed ${when} ${name}`);
  });
}

function stages(decision: Decision): readonly Stage<Scene>[] {
  const unsure = { seen: undefined, notPersonal: false };
  return [
    { act: ({ sender }, { services }) => services.proposals.submit(sender, 'draft', FORM, unsure) },
    {
      act: async ({ idNow }, { services }) =>
        services.proposals.edit(await idNow(), 0, { ...FORM, title: 'Op de gang' }, FACILITATOR),
    },
    {
      act: async ({ idNow }, { services }) =>
        decision === 'accept'
          ? services.proposals.accept(await idNow(), 1, FACILITATOR)
          : services.proposals.decline(await idNow(), 1, 'Dit was er al', FACILITATOR),
    },
  ];
}

function rehearseStory(decision: Decision): Promise<Rehearsal<Outcome>> {
  return rehearse<Scene, Outcome>({
    clock: new SteadyClock('2026-11-23T08:00:00+01:00'),
    env: { FACILITATORS: FACILITATOR },
    stages: stages(decision),
    async prepare({ storage, teams, clock, steady }) {
      await steady.listen();
      await steady.tick();
      const people = await populate(storage, teams, clock, ['GM0014', 'GM0546', 'GM0758']);
      const [first] = people;
      assert.ok(first);
      const sender = await participantOf(storage, first);
      return { people, sender, idNow: async () => (await storage.stores.proposals.allOf(sender.id))[0]?.id ?? '' };
    },
    async ending({ storage }, { people }) {
      const state = await stateOf(storage, COLLECTIONS, (_collection, member) => PASSING.test(member));
      return { state: JSON.parse(JSON.stringify(state)), messages: people.map(({ inbox }) => inbox.length) };
    },
  });
}

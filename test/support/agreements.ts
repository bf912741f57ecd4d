import assert from 'node:assert/strict';
import type { Agreement } from '../../src/agreements/agreement.js';
import { buttonsOf } from './fake-teams/card-parts.js';
import type { Shown } from './fake-teams/conversation.js';
import type { Inputs } from './fake-teams/fill-in.js';
import type { Person } from './fake-teams/person.js';
import type { ActionAnswer } from './fake-teams/seat.js';
import { either, says } from './says.js';
import { idOf, play, reads, type Stage } from './scenario.js';
import { answers, groupsNow, joined, reach } from './talks.js';
import { WHOLE_WEEK } from './test-app.js';

/** Input for a closing card in these stories: due in three weeks. */
export const PAPER = {
  what: 'Wij sturen elkaar eerst een concept',
  agreedWith: 'partner',
  by: '2026-12-18',
  how: 'Het staat in het verslag',
} as const;

/** A story that begins when the round of people from these towns has closed, on Monday 30 November. */
export function afterClosing(
  towns: readonly string[],
  story: (stage: Stage, people: readonly Person[]) => Promise<void>,
): Promise<void> {
  return play(async (stage) => story(stage, await closes(stage, towns)), { env: WHOLE_WEEK });
}

/** People from these towns join, talk, and their round closes. Once in a story. */
export async function closes(stage: Stage, towns: readonly string[]): Promise<readonly Person[]> {
  const people = await joined(stage.t, towns);
  await reach(stage, 'discussing');
  await stage.t.chapter('every group says that it met', async () => {
    for (const [one] of await groupsNow(stage, people)) await answers(one ?? assert.fail(), 'match.met');
  });
  await reach(stage, 'closed');
  return people;
}

/** The same with two people who talked. */
export function afterTalk(story: (stage: Stage, anna: Person, bram: Person) => Promise<void>): Promise<void> {
  return afterClosing(['Leiden', 'Breda'], (stage, [anna, bram]) => {
    assert.ok(anna && bram);
    return story(stage, anna, bram);
  });
}

/** The newest message with the form below the result. */
export function closingOf(person: Person): Shown {
  const shown = person.inbox.findLast(({ card }) => buttonsOf(card).some(({ verb }) => verb === 'agreement.draft'));
  return shown ?? assert.fail(`${person.facts.name} has no closing card with a form`);
}

/** Fills in the form below the result. */
export function puts(person: Person, inputs: Inputs = PAPER): Promise<ActionAnswer> {
  return person.clicks(closingOf(person), { verb: 'agreement.draft' }, inputs);
}

/** Messages that the bot sends unasked; the list and one agreement are answers. */
const TOLD = either(
  ...(['proposed', 'agreed', 'answered', 'gone', 'soon', 'due'] as const).map((news) =>
    says(`agreement.summary_${news}`),
  ),
);

/** The messages that the person got about agreements on the bot's own account, oldest first. */
export function lettersAbout(person: Person): readonly Shown[] {
  return person.inbox.filter(
    ({ card, summary }) => buttonsOf(card).some(({ verb }) => verb === 'agreement.list') && TOLD.test(summary),
  );
}

/** The newest of them. */
export function letterAbout(person: Person): Shown {
  return lettersAbout(person).at(-1) ?? assert.fail(`${person.facts.name} was told of no agreement`);
}

/** The headings of these messages. */
export function headingsOf(person: Person): readonly string[] {
  return lettersAbout(person).map((shown) => shown.summary);
}

/** Everything on paper, as it is stored, in order of id. */
export async function onPaper({ storage }: Stage, person: Person): Promise<readonly Agreement[]> {
  const found = await storage.stores.agreements.allOf(idOf(person));
  return [...found].sort((one, other) => one.id.localeCompare(other.id));
}

/** The one agreement of this person. */
export async function theOne(stage: Stage, person: Person): Promise<Agreement> {
  const [one, ...others] = await onPaper(stage, person);
  assert.deepEqual(others, []);
  return one ?? assert.fail('nothing is on paper');
}

/** The list of one's own agreements. */
export async function asksList(person: Person): Promise<Shown> {
  const [card] = (await person.says('afspraken')).replies;
  return card ?? assert.fail();
}

/** A click with data of one's own making. Gives the whole answer as text. */
export async function invokes(person: Person, verb: string, data: object): Promise<string> {
  const action = { type: 'Action.Execute', verb, data: { v: 1, ...data } };
  const { status, body } = await person.invokes('adaptiveCard/action', { action, trigger: 'manual' });
  assert.equal(status, 200);
  return JSON.stringify(body);
}

/** Two people who agreed on `PAPER`. */
export async function agree(stage: Stage, anna: Person, bram: Person, inputs: Inputs = PAPER): Promise<void> {
  await stage.t.chapter(`${anna.facts.name} and ${bram.facts.name} agree on ${JSON.stringify(inputs)}`, async () => {
    await puts(anna, inputs);
    await stage.t.settle();
    await bram.clicks(letterAbout(bram), { verb: 'agreement.accept' });
    await stage.t.settle();
  });
  assert.match(reads(letterAbout(anna)), says('agreement.heading_agreed'));
}

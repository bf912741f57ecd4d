import type { Shown } from '../support/fake-teams/conversation.js';
import type { Person } from '../support/fake-teams/person.js';
import { startTestApp, TENANT, type TestApp } from '../support/test-app.js';
import { TestClock } from '../support/test-clock.js';
import { type BenchStorage, openBenchStorage } from './bench-storage.js';
import type { AddRow } from './rows.js';

const FACILITATOR = '0fa00000-0000-4000-8000-00000000000a';
/** An hour after the opening. */
const MONDAY_TEN = '2026-11-23T10:00:00+01:00';

/** Counts one turn. */
type Count = (id: string, title: string, turn: () => Promise<unknown>) => Promise<void>;

/** The card on which that button stands, from the answer to a typed word. */
async function ask(person: Person, words: string): Promise<Shown> {
  const [card] = (await person.says(words)).replies;
  if (card === undefined) throw new Error(`"${words}" was not answered`);
  return card;
}

function answered<T extends { readonly card: Shown | null }>({ card }: T): Shown {
  if (card === null) throw new Error('The click was not answered with a card');
  return card;
}

/** One person's turns from the first to the last, each counted. */
async function personsTurns({ teams }: TestApp, count: Count): Promise<void> {
  const anna = teams.person({ name: 'Anna Bench', tenant: TENANT });
  await count('install', 'install (two activities)', () => anna.installs());
  const welcome = anna.lastCard();
  await count('help', 'help', () => anna.says('hulp'));
  let form = welcome;
  await count('profile.open', 'profile form', async () => {
    form = answered(await anna.clicks(welcome, { verb: 'profile.open' }));
  });
  await count('municipality.search', 'one search in the list of municipalities', () =>
    anna.types('municipalities', 'zwol'),
  );
  const filledIn = { municipalityName: 'Zwolle', role: 'policy-officer' };
  const save = async (shown: Shown) => answered(await anna.clicks(shown, { verb: 'profile.save' }, filledIn));
  await count('profile.save', 'profile saved for the first time', () => save(form));
  await count('dilemma', 'the dilemma asked for', () => ask(anna, 'dilemma'));
  const ballot = anna.lastCard();
  await count('ballot.refresh', 'the ballot refreshed', () => anna.refreshes(ballot));
  const vote = async (option: string) => {
    const inputs = { option, confidence: '4', reason: 'Zo doen wij dat hier al jaren.' };
    answered(await anna.clicks(ballot, { verb: 'vote.cast' }, inputs));
  };
  await count('vote', 'vote', () => vote('a'));
  await count('vote.change', 'vote changed', () => vote('b'));
  await count('profile.change', 'profile changed', () => save(form));
  await count('pause', 'pause', () => ask(anna, 'pauze tot 12 januari'));
  await count('resume', 'resume', () => ask(anna, 'hervat'));
  await count('language', 'language', () => ask(anna, 'english'));
  await count('language.back', 'language, back', () => ask(anna, 'nederlands'));
  await count('unknown', 'a text that is not understood', () => ask(anna, 'de kat zit op de mat'));
  await count('myData', 'my data', () => ask(anna, 'mijn gegevens'));
  await count('erase.ask', 'erase, asked', () => ask(anna, 'wis mij'));
  const sure = anna.lastCard();
  await count('erase', 'erase, done', () => anna.clicks(sure, { verb: 'erase.confirm' }));
}

async function facilitatorsTurns({ teams }: TestApp, count: Count): Promise<void> {
  const fien = teams.person({ name: 'Fien Bench', tenant: TENANT, objectId: FACILITATOR });
  await fien.installs();
  await count('ronde', 'ronde', () => ask(fien, 'ronde'));
  await count('plan', 'plan', () => ask(fien, 'plan'));
  await count('uninstall', 'uninstall', () => fien.uninstalls());
}

/**
 * Round trips and bytes of each kind of turn while a round is open, among `people` participants. Turns come one by one and
 * nothing else runs, so that each command belongs to its turn.
 */
export async function measureTurns(uri: string, database: string, people: string, add: AddRow): Promise<void> {
  const storage: BenchStorage = await openBenchStorage(uri, database);
  const env = { FACILITATORS: `${TENANT}:${FACILITATOR}` };
  const app = await startTestApp({ storage, env, clock: new TestClock(MONDAY_TEN) });
  try {
    const count: Count = async (id, title, turn) => {
      const { trips, bytes } = await storage.meter.during(turn);
      add(`turn.${people}.${id}.trips`, `${title}: round trips`, trips, 'trips');
      add(`turn.${people}.${id}.bytes`, `${title}: bytes`, bytes, 'B');
    };
    await personsTurns(app, count);
    await facilitatorsTurns(app, count);
  } finally {
    await app.stop();
    await storage.close();
  }
}

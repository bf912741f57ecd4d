import type { Person } from './fake-teams/person.js';
import { idOf, type Stage } from './scenario.js';
import { alongside, type FreshStorage } from './storage.js';
import { TENANT } from './test-app.js';

interface CrowdFacts {
  readonly tenant?: string;
  readonly objectId?: (at: number) => string;
  /** Code of the municipality; absent: that of the model. */
  readonly municipality?: string;
}

/** People who joined, copies of one who did in the chat before, so that a crowd is there at once. */
export async function crowd(
  { t, storage, kept }: Stage,
  count: number,
  { tenant = TENANT, objectId, municipality }: CrowdFacts = {},
): Promise<readonly Person[]> {
  const [model] = await kept('participants');
  const people = Array.from({ length: count }, (_, at) =>
    t.teams.person({ name: `Collega ${at}`, tenant, ...(objectId === undefined ? {} : { objectId: objectId(at) }) }),
  );
  for (const { conversation } of people) conversation.installed = true;
  const documents = people.map((person) => ({
    ...model,
    _id: idOf(person),
    tenantId: tenant,
    ...(municipality === undefined ? {} : { municipality }),
    objectId: person.facts.objectId,
    name: person.facts.name,
    address: {
      ...model?.address,
      tenantId: tenant,
      conversationId: person.conversation.id,
      userId: person.facts.userId,
    },
  }));
  await storage.db.collection<{ _id: string }>('participants').insertMany(documents);
  return people;
}

/** The same storage, with something that happens after each page of a round's work. */
function withPages(storage: FreshStorage, happens: () => Promise<void>): FreshStorage {
  const { rounds } = storage.stores;
  const save: typeof rounds.save = async (id, holder, change, until, asRead) => {
    const saved = await rounds.save(id, holder, change, until, asRead);
    if (change.cursor !== undefined && change.step === undefined && change.phase === undefined) await happens();
    return saved;
  };
  return { ...storage, stores: { ...storage.stores, rounds: { ...rounds, save } } };
}

/** Another process works on the rounds, and ends after `pages` of people; returns the observations after each. */
export async function makesSome<Seen>(
  { t, storage }: Stage,
  pages: number,
  look: () => Promise<Seen>,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const beside = await alongside(storage);
  const maker = await t.another(
    withPages(beside, async () => {
      seen.push(await look());
      if (seen.length === pages) void maker.stop();
    }),
  );
  await maker.tick();
  await maker.stop();
  await beside.close();
  return seen;
}

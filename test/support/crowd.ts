import type { Person } from './fake-teams/person.js';
import { idOf, type Stage } from './scenario.js';
import { TENANT } from './test-app.js';

/** People who joined, copies of one who did in the chat before, so that a crowd is there at once. */
export async function crowd({ t, storage, kept }: Stage, count: number): Promise<readonly Person[]> {
  const [model] = await kept('participants');
  const people = Array.from({ length: count }, (_, at) => t.teams.person({ name: `Collega ${at}`, tenant: TENANT }));
  for (const { conversation } of people) conversation.installed = true;
  const documents = people.map((person) => ({
    ...model,
    _id: idOf(person),
    objectId: person.facts.objectId,
    name: person.facts.name,
    address: { ...model?.address, conversationId: person.conversation.id, userId: person.facts.userId },
  }));
  await storage.db.collection<{ _id: string }>('participants').insertMany(documents);
  return people;
}

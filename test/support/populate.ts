import type { Clock } from '../../src/clock.js';
import { type Participant, participantId } from '../../src/participants/participant.js';
import type { Person } from './fake-teams/person.js';
import type { FakeTeams } from './fake-teams.js';
import type { FreshStorage } from './storage.js';
import { TENANT } from './test-app.js';

/** People who joined, one for each of these municipalities (codes), stored without any turn so that a sweep is quick. */
export async function populate(
  storage: FreshStorage,
  teams: FakeTeams,
  clock: Clock,
  municipalities: readonly string[],
): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [at, municipality] of municipalities.entries()) {
    const objectId = `0bb00000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`;
    const person = teams.person({ name: `Person ${at}`, tenant: TENANT, objectId });
    person.conversation.installed = true;
    const { serviceUrl, conversationId, userId } = person.activity();
    const id = participantId({ tenantId: TENANT, objectId });
    const address = { channelId: 'msteams', serviceUrl, conversationId, tenantId: TENANT, botId: '28:x', userId };
    await storage.stores.participants.touch({
      ...{ id, tenantId: TENANT, objectId, name: person.facts.name, locale: 'nl-NL', seenOn: '2026-11-23', address },
    });
    await storage.stores.participants.change(id, {
      ...{ standing: 'joined', joinedAt: clock.now(), municipality, role: 'adviser' },
    });
    await storage.stores.participants.join(id, 'main', clock.now());
    people.push(person);
  }
  return people;
}

/** The participant behind a person of `populate`. */
export async function participantOf(storage: FreshStorage, { facts }: Person): Promise<Participant> {
  const participant = await storage.stores.participants.get(`${facts.tenantId}:${facts.objectId}`);
  if (participant === null) throw new Error(`${facts.name} is not stored`);
  return participant;
}

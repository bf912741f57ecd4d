import type { Match } from '../../src/matching/match.js';
import { type Intent, roundIntent } from '../../src/outbox/message.js';
import type { Standing } from '../../src/participants/participant.js';
import { PLAIN_PROGRAMME, UNCHANGED_SEASON } from '../../src/programmes/programme.js';
import type { Phase } from '../../src/rounds/round.js';
import { DEFAULT_TALK } from '../../src/rounds/talk-route.js';
import { pseudonymOf } from '../../src/rounds/vote.js';
import { amsterdamDate } from '../../src/scheduling/calendar.js';
import type { Stores } from '../../src/storage/stores.js';
import { sighting } from '../contracts/stores/channel-samples.js';
import { match } from '../contracts/stores/match-samples.js';
import { roundIn } from '../rounds/round-samples.js';
import { agreement } from './agreement-samples.js';
import { lost } from './lost.js';
import { proposal } from './proposals.js';
import { testConfig } from './test-app.js';

/** Somebody as a database may hold them after years. All ages are in days before `now`. */
export interface PastPerson {
  readonly standing: Standing;
  readonly seen: number;
  /** Null: not noted. */
  readonly left: number | null;
  /** Null: can be reached. */
  readonly unreachable: number | null;
  /** How long ago the link to their data expired; null: none. */
  readonly link: number | null;
  /** Messages to them: about which round, and how long ago each was settled; null: still to be sent. */
  readonly messages: readonly { readonly round: number; readonly settled: number | null }[];
}

export interface PastRound {
  readonly phase: Phase;
  readonly closed: number;
  /** Groups of people by their numbers; none: no talks. */
  readonly groups: readonly (readonly number[])[];
}

export interface Past {
  readonly people: readonly PastPerson[];
  /** The oldest first; round 0 is `main-1`. */
  readonly rounds: readonly PastRound[];
  /** Proposals of person 0: how long ago each was decided about; null: it still waits. Default: nothing. */
  readonly proposals?: readonly (number | null)[];
  /** Channels that get the dilemma: how long ago each was lost; null: it can be reached. Default: none. */
  readonly channels?: readonly (number | null)[];
}

const DAY_MS = 24 * 3_600_000;

export const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
export const pastId = (number: number): string => `T:person-${String(number).padStart(3, '0')}`;
export const pastRoundId = (number: number): string => `main-${number + 1}`;

/** Puts all of it in an empty database. */
export async function makePast(
  stores: Stores,
  { people, rounds, proposals = [], channels = [] }: Past,
  now: Date,
): Promise<void> {
  const weekPlan = testConfig().programme.weekPlan;
  const programme = { id: 'main', name: 'Spagaat', startsAt: now, weekPlan, queue: [], minimumCount: 5 };
  await stores.programmes.createIfAbsent({ ...programme, talk: DEFAULT_TALK, ...PLAIN_PROGRAMME, ...UNCHANGED_SEASON });
  for (const [number, round] of rounds.entries()) await makeRound(stores, number, round, now);
  for (const [number, person] of people.entries()) await makePerson(stores, number, person, now);
  for (const [number, decided] of proposals.entries()) await makeProposal(stores, number, decided, now);
  for (const [number, daysLost] of channels.entries()) await makeChannel(stores, number, daysLost, now);
}

async function makeProposal(stores: Stores, number: number, decided: number | null, now: Date): Promise<void> {
  const facts = { id: `proposal-${number}`, participantId: pastId(0), untold: false };
  const end = decided === null ? {} : ({ state: 'accepted', decidedAt: daysAgo(now, decided) } as const);
  await stores.proposals.createIfAbsent(proposal({ ...facts, ...end }));
}

async function makeChannel({ channels }: Stores, number: number, daysLost: number | null, now: Date): Promise<void> {
  const { id } = await channels.note(sighting(`19:channel-${number}`));
  await channels.choose(id, { chosen: true }, []);
  if (daysLost === null) return;
  const since = daysAgo(now, daysLost);
  await channels.markUnreachable([lost(id, `19:channel-${number}`, since)], since);
}

async function makeRound(stores: Stores, number: number, round: PastRound, now: Date): Promise<void> {
  const id = pastRoundId(number);
  const { phase, groups } = round;
  const closed = daysAgo(now, round.closed);
  const matchingIds = groups.length > 0 ? ['0-a'] : [];
  const plan = { voting: daysAgo(closed, 7), closed };
  await stores.rounds.createIfAbsent(
    roundIn(phase, { id, sequence: number + 1, plan, phaseSince: closed, matchingIds }),
  );
  const made: Match[] = groups.map((members, at) =>
    match(at, members.map(pastId), { roundId: id, sequence: number + 1, madeAt: daysAgo(closed, 5) }),
  );
  await stores.matches.addAll(made);
  if (phase === 'sealed') return;
  const box = { roundId: id, dilemmaId: 'concept', key: Buffer.alloc(32, number), open: null };
  await stores.ballotBoxes.createIfAbsent({ ...box, closesAt: closed, minimumCount: 5, talksAt: null });
}

async function makePerson(stores: Stores, number: number, person: PastPerson, now: Date): Promise<void> {
  const { participants, exportLinks, agreements, votes, ballotBoxes } = stores;
  const id = pastId(number);
  const [tenantId = '', objectId = ''] = id.split(':');
  const address = { channelId: 'c', serviceUrl: 's', conversationId: 'c', tenantId, botId: 'b', userId: objectId };
  const seenOn = amsterdamDate(daysAgo(now, person.seen));
  await participants.touch({ id, tenantId, objectId, name: `Name of ${objectId}`, locale: 'nl', seenOn, address });
  const leftAt = person.left === null ? {} : { leftAt: daysAgo(now, person.left) };
  await participants.change(id, { standing: person.standing, ...leftAt });
  if (person.standing === 'joined') await participants.join(id, 'main', now);
  if (person.unreachable !== null) {
    const since = daysAgo(now, person.unreachable);
    await participants.markUnreachable([lost(id, 'c', since)], since);
  }
  if (person.link !== null) {
    await exportLinks.create({
      tokenHash: `hash-${objectId}`,
      participantId: id,
      expiresAt: daysAgo(now, person.link),
    });
  }
  for (const [at, { round, settled }] of person.messages.entries()) {
    const key = `round:${pastRoundId(round)}:ballot:${at}:${id}`;
    await makeMessage(stores, { ...roundIntent(pastRoundId(round), 'ballot', id), key }, settled, now);
  }
  await agreements.createIfAbsent(agreement([], { what: `Agreed by ${objectId}` }, `main-1:${id}`, id));
  const vote = {
    ballot: 'first',
    municipality: 'GM0193',
    vouched: true,
    option: 'a',
    confidence: 3,
    castAt: now,
  } as const;
  for (const { roundId, key } of await ballotBoxes.all()) {
    await votes.cast({ ...vote, roundId, pseudonym: pseudonymOf(key, id), reason: `Because of ${objectId}` });
  }
}

async function makeMessage(stores: Stores, intent: Intent, settled: number | null, now: Date): Promise<void> {
  const at = daysAgo(now, settled ?? 0);
  if (settled === null) await stores.outbox.enqueue([intent], at);
  else await stores.outbox.noteSent(intent, at);
}

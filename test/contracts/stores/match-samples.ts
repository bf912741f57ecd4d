import { type Match, matchIdPrefix } from '../../../src/matching/match.js';

/** A group of these people, or one person who waits; nobody has answered. */
export function match(number: number, members: readonly string[], more: Partial<Match> = {}): Match {
  const { roundId = 'main-1', matchingId = '0-a' } = more;
  const isGroup = members.length > 1;
  return {
    id: matchIdPrefix(roundId, matchingId) + String(number).padStart(6, '0'),
    roundId,
    sequence: 1,
    matchingId,
    madeAt: new Date('2026-11-25T08:00:00.000Z'),
    members: members.map((id) => ({ id, answer: null })),
    state: isGroup ? 'talking' : 'waiting',
    met: false,
    why: isGroup ? ['newPartner', 'comparableSize'] : [],
    bent: [],
    waitingFor: isGroup ? null : 'nobodyFree',
    ...more,
  };
}

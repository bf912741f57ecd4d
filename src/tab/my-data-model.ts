import type { Caller } from '../http/tab-routes.js';
import { CHALLENGE_NAMES, isChallengeId } from '../participants/challenges.js';
import { takesPart } from '../participants/participant.js';
import { isRoleId, ROLE_NAMES } from '../participants/roles.js';
import { monthsAfter } from '../retention-terms.js';
import type { MeParts } from './me-model.js';
import type { MyDataWire } from './wire/wire.js';

/**
 * The person's stored data, with words for ids: the same rows as the card in the chat. Moments are ISO-8601 texts, days
 * `YYYY-MM-DD`. `openVote`: a vote of theirs is not destroyed yet.
 */
export function myDataWire(
  { participant, language }: Caller,
  openVote: boolean,
  { municipalities, terms }: Pick<MeParts, 'municipalities' | 'terms'>,
): MyDataWire {
  const { standing, name, role, challenges, wantsToTalk, seenOn, pausedUntil } = participant;
  const { seeksDifference = false, findable = false, joinedAt, leftAt } = participant;
  const { leftMonths, unreachableMonths, neverJoinedMonths, matchMonths, proposalMonths, messageDays } = terms;
  return {
    openVote,
    standing,
    name,
    municipality: municipalities.get(participant.municipality ?? '')?.label ?? null,
    role: role !== undefined && isRoleId(role) ? ROLE_NAMES[role][language] : null,
    challenges: challenges.filter(isChallengeId).map((id) => CHALLENGE_NAMES[id][language]),
    wantsToTalk,
    seeksDifference,
    findable,
    seenOn,
    account: participant.id,
    joinedAt: takesPart(participant) ? (joinedAt?.toISOString() ?? null) : null,
    pausedUntil: pausedUntil ?? null,
    leftAt: leftAt?.toISOString() ?? null,
    erasedAfter: leftAt === undefined ? null : monthsAfter(leftAt, leftMonths).toISOString(),
    terms: { leftMonths, unreachableMonths, neverJoinedMonths, matchMonths, proposalMonths, messageDays },
  };
}

import { type DepartureKind, GONE_WHYS } from '../participants/departure.js';
import { THREAD_KINDS } from '../threads/thread.js';
import { type DecidedProposalsParts, decidedProposals } from './decided-proposals.js';
import { type EndedThreadsParts, endedThreads } from './ended-threads.js';
import { expiredLinks } from './expired-links.js';
import { type LostChannelsParts, lostChannels } from './lost-channels.js';
import { type OldAuditParts, oldAudit } from './old-audit.js';
import { type OldMatchesParts, oldMatches } from './old-matches.js';
import { type PeopleGoneParts, peopleGone } from './people-gone.js';
import type { RetentionRule } from './retention-rule.js';
import { type SettledMessagesParts, settledMessages } from './settled-messages.js';
import { type TenantsOffParts, withTenantsOff } from './tenants-off.js';

export interface RetentionRulesParts
  extends OldMatchesParts,
    PeopleGoneParts,
    SettledMessagesParts,
    EndedThreadsParts,
    DecidedProposalsParts,
    LostChannelsParts,
    OldAuditParts,
    TenantsOffParts {
  readonly exportLinks: Parameters<typeof expiredLinks>[0]['exportLinks'];
}

/**
 * Everything that is not kept for ever, in the order in which it goes. People go last: with somebody go all their records,
 * and what was counted before would be gone before its turn.
 */
export function createRetentionRules(parts: RetentionRulesParts): readonly RetentionRule[] {
  return [
    expiredLinks(parts),
    settledMessages(parts),
    oldMatches(parts),
    ...THREAD_KINDS.map((kind) => endedThreads(kind, parts)),
    decidedProposals(parts),
    lostChannels(parts),
    oldAudit(parts),
    ...GONE_WHYS.map((why) => ruleForPeople(why, parts)),
  ];
}

function ruleForPeople(why: DepartureKind, parts: RetentionRulesParts): RetentionRule {
  const rule = peopleGone(why, parts);
  return why === 'unreachable' ? withTenantsOff(rule, parts) : rule;
}

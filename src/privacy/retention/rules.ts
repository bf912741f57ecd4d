import { GONE_WHYS } from '../../participants/gone.js';
import type { RetentionRule } from './retention-rule.js';
import { expiredLinks } from './rules/expired-links.js';
import { type OldMatchesParts, oldMatches } from './rules/old-matches.js';
import { type PeopleGoneParts, peopleGone } from './rules/people-gone.js';
import { type SettledMessagesParts, settledMessages } from './rules/settled-messages.js';

export interface RetentionRulesParts extends OldMatchesParts, PeopleGoneParts, SettledMessagesParts {
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
    ...GONE_WHYS.map((why) => peopleGone(why, parts)),
  ];
}

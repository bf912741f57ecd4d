import type { DepartureKind, Gone } from '../participants/departure.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { PrivacyService } from '../privacy/privacy-service.js';
import { monthsBefore, type RetentionTerms } from '../retention-terms.js';
import type { RetentionRule } from './retention-rule.js';

/** Few at a time: each is a whole erasure, and those found should be erased before they can change their mind. */
const PAGE = 10;

const WHAT: Readonly<Record<DepartureKind, string>> = {
  left: 'everything of people who left',
  unreachable: 'everything of people who removed or blocked the app, or whose tenant was switched off',
  neverJoined: 'everything of people who never joined, not seen',
};

export interface PeopleGoneParts {
  readonly participants: ParticipantStore;
  readonly privacy: Pick<PrivacyService, 'erase'>;
  readonly terms: RetentionTerms;
}

/** People who have been gone for their whole term are erased, in the same way as when they ask for it. */
export function peopleGone(why: DepartureKind, { participants, privacy, terms }: PeopleGoneParts): RetentionRule {
  const gone = (before: Date): Gone => ({ why, before });
  return {
    name: why,
    what: WHAT[why],
    before: (now) => monthsBefore(now, terms[`${why}Months`]),
    count: (before) => participants.countGone(gone(before)),

    async deleteBatch(before) {
      let erased = 0;
      for (const participant of await participants.pageOfGone(gone(before), PAGE)) {
        if (await privacy.erase(participant, gone(before))) erased += 1;
      }
      return erased;
    },
  };
}

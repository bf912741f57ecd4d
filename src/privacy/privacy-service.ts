import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { Gone } from '../participants/departure.js';
import type { Participant } from '../participants/participant.js';
import type { DataExport } from './data-export.js';
import { NOTHING_KEPT, ownVotes, type PersonalRecordsParts, personalRecords } from './personal-records.js';

/** How long a link to one's own data works (ms). */
export const EXPORT_LINK_MS = 10 * 60_000;
const TOKEN_BYTES = 32;

export interface PrivacyService {
  /**
   * A new secret for a download link; earlier ones of the person stop working, unless the same question came twice: either
   * answer may be the one that they see. Only its hash is stored.
   */
  createLink(participant: Participant, isRepeat?: boolean): Promise<string>;
  /** Does this link still work? */
  isLinkValid(token: string): Promise<boolean>;
  /** Everything about the person of this link, once; null when the link is unknown, used or older than ten minutes. */
  download(token: string): Promise<DataExport | null>;
  /** Everything that is kept about the person. The caller checks that it is for them, or for their erasure. */
  exportOf(participant: Participant): Promise<DataExport>;
  /** Does the person have a vote that is not sealed yet? */
  hasOpenVote(participant: Participant): Promise<boolean>;
  /**
   * Erases the person (AVG art. 17): votes that can still be laid beside them, messages, links, agreements, proposals,
   * what they wrote in threads, their place in matches and on lists of others, profile. The profile goes last, so that
   * an interrupted erasure can be asked again. With `gone`, if it is not at their request, somebody who comes back at
   * this very moment keeps the profile, and the answer is false.
   */
  erase(participant: Participant, gone?: Gone): Promise<boolean>;
}

export interface PrivacyServiceParts extends PersonalRecordsParts {
  readonly clock: Clock;
}

/** Seeing and erasing what is kept about oneself. The participant passed in is the one who asks. */
export function createPrivacyService(parts: PrivacyServiceParts): PrivacyService {
  const { participants, exportLinks, clock } = parts;
  const records = personalRecords(parts);

  async function exportOf(participant: Participant): Promise<DataExport> {
    let found: Partial<DataExport> = {};
    for (const { exported } of records) found = { ...found, ...(await exported?.(participant)) };
    return { exportedAt: clock.now(), participant, ...NOTHING_KEPT, ...found };
  }

  return {
    exportOf,

    async createLink(participant, isRepeat = false) {
      const token = clock.secret(TOKEN_BYTES).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + EXPORT_LINK_MS);
      const link = { tokenHash: hashOf(token), participantId: participant.id, expiresAt };
      await exportLinks.create({ ...link, keepsEarlier: isRepeat });
      return token;
    },

    async isLinkValid(token) {
      return (await exportLinks.peek(hashOf(token), clock.now())) !== null;
    },

    async download(token) {
      const participantId = await exportLinks.consume(hashOf(token), clock.now());
      if (participantId === null) return null;
      const participant = await participants.get(participantId);
      return participant === null ? null : exportOf(participant);
    },

    async hasOpenVote(participant) {
      return (await ownVotes(parts, participant.id)).length > 0;
    },

    async erase(participant, gone) {
      const { id } = participant;
      for (const { erase } of records) await erase(participant);
      if (gone === undefined) await participants.erase(id);
      else if (!(await participants.eraseGone(id, gone))) return false;
      // A vote that was on its way, or a match that was being made, when the person disappeared.
      for (const { erase, mayComeAfter } of records) if (mayComeAfter) await erase(participant);
      return true;
    },
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

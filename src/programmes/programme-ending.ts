import type { Clock } from '../clock.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { ProgrammeDirectory } from './programme-directory.js';

/** Between two looks at programmes that have ended (ms): somebody may have joined at the very moment of the end. */
const EVERY_MS = 60_000;

export interface ProgrammeEndingParts {
  /** Everybody, whether their tenant is switched on or not. */
  readonly everybody: Pick<ParticipantStore, 'pageOfMembers' | 'leaveProgramme'>;
  readonly rounds: Pick<RoundStore, 'liveOf'>;
  readonly directory: Pick<ProgrammeDirectory, 'all'>;
  /** Nobody writes any more in threads of the programme with this person. */
  readonly closeThreads: (participant: Participant, programmeId: string) => Promise<void>;
  readonly pageSize: number;
  readonly isStopping: () => boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Lets the memberships of a programme that has ended end too, once the round that people were asked about is sealed: until then
 * they vote, talk and read as they were promised. A talk that still goes on ends as when one of them leaves; their agreements
 * go on, and results stay theirs to read. Page by page; may be stopped anywhere and done by several processes at
 * once: whoever is still a member is found by the next call. Asks at most once a minute, and nothing while no programme has ended.
 */
export function createProgrammeEnding(parts: ProgrammeEndingParts): () => Promise<void> {
  const { everybody, rounds, directory, closeThreads, pageSize, isStopping, clock } = parts;
  /** Which programmes had ended at the last look, and when the next one is (ms since the epoch). */
  let last = { ended: '', next: 0 };

  async function letGo(person: Participant, programmeIds: readonly string[]): Promise<void> {
    for (const id of person.memberOf.filter((one) => programmeIds.includes(one))) {
      // In this order: somebody who takes no part is not found any more.
      await closeThreads(person, id);
      await everybody.leaveProgramme(person.id, id, clock.now());
    }
  }

  return async function endMemberships() {
    const ended = (await directory.all()).flatMap(({ id, state }) => (state === 'ended' ? [id] : []));
    const now = clock.now().getTime();
    if (ended.length === 0 || (now < last.next && last.ended === ended.join())) return;
    last = { ended: ended.join(), next: now + EVERY_MS };
    const live = new Set((await rounds.liveOf(ended)).map(({ programmeId }) => programmeId));
    const over = ended.filter((id) => !live.has(id));
    while (over.length > 0 && !isStopping()) {
      const page = await everybody.pageOfMembers(over, pageSize);
      for (const person of page) await letGo(person, over);
      if (page.length < pageSize) return;
    }
  };
}

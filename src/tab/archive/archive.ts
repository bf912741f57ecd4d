import type { DilemmaLibrary } from '../../dilemmas/dilemma-library.js';
import type { Language } from '../../language.js';
import { readable } from '../../participants/membership.js';
import type { Participant } from '../../participants/participant.js';
import type { ProgrammeDirectory } from '../../programmes/programme-directory.js';
import { wasHeld } from '../../rounds/round.js';
import type { RoundStore } from '../../rounds/round-store.js';
import type { ArchiveWire } from '../wire/wire.js';

export interface Archive {
  /** The rounds of programmes that the reader takes or took part in, held to the end, the newest first. One round trip. */
  list(reader: Pick<Participant, 'memberOf' | 'memberships'>, language: Language): Promise<ArchiveWire>;
}

export interface ArchiveParts {
  readonly rounds: RoundStore;
  readonly dilemmas: DilemmaLibrary;
  readonly directory: Pick<ProgrammeDirectory, 'all'>;
}

/** Which rounds one can look back at. Their contents come from the same service as in the chat. */
export function createArchive({ rounds, dilemmas, directory }: ArchiveParts): Archive {
  return {
    async list(reader, language) {
      const programmes = readable(reader);
      const all = await rounds.ofProgrammes(programmes);
      const names = new Map((await directory.all()).map(({ id, name }) => [id, name]));
      const nameOf = (id: string) => (programmes.length > 1 ? (names.get(id) ?? id) : null);
      const held = all.filter(wasHeld);
      held.sort((one, other) => other.plan.closed.getTime() - one.plan.closed.getTime());
      return {
        rounds: held.flatMap((round) => {
          const { id: roundId, programmeId, sequence, plan } = round;
          const text = dilemmas.shownIn(round)?.text[language];
          if (text === undefined) return [];
          const { title, question } = text;
          const closedAt = plan.closed.toISOString();
          return [{ roundId, sequence, title, question, closedAt, programme: nameOf(programmeId) }];
        }),
      };
    },
  };
}

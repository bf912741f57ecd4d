import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import { readable } from '../participants/membership.js';
import type { Participant } from '../participants/participant.js';
import { wasHeld } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { ArchiveWire } from './wire/wire.js';

export interface Archive {
  /** The rounds of programmes that the reader takes or took part in, held to the end, the newest first. One round trip. */
  list(reader: Pick<Participant, 'memberOf' | 'memberships'>, language: Language): Promise<ArchiveWire>;
}

export interface ArchiveParts {
  readonly rounds: RoundStore;
  readonly dilemmas: DilemmaLibrary;
}

/** Which rounds one can look back at. Their contents come from the same service as in the chat. */
export function createArchive({ rounds, dilemmas }: ArchiveParts): Archive {
  return {
    async list(reader, language) {
      const all = await rounds.ofProgrammes(readable(reader));
      const held = all.filter(wasHeld);
      held.sort((one, other) => other.plan.closed.getTime() - one.plan.closed.getTime());
      return {
        rounds: held.flatMap(({ id: roundId, sequence, dilemmaId, plan }) => {
          const text = dilemmas.get(dilemmaId)?.text[language];
          if (text === undefined) return [];
          return [
            { roundId, sequence, title: text.title, question: text.question, closedAt: plan.closed.toISOString() },
          ];
        }),
      };
    },
  };
}

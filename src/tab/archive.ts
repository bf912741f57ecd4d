import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { ProgrammeStore } from '../programmes/programme-store.js';
import { wasHeld } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import type { ArchiveWire } from './wire/wire.js';

export interface Archive {
  /** The rounds that were held to the end, the newest first. Two round trips. */
  list(language: Language): Promise<ArchiveWire>;
}

export interface ArchiveParts {
  readonly programmes: ProgrammeStore;
  readonly rounds: RoundStore;
  readonly dilemmas: DilemmaLibrary;
}

/** Which rounds one can look back at. Their contents come from the same service as in the chat. */
export function createArchive({ programmes, rounds, dilemmas }: ArchiveParts): Archive {
  return {
    async list(language) {
      const all = await rounds.ofProgrammes((await programmes.all()).map(({ id }) => id));
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

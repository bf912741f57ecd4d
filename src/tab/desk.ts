import { type DilemmaLibrary, titleIn } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import type { ParticipantStore } from '../participants/participant-store.js';
import type { ResultStore } from '../rounds/result-store.js';
import { shownDeadlines, shownPhase, wasHeld } from '../rounds/round.js';
import type { RoundStore } from '../rounds/round-store.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import type { Services } from '../services.js';
import { csvOf } from './csv.js';
import { participationOf } from './participation.js';
import { type CsvRow, RESULTS_HEAD, resultRows } from './results-file.js';
import type { DeliveryWire, DeskRoundsWire, DeskRoundWire, ParticipationWire } from './wire/desk-wire.js';

/** Rounds to choose from: more than a quarter of a year, when records of messages are gone. */
const ROUNDS = 15;
/** Results that are in memory at a time while a file is made of all. */
const RESULTS_AT_A_TIME = 20;

/** The programme whose desk it is, and the language of the reader. */
export interface DeskAt {
  readonly programme: string;
  readonly language: Language;
}

/** The facilitator's desk. The caller checks permission. */
export interface Desk {
  round(at: DeskAt): Promise<DeskRoundWire>;
  /** The newest rounds that were opened: those of which messages may still matter. */
  rounds(at: DeskAt): Promise<DeskRoundsWire>;
  delivery(roundId: string): Promise<DeliveryWire>;
  participation(programmeId: string): Promise<ParticipationWire>;
  participationCsv(programmeId: string): Promise<string>;
  /** Both votes of every round that is closed, as everybody may see them. */
  resultsCsv(at: DeskAt): Promise<string>;
}

export interface DeskParts {
  readonly services: Pick<Services, 'programmes' | 'directory' | 'delivery' | 'clock'>;
  readonly rounds: RoundStore;
  readonly results: ResultStore;
  readonly participants: ParticipantStore;
  readonly dilemmas: DilemmaLibrary;
  readonly municipalities: OrganisationRegister;
}

/** The read models of the facilitator's desk. Single votes, and counts that are not opened yet, are in none of them. */
export function createDesk(parts: DeskParts): Desk {
  const { services, rounds, results, participants, dilemmas, municipalities } = parts;

  async function participation(programmeId: string) {
    const minimum = (await services.directory.get(programmeId))?.minimumCount ?? 5;
    const today = amsterdamDate(services.clock.now());
    return participationOf({ participants, municipalities }, { programmeId, minimum, today });
  }

  return {
    async round({ programme, language }) {
      const status = await services.programmes.status(programme);
      const round = status?.round ?? null;
      return {
        programme: status?.programme.name ?? '',
        fewDilemmas: status?.fewDilemmas ?? null,
        can: status?.can ?? { open: false, close: false, cancel: false },
        round:
          round === null
            ? null
            : {
                roundId: round.id,
                sequence: round.sequence,
                title: titleIn(dilemmas, round.dilemmaId, language),
                phase: shownPhase(round),
                deadlines: shownDeadlines(round).map(({ phase, at }) => ({ phase, at: at.toISOString() })),
              },
      };
    },

    async rounds({ programme, language }) {
      const now = services.clock.now();
      const all = (await rounds.ofProgramme(programme)).filter(({ plan }) => plan.voting <= now);
      const begun = all.slice(0, ROUNDS);
      return {
        rounds: begun.map(({ id: roundId, sequence, dilemmaId }) => ({
          roundId,
          sequence,
          title: titleIn(dilemmas, dilemmaId, language),
        })),
      };
    },

    async delivery(roundId) {
      const { canResend, counts, undelivered } = await services.delivery.ofRound(roundId);
      return {
        canResend,
        counts,
        undelivered: undelivered.map(({ kind, name, municipality, state, reason }) => ({
          kind,
          name,
          state,
          reason,
          municipality: municipalities.get(municipality ?? '')?.label ?? '',
        })),
      };
    },

    async participation(programmeId) {
      const { minimum, moved, total, municipalities: rows } = await participation(programmeId);
      return { minimum, moved, total, municipalities: rows.map(({ name, count }) => ({ name, count })) };
    },

    async participationCsv(programmeId) {
      const { municipalities: rows } = await participation(programmeId);
      return csvOf([['code', 'gemeente', 'deelnemers'], ...rows.map(({ code, name, count }) => [code, name, count])]);
    },

    async resultsCsv({ programme, language }) {
      const held = (await rounds.ofProgramme(programme)).filter(wasHeld).reverse();
      const rows: CsvRow[] = [];
      for (let at = 0; at < held.length; at += RESULTS_AT_A_TIME) {
        const some = held.slice(at, at + RESULTS_AT_A_TIME);
        const found = await results.getMany(some.map(({ id }) => id));
        rows.push(
          ...some.flatMap((round) =>
            resultRows(round, found.get(round.id)?.ballots, dilemmas.shownIn(round)?.text[language]),
          ),
        );
      }
      return csvOf([RESULTS_HEAD, ...rows]);
    },
  };
}

import { z } from 'zod';
import { toggle, typed } from '../../http/form-fields.js';
import { HttpRefusal } from '../../http/problem.js';
import type { Caller } from '../../http/tab-routes.js';
import { roundOfMatch } from '../../matching/match.js';
import { programmeOf } from '../../rounds/round.js';
import { BALLOTS } from '../../rounds/vote.js';
import type { Services } from '../../services.js';
import type { Reader } from '../../voting/result-for-reader.js';
import { readVote } from '../../voting/vote-form.js';
import type { Archive } from '../archive/archive.js';
import type { createSeasonLine } from '../archive/season-line.js';
import { matchWire } from '../match-model.js';
import { programmeFor } from '../own-programmes.js';
import { roundWire, weekWire } from '../round-model.js';
import type { TypedRoutes } from './typed-routes.js';

const id = z.string().min(1).max(200);

/** Longer than any field of a vote may be: the rules say what fits. */
const field = typed(10_000);
const voteForm = z.object({
  round: id,
  ballot: z.enum(BALLOTS),
  option: field,
  confidence: field,
  reason: field,
  movedBy: field,
  seeksDifference: toggle,
});
const matchForm = z.object({ match: id });
const avoidForm = z.object({ match: id, member: z.int().min(0).max(2) });
const resumeForm = z.object({ programme: id.optional() });
const roundForm = z.object({ round: id });

export interface TabWeekParts {
  readonly services: Pick<Services, 'participants' | 'voting' | 'matching' | 'municipalities' | 'clock'>;
  readonly archive: Archive;
  readonly seasonLine: ReturnType<typeof createSeasonLine>;
}

/** The week, the talk and the archive of the person who is signed in. Everything is asked of the services of the bot. */
export function addTabWeek(routes: TypedRoutes, { services, archive, seasonLine }: TabWeekParts): void {
  const { participants, voting, matching, municipalities, clock } = services;

  const readerOf = ({ participant, language }: Caller): Reader => ({
    language,
    municipality: municipalities.get(participant.municipality ?? ''),
  });
  /** The talks of one programme: the one that is asked for, else the first of the person's. */
  const matchOf = async ({ participant, language }: Caller, wanted: string) => {
    const [present] = await matching.current(participant, [programmeFor(participant, wanted)]);
    return matchWire(present?.view ?? { kind: 'none', nextAt: null }, language, municipalities);
  };
  const matchOfRound = (caller: Caller, roundId: string) => matchOf(caller, programmeOf(roundId));

  routes.get('week', async ({ caller, query }) => {
    const { participant } = caller;
    const [present] = await voting.look(participant, [programmeFor(participant, query('programme'))]);
    return weekWire(present?.view ?? { kind: 'none', nextAt: null }, readerOf(caller));
  });

  routes.post('vote', voteForm, async ({ round, ballot, seeksDifference, ...form }, { caller }) => {
    const read = readVote(form, ballot);
    if ('problem' in read) throw new HttpRefusal(400, 'badRequest', {}, read.problem.field);
    const voter = await participants.chooseDifference(caller.participant, seeksDifference);
    const view = await voting.cast(voter, round, ballot, read.choice, clock.now());
    // The visit is known already, so this matters only for those who vote while people are still being asked.
    if (view.kind === 'open' && view.justSaved) await voting.noteShown(caller.participant, view);
    return roundWire(view, readerOf(caller));
  });

  routes.get('archive', ({ caller }) => archive.list(caller.participant, caller.language));

  routes.get('season-line', ({ caller }) => seasonLine(caller.participant, caller.language));

  routes.get('archive/:round', async ({ caller, param }) => {
    const view = await voting.view(caller.participant, param('round'));
    return roundWire(view, readerOf(caller));
  });

  routes.get('match', ({ caller, query }) => matchOf(caller, query('programme')));

  routes.post('match/met', matchForm, async ({ match }, { caller }) => {
    await matching.noteMet(caller.participant, match);
    return matchOfRound(caller, roundOfMatch(match));
  });

  routes.post('match/decline', matchForm, async ({ match }, { caller }) => {
    await matching.decline(caller.participant, match);
    return matchOfRound(caller, roundOfMatch(match));
  });

  routes.post('match/avoid', avoidForm, async ({ match, member }, { caller }) => {
    const participant = await matching.avoid(caller.participant, match, member);
    return matchOfRound({ ...caller, participant }, roundOfMatch(match));
  });

  routes.post('match/skip-week', roundForm, async ({ round }, { caller }) => {
    await matching.skipWeek(caller.participant, round);
    const skipsRounds = [...caller.participant.skipsRounds, round];
    return matchOfRound({ ...caller, participant: { ...caller.participant, skipsRounds } }, round);
  });

  routes.post('match/join-week', roundForm, async ({ round }, { caller }) => {
    return matchOfRound({ ...caller, participant: await matching.joinWeek(caller.participant, round) }, round);
  });

  routes.post('match/resume', resumeForm, async ({ programme = '' }, { caller }) => {
    await matching.resumeTalks(caller.participant);
    const { talksPausedAt: _, ...participant } = caller.participant;
    return matchOf({ ...caller, participant }, programme);
  });
}

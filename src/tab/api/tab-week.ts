import { z } from 'zod';
import { oneOf, text, toggle, whole } from '../../http/form-fields.js';
import type { Caller, TabRoutes } from '../../http/tab-routes.js';
import { BALLOTS, MAXIMUM_REASON, MOVED_BY } from '../../rounds/vote.js';
import type { Services } from '../../services.js';
import type { Archive } from '../archive.js';
import { matchWire } from '../match-model.js';
import { type Reader, roundWire, weekWire } from '../round-model.js';

const id = z.string().min(1).max(200);

const voteForm = z.object({
  round: id,
  ballot: z.enum(BALLOTS),
  option: id,
  confidence: whole(1, 5),
  reason: text(MAXIMUM_REASON),
  movedBy: oneOf(MOVED_BY),
  seeksDifference: toggle,
});
const matchForm = z.object({ match: id });
const avoidForm = z.object({ match: id, member: z.int().min(0).max(2) });
const roundForm = z.object({ round: id });

export interface TabApiParts {
  readonly services: Services;
  readonly archive: Archive;
}

/** The week, the talk and the archive of the person who is signed in. Everything is asked of the services of the bot. */
export function addTabApi(routes: TabRoutes, { services, archive }: TabApiParts): void {
  const { participants, voting, matching, municipalities, clock } = services;

  const readerOf = ({ participant, language }: Caller): Reader => ({
    language,
    municipality: municipalities.get(participant.municipality ?? ''),
  });
  const matchOf = async (caller: Caller) =>
    matchWire(await matching.current(caller.participant), caller.language, municipalities);

  routes.get('week', 'joined', async ({ caller }) => weekWire(await voting.look(caller.participant), readerOf(caller)));

  routes.post('vote', 'joined', async ({ caller, form }) => {
    const { round, ballot, option, confidence, reason, movedBy, seeksDifference } = form(voteForm);
    const voter =
      seeksDifference === undefined
        ? caller.participant
        : await participants.chooseDifference(caller.participant, seeksDifference);
    const moved = ballot === 'second' && movedBy !== undefined ? { movedBy } : {};
    const choice = { option, confidence, reason, ...moved };
    const view = await voting.cast(voter, round, ballot, choice, clock.now());
    // Who looked is known already, so this changes nothing but for who votes while people are still being asked.
    if (view.kind === 'open' && view.justSaved) await voting.noteShown(caller.participant, view);
    return roundWire(view, readerOf(caller));
  });

  routes.get('archive', 'joined', ({ caller }) => archive.list(caller.language));

  routes.get('archive/:round', 'joined', async ({ caller, param }) => {
    const view = await voting.view(caller.participant, param('round'));
    return roundWire(view, readerOf(caller));
  });

  routes.get('match', 'joined', ({ caller }) => matchOf(caller));

  routes.post('match/met', 'joined', async ({ caller, form }) => {
    await matching.noteMet(caller.participant, form(matchForm).match);
    return matchOf(caller);
  });

  routes.post('match/decline', 'joined', async ({ caller, form }) => {
    await matching.decline(caller.participant, form(matchForm).match);
    return matchOf(caller);
  });

  routes.post('match/avoid', 'joined', async ({ caller, form }) => {
    const { match, member } = form(avoidForm);
    const participant = await matching.avoid(caller.participant, match, member);
    return matchOf({ ...caller, participant });
  });

  routes.post('match/skip-week', 'joined', async ({ caller, form }) => {
    const { round } = form(roundForm);
    await matching.skipWeek(caller.participant, round);
    return matchOf({ ...caller, participant: { ...caller.participant, skipsRound: round } });
  });

  routes.post('match/join-week', 'joined', async ({ caller, form }) => {
    const { round } = form(roundForm);
    return matchOf({ ...caller, participant: await matching.joinWeek(caller.participant, round) });
  });

  routes.post('match/resume', 'joined', async ({ caller }) => {
    await matching.resumeTalks(caller.participant);
    const { talksPausedAt: _, ...participant } = caller.participant;
    return matchOf({ ...caller, participant });
  });
}

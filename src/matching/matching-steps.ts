import { matchIntent, roundIntent } from '../outbox/message.js';
import { isAsked } from '../participants/membership.js';
import { ERASED } from '../participants/participant.js';
import { forEveryPage, pagesOf, type SaveProgress, type StepOutcome } from '../rounds/paging.js';
import type { Round } from '../rounds/round.js';
import type { BallotBox } from '../rounds/vote.js';
import { amsterdamDate } from '../scheduling/calendar.js';
import { createAbsentCheck } from './absence-check.js';
import { type Match, matchIdPrefix } from './match.js';
import { type MatchHistory, readElsewhere, readHistory } from './match-history.js';
import { matchPeopleOf, neighboursOf, seedOf, wantsTalk } from './match-people.js';
import type { MatchingStepsParts } from './matching-parts.js';
import { groupsOf, waitingOf } from './new-matches.js';
import type { MatchPerson } from './pairing/matching-terms.js';
import { createRematch } from './rematch.js';

/** The work of the talks. Each step may be stopped anywhere and run again; nobody ever has two partners. */
export interface MatchingSteps {
  /** Matches everybody who wants to talk; once in a round. */
  match(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Tells everybody with whom they talk, or why with nobody. */
  introduce(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Reminds who has not answered yet; each person once in a round. */
  remind(round: Round, save: SaveProgress): Promise<StepOutcome>;
  /** Matches anew who became free, where another free person exists. */
  rematch(round: Round, save: SaveProgress): Promise<StepOutcome>;
}

/** The steps of the talks on these stores. */
export function createMatchingSteps(parts: MatchingStepsParts): MatchingSteps {
  const { participants, ballotBoxes, results, rounds, matches, outbox, municipalities, runMatching, clock } = parts;
  const { pageSize } = parts;
  const rematch = createRematch(parts);
  const releaseAbsent = createAbsentCheck(parts);

  interface Gathered {
    readonly people: readonly MatchPerson[];
    /** Those whose silence pauses their matching from now on. */
    readonly silent: readonly string[];
  }

  async function gather(round: Round, box: BallotBox, history: MatchHistory): Promise<Gathered> {
    const today = amsterdamDate(clock.now());
    const people: MatchPerson[] = [];
    const silent: string[] = [];
    const { programmeId } = round;
    const asks = { ...box, programmeId };
    const pageOf = (after: string | null) => participants.pageOfActive(programmeId, today, after, pageSize);
    for await (const page of pagesOf(pageOf, ({ id }) => id, pageSize)) {
      const willing = page.filter((one) => isAsked(one, asks, today) && wantsTalk(one, round.id));
      await readElsewhere(matches, willing, history, clock.now());
      const mute = willing.filter(({ id, talksResumedAt }) => history.isSilent(id, talksResumedAt));
      silent.push(...mute.map(({ id }) => id));
      const asked = willing.filter((one) => !mute.includes(one));
      people.push(...(await matchPeopleOf(parts, asked, { box, history })));
    }
    return { people, silent };
  }

  /** The message first: someone noted as silent is not found a second time. */
  async function pauseSilent(round: Round, silent: readonly string[]): Promise<void> {
    for (let at = 0; at < silent.length; at += pageSize) {
      const ids = silent.slice(at, at + pageSize);
      await outbox.enqueue(
        ids.map((id) => roundIntent(round.id, 'silence', id)),
        clock.now(),
      );
      await participants.pauseTalks(ids, clock.now());
    }
  }

  async function tell(some: readonly Match[]): Promise<void> {
    const intents = some.flatMap(({ roundId, matchingId, members }) =>
      members.filter(({ id }) => id !== ERASED).map(({ id }) => matchIntent(roundId, matchingId, id)),
    );
    await outbox.enqueue(intents, clock.now());
  }

  /** The matches of these matchings, page by page from the cursor on. */
  async function forEveryMatch(
    round: Round,
    matchingIds: readonly string[],
    handle: (page: readonly Match[]) => Promise<void>,
    save: SaveProgress,
  ): Promise<StepOutcome> {
    const begun = matchingIds.findIndex((matchingId) => round.cursor?.startsWith(matchIdPrefix(round.id, matchingId)));
    for (const [at, matchingId] of matchingIds.slice(Math.max(0, begun)).entries()) {
      const cursor = begun >= 0 && at === 0 ? round.cursor : null;
      const page = (afterId: string | null) => matches.pageOfMatching(round.id, matchingId, afterId, pageSize);
      const pages = { page, idOf: ({ id }: Match) => id, handle };
      if ((await forEveryPage({ ...round, cursor }, pages, save, parts)) === 'later') return 'later';
    }
    return 'done';
  }

  return {
    rematch,

    async match(round, save) {
      if (round.matchingIds.length > 0) return 'done';
      const box = await ballotBoxes.get(round.id);
      const route = (await results.get(round.id))?.talk;
      if (box === null || route === undefined || route.kind === 'none') return 'done';
      const history = await readHistory({ rounds, matches }, round);
      const { people, silent } = await gather(round, box, history);
      const matching = await runMatching({
        seed: seedOf(box),
        round: round.sequence,
        people,
        history: history.groups,
        neighbours: neighboursOf(people, municipalities),
      });
      const matchingId = `0-${clock.id()}`;
      const where = { round, matchingId, madeAt: clock.now() };
      const groups = groupsOf(matching, where);
      const made = [...groups, ...waitingOf(matching, where, groups.length)];
      for (let at = 0; at < made.length; at += pageSize) await matches.addAll(made.slice(at, at + pageSize));
      await pauseSilent(round, silent);
      return (await save({ matchingIds: [matchingId] })) === null ? 'later' : 'done';
    },

    async introduce(round, save) {
      if (round.cursor === null) await matches.dropOtherMatchings(round.id, round.matchingIds);
      const tellAllThere = async (page: readonly Match[]) => tell(await releaseAbsent(round, page));
      return forEveryMatch(round, round.matchingIds.slice(0, 1), tellAllThere, save);
    },

    async remind(round, save) {
      const remindSilent = async (page: readonly Match[]) => {
        const open = page.filter(({ state, met }) => state === 'talking' && !met);
        const ids = open.flatMap(({ members }) => members.flatMap(({ id, answer }) => (answer === null ? [id] : [])));
        const intents = ids.filter((id) => id !== ERASED).map((id) => roundIntent(round.id, 'reminder', id));
        await outbox.enqueue(intents, clock.now());
      };
      return forEveryMatch(round, round.matchingIds, remindSilent, save);
    },
  };
}

import { z } from 'zod';
import { SEASON_ROUNDS } from '../../dilemmas/season-order.js';
import { HttpRefusal } from '../../http/problem.js';
import type { Caller } from '../../http/tab-routes.js';
import type { SeasonWish } from '../../programmes/season-change.js';
import type { Services } from '../../services.js';
import { seasonWire } from '../season-model.js';
import type { SeasonAnswerWire } from '../wire/season-wire.js';
import type { TypedRoutes } from './typed-routes.js';

const seen = { revision: z.int().min(0) };
const dilemma = z.string().min(1).max(200);
const moveForm = z.object({ ...seen, dilemma, place: z.int().min(1) });
const dilemmaForm = z.object({ ...seen, dilemma });
/** More than any library has. */
const MOST_AT_ONCE = 500;
const manyForm = z.object({ ...seen, dilemmas: z.array(dilemma).min(1).max(MOST_AT_ONCE) });
const weekForm = z.object({ ...seen, monday: z.iso.date() });

/** The season at the facilitator's desk: what comes when, and changing that. */
export function addTabSeason(
  routes: TypedRoutes,
  { programmes, dilemmas }: Pick<Services, 'programmes' | 'dilemmas'>,
): void {
  async function change(caller: Caller, wish: SeasonWish, revision: number): Promise<SeasonAnswerWire> {
    const outcome = await programmes.changeSeason(caller.programme, wish, revision, caller.participant.id);
    if (outcome.kind === 'refused') throw new HttpRefusal(outcome.why === 'unknownDilemma' ? 404 : 422, outcome.why);
    return { outcome: outcome.kind, season: seasonWire(outcome.season, dilemmas, caller.language) };
  }

  routes.get('desk/season', async ({ caller }) =>
    seasonWire(await programmes.season(caller.programme), dilemmas, caller.language),
  );

  routes.get('desk/season/proposal', async ({ caller, query }) => {
    const count = Number(query('rounds'));
    if (!Number.isInteger(count) || count < SEASON_ROUNDS.least || count > SEASON_ROUNDS.most)
      throw new HttpRefusal(400, 'badRequest', {}, 'rounds');
    return { dilemmas: (await programmes.proposeSeason(caller.programme, count)) ?? [] };
  });

  routes.post('desk/season/move', moveForm, ({ revision, ...where }, { caller }) =>
    change(caller, { kind: 'move', ...where }, revision),
  );

  for (const kind of ['add', 'remove'] as const) {
    routes.post(`desk/season/${kind}`, dilemmaForm, ({ revision, ...what }, { caller }) =>
      change(caller, { kind, ...what }, revision),
    );
  }

  routes.post('desk/season/add-all', manyForm, ({ revision, dilemmas: many }, { caller }) =>
    change(caller, { kind: 'addAll', dilemmas: many }, revision),
  );

  for (const kind of ['skip', 'restore'] as const) {
    routes.post(`desk/season/${kind}`, weekForm, ({ revision, ...week }, { caller }) =>
      change(caller, { kind, ...week }, revision),
    );
  }
}

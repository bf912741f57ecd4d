import { z } from 'zod';
import { text } from '../../http/form-fields.js';
import { assertAtDesk, type Caller } from '../../http/tab-routes.js';
import type { Services } from '../../services.js';
import type { ModerationModel } from '../moderation-model.js';
import type { TypedRoutes } from './typed-routes.js';

const decisionForm = z.object({
  post: z.string().min(1).max(200),
  /** When somebody last decided, as the page showed it. */
  seen: z.iso.datetime().nullable(),
  /** When the writer last changed the text, as the page showed it. */
  read: z.iso.datetime().nullable().optional(),
});
/** Longer than any reason that is taken, so that the service says which of them are too long. */
const hideForm = decisionForm.extend({ text: text(10_000) });

export interface TabModerationParts {
  readonly services: Pick<Services, 'moderating'>;
  readonly moderation: ModerationModel;
}

/** Reported posts of open threads: for facilitators, by the rules of the bot's cards. */
export function addTabModeration(routes: TypedRoutes, { services, moderation }: TabModerationParts): void {
  const { moderating } = services;
  const seenAt = (seen: string | null) => (seen === null ? null : new Date(seen));
  const readAt = (read: string | null | undefined) => (read === undefined ? undefined : seenAt(read));

  async function assertOfDesk(caller: Caller, post: string): Promise<void> {
    assertAtDesk(caller, (await moderating.look(post)).roundId);
  }

  routes.get('desk/reports', ({ caller, query }) => moderation.reports(query('after') || null, caller));

  routes.get('desk/reports/:post', async ({ caller, param }) => {
    await assertOfDesk(caller, param('post'));
    return moderation.report(param('post'), caller.language);
  });

  routes.post('desk/reports/hide', hideForm, async ({ post, text, seen, read }, { caller }) => {
    await assertOfDesk(caller, post);
    const outcome = await moderating.hide(post, text, caller.participant.id, seenAt(seen), readAt(read));
    return moderation.answer(outcome, caller.language);
  });

  routes.post('desk/reports/restore', decisionForm, async ({ post, seen, read }, { caller }) => {
    await assertOfDesk(caller, post);
    const outcome = await moderating.restore(post, caller.participant.id, seenAt(seen), readAt(read));
    return moderation.answer(outcome, caller.language);
  });
}

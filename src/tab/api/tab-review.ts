import { z } from 'zod';
import { manyChosen, text, toggle, typed } from '../../http/form-fields.js';
import type { Caller } from '../../http/tab-routes.js';
import { LANGUAGES } from '../../language.js';
import type { ReviewOutcome } from '../../proposals/proposal-deciding.js';
import { FORM_FIELDS, type FormField } from '../../proposals/proposal-form.js';
import type { Services } from '../../services.js';
import {
  type BallotFacts,
  type DilemmaCards,
  foundWire,
  lookWire,
  MOST_LISTED,
  problemWire,
  reviewWire,
  waitingWire,
} from '../review-model.js';
import type { DecisionWire, FormFactsWire, PreviewWire, WrittenWire } from '../wire/review-wire.js';
import type { TypedRoutes } from './typed-routes.js';

const id = z.string().min(1).max(200);
/** Longer than any input may be, so that what is too long gets an answer that says so. */
const input = typed(10_000);

const inputs = Object.fromEntries(Object.keys(FORM_FIELDS).map((field) => [field, input])) as Record<
  FormField,
  typeof input
>;
const dilemmaForm = z.object({ fields: z.object(inputs), challenges: manyChosen });
const reviewForm = z.object({ proposal: id, revision: z.int().min(0) });
const declineForm = reviewForm.extend({ reason: text(10_000) });
const editForm = reviewForm.extend({ form: dilemmaForm });
const lookForm = z.object({ form: dilemmaForm, proposal: id.nullable(), language: z.enum(LANGUAGES) });
const writeForm = z.object({
  /** Identifies this dilemma among the person's; the same when it is sent again. */
  draft: id,
  form: dilemmaForm,
  seen: z.string().max(200).nullable(),
  notPersonal: toggle,
});

/** Time until the end of voting shown on a preview card (ms). */
const OPEN_MS = 2 * 24 * 60 * 60 * 1_000;

export interface TabReviewParts {
  readonly services: Pick<Services, 'proposals' | 'directory' | 'clock'>;
  readonly cards: DilemmaCards;
}

/** Proposals, for the facilitators who decide about them, and a form to write a dilemma. */
export function addTabReview(routes: TypedRoutes, { services, cards }: TabReviewParts): void {
  const { proposals, directory, clock } = services;

  async function decided(outcome: ReviewOutcome, { participant, language }: Caller): Promise<DecisionWire> {
    if (outcome.kind === 'problem') return problemWire(outcome.problem);
    const next = await proposals.next(participant.id);
    return {
      kind: outcome.kind,
      review: reviewWire(outcome.review, cards, language),
      next: next?.proposal.id ?? null,
    };
  }

  async function ballotFacts(programmeId: string): Promise<BallotFacts> {
    const programme = await directory.get(programmeId);
    const closesAt = new Date(clock.now().getTime() + OPEN_MS);
    return { closesAt, talksAt: closesAt, minimum: programme?.minimumCount ?? 5 };
  }

  routes.get('desk/review', async ({ caller }) =>
    waitingWire(await proposals.waiting(MOST_LISTED + 1, caller.participant.id), cards, caller.language),
  );

  routes.get('desk/review/new', async (): Promise<FormFactsWire> => ({ limits: FORM_FIELDS }));

  routes.get('desk/review/:proposal', async ({ caller, param }) =>
    reviewWire(await proposals.review(param('proposal'), caller.participant.id), cards, caller.language),
  );

  routes.post('desk/review/look', lookForm, async (read, { caller }): Promise<PreviewWire> => {
    const { form: sent, proposal, language } = read;
    const look = await proposals.look({ ...sent.fields, challenges: sent.challenges }, proposal, caller.participant.id);
    if ('problem' in look) return problemWire(look.problem);
    return lookWire(look, await ballotFacts(caller.programme), cards, { reader: caller.language, card: language });
  });

  routes.post('desk/review/accept', reviewForm, async (read, { caller }) => {
    const { proposal, revision } = read;
    return decided(await proposals.accept(proposal, revision, caller.participant.id), caller);
  });

  routes.post('desk/review/edit', editForm, async (read, { caller }) => {
    const { proposal, revision, form: sent } = read;
    const texts = { ...sent.fields, challenges: sent.challenges };
    return decided(await proposals.edit(proposal, revision, texts, caller.participant.id), caller);
  });

  routes.post('desk/review/decline', declineForm, async (read, { caller }) => {
    const { proposal, revision, reason } = read;
    return decided(await proposals.decline(proposal, revision, reason, caller.participant.id), caller);
  });

  routes.post('desk/review/write', writeForm, async (read, { caller }): Promise<WrittenWire> => {
    const { draft, form: sent, seen, notPersonal = false } = read;
    const texts = { ...sent.fields, challenges: sent.challenges };
    const outcome = await proposals.write(caller.participant, caller.programme, draft, texts, {
      seen: seen ?? undefined,
      notPersonal,
    });
    switch (outcome.kind) {
      case 'problem':
        return problemWire(outcome.problem);
      case 'marked':
        return { kind: 'marked', found: foundWire(outcome.found, []), seen: outcome.seen };
      case 'sent':
        return { kind: 'sent', id: outcome.proposal.id };
    }
  });
}

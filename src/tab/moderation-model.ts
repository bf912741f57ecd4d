import type { DilemmaLibrary } from '../dilemmas/dilemma-library.js';
import type { Language } from '../language.js';
import type { RoundStore } from '../rounds/round-store.js';
import { birdName } from '../threads/alias.js';
import type { GroundsProblem } from '../threads/moderation.js';
import type { Moderating } from '../threads/moderation-service.js';
import type { JudgedPostView, JudgingOutcome } from '../threads/round-thread-view.js';
import type { DeskAt } from './desk.js';
import type { DecisionWire, ReportsWire, ReportWire } from './wire/moderation-wire.js';

/** Posts in a part of the list. */
const ON_A_PAGE = 10;

/** Reported posts as a facilitator's page shows them. The caller checks permission. */
export interface ModerationModel {
  /** Those of the programme of this desk, longest waiting first; the page after this post, or the first page if null. */
  reports(afterId: string | null, at: DeskAt): Promise<ReportsWire>;
  /** One post. Refuses with `unknownThread`. */
  report(postId: string, language: Language): Promise<ReportWire>;
  /** The answer to a decision. */
  answer(outcome: JudgingOutcome | { readonly problem: GroundsProblem }, language: Language): Promise<DecisionWire>;
}

export interface ModerationModelParts {
  readonly moderating: Pick<Moderating, 'reported' | 'look'>;
  readonly rounds: Pick<RoundStore, 'getMany'>;
  readonly dilemmas: Pick<DilemmaLibrary, 'shownIn'>;
}

/** The read model of moderation. One round trip more than the service takes. */
export function createModerationModel({ moderating, rounds, dilemmas }: ModerationModelParts): ModerationModel {
  async function wires(posts: readonly JudgedPostView[], language: Language): Promise<readonly ReportWire[]> {
    const found = await rounds.getMany([...new Set(posts.map(({ roundId }) => roundId))]);
    return posts.map(({ id, roundId, at, alias, source, text, reports, visibility, decidedAt, changedAt }) => {
      const round = found.get(roundId);
      const dilemma = round === undefined ? undefined : dilemmas.shownIn(round);
      return {
        postId: id,
        roundId,
        at: at.toISOString(),
        source,
        text,
        reports,
        visibility: visibility.kind,
        sequence: round?.sequence ?? null,
        title: dilemma?.text[language].title ?? round?.dilemmaId ?? roundId,
        bird: alias === null ? null : birdName(alias, language),
        size: alias?.size ?? null,
        grounds: visibility.kind === 'hidden' ? visibility.grounds : null,
        decidedAt: decidedAt?.toISOString() ?? null,
        ...(changedAt === undefined ? {} : { changedAt: changedAt.toISOString() }),
      };
    });
  }

  async function wire(post: JudgedPostView, language: Language): Promise<ReportWire> {
    const [one] = await wires([post], language);
    if (one === undefined) throw new Error('One post gives one report');
    return one;
  }

  return {
    async reports(afterId, { programme, language }) {
      const { posts, hasMore } = await moderating.reported([programme], { size: ON_A_PAGE, afterId });
      return { posts: await wires(posts, language), next: hasMore ? (posts.at(-1)?.id ?? null) : null };
    },

    report: async (postId, language) => wire(await moderating.look(postId), language),

    async answer(outcome, language) {
      if ('problem' in outcome) return { outcome: outcome.problem };
      return { outcome: outcome.kind, post: await wire(outcome.post, language) };
    },
  };
}

import type { Clock } from '../clock.js';
import type { GrowingRegister } from '../organisations/growing-register.js';
import type { HeirOf } from '../organisations/mergers.js';
import { mergedIntent } from '../outbox/message.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { type Participant, takesPart } from './participant.js';
import type { ParticipantStore } from './participant-store.js';

export interface MergerMovesParts {
  /** Everybody, whether their tenant is switched on or not: whoever comes back works for the heir. */
  readonly everybody: Pick<ParticipantStore, 'pageOfWorkers' | 'moveWorkers'>;
  readonly municipalities: Pick<GrowingRegister, 'ended'>;
  readonly outbox: Pick<OutboxStore, 'enqueue'>;
  readonly pageSize: number;
  readonly isStopping: () => boolean;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Moves people whose organisation was merged to its heir, page by page, and tells those who take part, once. It is no move of
 * their own: it does not count for the limit, and what the tenant or mail domain vouched for stays so. Votes, matches and
 * results keep the code of their time. May be stopped anywhere and done by several processes at once: whoever was not moved
 * is found by the next call. Nothing is asked while nothing was ever merged, and one query when nobody is left.
 */
export function createMergerMoves(parts: MergerMovesParts): () => Promise<void> {
  const { everybody, municipalities, outbox, pageSize, isStopping, clock } = parts;

  async function movePage(page: readonly Participant[], heirs: HeirOf): Promise<void> {
    const moving = page.map(({ id, municipality: from = '', standing }) => {
      return { id, from, into: heirs.get(from) ?? from, standing };
    });
    const intents = moving.filter(takesPart).map(({ id, from, into }) => mergedIntent(from, into, id));
    // In this order: somebody who is moved is not found any more, and would stay untold by a process that dies in between.
    if (intents.length > 0) await outbox.enqueue(intents, clock.now());
    for (const [from, into] of heirs) {
      const ids = moving.flatMap((one) => (one.from === from ? [one.id] : []));
      if (ids.length > 0) await everybody.moveWorkers(ids, from, into);
    }
  }

  return async function moveMerged() {
    const heirs = municipalities.ended();
    if (heirs.size === 0) return;
    while (!isStopping()) {
      const page = await everybody.pageOfWorkers([...heirs.keys()], pageSize);
      if (page.length === 0) return;
      await movePage(page, heirs);
    }
  };
}

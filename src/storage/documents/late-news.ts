import type { Address } from '../../outbox/sender.js';
import type { Lost } from '../../participants/participant-store.js';

/** Fields that exist only while a person or channel cannot be reached. */
export const REACHED = { unreachableSince: '', unreachableReason: '', tryAgainAt: '' } as const;

/** The document while this is still its address. */
export function withAddress(
  id: string,
  { conversationId, serviceUrl }: Pick<Address, 'conversationId' | 'serviceUrl'>,
) {
  return { _id: id, 'address.conversationId': conversationId, 'address.serviceUrl': serviceUrl };
}

/** The writes, in this order, that note who cannot be reached; whoever was so already keeps the first moment. */
export function losses(lost: readonly Lost[], unreachableSince: Date) {
  return lost.flatMap((one) => {
    const { reason: unreachableReason, tryAgainAt } = one;
    const $set = { unreachableReason, ...(tryAgainAt === null ? {} : { tryAgainAt }) };
    return [
      {
        updateOne: {
          filter: { ...stillAt(one), reachable: true },
          update: { $set: { reachable: false, unreachableSince } },
        },
      },
      {
        updateOne: {
          filter: { ...stillAt(one), reachable: false },
          update: tryAgainAt === null ? { $set, $unset: { tryAgainAt: '' as const } } : { $set },
        },
      },
    ];
  });
}

/** Only where the app was not added after that moment (Teams' clock): what is older says nothing about the address of now. */
export function addedBy(moment: Date) {
  return { installedAt: { $not: { $gt: moment } } };
}

/** The document that the news is about, if its address is still the one that the news is about. */
export function stillAt({ id, address: { conversationId, serviceUrl }, asOf }: Lost) {
  return {
    _id: id,
    'address.conversationId': conversationId,
    ...(serviceUrl === undefined ? {} : { 'address.serviceUrl': serviceUrl }),
    ...addedBy(asOf),
  };
}

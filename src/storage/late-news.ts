import type { Lost } from '../participants/participant-store.js';

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

import type { Channel, Viewer } from '../../channels/channel.js';
import type { Language } from '../../language.js';
import type { Address } from '../../outbox/sender.js';
import type { Stored } from './documents.js';

/** A channel as it is stored. */
export interface ChannelDocument extends Stored {
  tenantId: string;
  team: string;
  teamName: string;
  name: string;
  address: Address;
  installedAt?: Date;
  chosen: boolean;
  language: Language;
  reachable: boolean;
  unreachableSince?: Date;
  unreachableReason?: string;
  tryAgainAt?: Date;
  viewers: Viewer[];
  listDueAt?: Date;
}

/** The channel as the program knows it. */
export function toChannel({ _id, v: _v, ...channel }: ChannelDocument): Channel {
  return { id: _id, ...channel };
}

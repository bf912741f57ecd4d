import type { Filter } from 'mongodb';
import type { Channel, Viewer } from '../../channels/channel.js';
import type { Language } from '../../language.js';
import type { Address } from '../../outbox/sender.js';
import { DEFAULT_PROGRAMME_ID } from '../../programmes/programme.js';
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
  /** Absent in documents of before there were several programmes, and of channels that were never chosen: the first one. */
  programmeId?: string | null;
  reachable: boolean;
  unreachableSince?: Date;
  unreachableReason?: string;
  tryAgainAt?: Date;
  viewers: Viewer[];
  listDueAt?: Date;
}

/** The channel as the program knows it. */
export function toChannel({ _id, v: _v, ...channel }: ChannelDocument): Channel {
  return { id: _id, ...channel, programmeId: channel.programmeId ?? DEFAULT_PROGRAMME_ID };
}

/**
 * The filter for the channels of these programmes; a document that names none is of the first one. As an alternative: there are
 * few chosen channels, and it leaves out some of those that another condition finds.
 */
export function ofProgrammes(ids: readonly string[]): Filter<ChannelDocument> {
  return { $or: [{ programmeId: { $in: ids.includes(DEFAULT_PROGRAMME_ID) ? [...ids, null] : [...ids] } }] };
}

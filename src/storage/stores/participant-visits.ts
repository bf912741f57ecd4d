import type { Collection, UpdateFilter } from 'mongodb';
import type { ParticipantStore, Sighting, Touched } from '../../participants/participant-store.js';
import { isDuplicateKey, SCHEMA_VERSION } from '../documents/documents.js';
import { addedBy, REACHED } from '../documents/late-news.js';
import { type ParticipantDocument, toParticipant } from '../documents/participant-document.js';

/** Teams delivers a repeat within minutes; ten activities of one person are enough to recognise it. */
const REMEMBERED_ACTIVITIES = 10;

/** Noting visits: the part of the participant store that every turn uses. */
export function createParticipantVisits(
  collection: Collection<ParticipantDocument>,
): Pick<ParticipantStore, 'touch' | 'touchKnown'> {
  async function touch(sighting: Sighting): Promise<Touched> {
    // Two first visits at the same moment: the other one made the document, so now there is one to update. A late one finds
    // it again, with an address that came after its own.
    for (const tried of [sighting, sighting, withoutAddress(sighting)]) {
      try {
        return touched(await touchOnce(tried), tried);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
    throw new Error('A participant was made and erased again and again');
  }

  async function touchKnown(sighting: Sighting): Promise<Touched | null> {
    for (const tried of sighting.address === undefined ? [sighting] : [sighting, withoutAddress(sighting)]) {
      const before = await touchOnce(tried, false);
      if (before !== null) return touched(before, tried);
    }
    return null;
  }

  function touchOnce(
    { id, activityId, address, at, isInstall, ...seen }: Sighting,
    upsert: boolean = true,
  ): Promise<ParticipantDocument | null> {
    const installed = installedBy({ at, isInstall });
    const update: UpdateFilter<ParticipantDocument> = {
      $set: { ...seen, ...(address === undefined ? {} : { address, reachable: true, ...installed }) },
      $setOnInsert: {
        v: SCHEMA_VERSION,
        standing: 'known',
        challenges: [],
        wantsToTalk: true,
        ...(seen.name === undefined ? { name: '' } : {}),
        ...(seen.locale === undefined ? { locale: '' } : {}),
        ...(address === undefined ? { reachable: false } : {}),
      },
    };
    if (address !== undefined) update.$unset = REACHED;
    if (activityId !== undefined) update.$push = { recent: { $each: [activityId], $slice: -REMEMBERED_ACTIVITIES } };
    const notLate = address === undefined || at === undefined ? {} : addedBy(at);
    return collection.findOneAndUpdate({ _id: id, ...notLate }, update, { upsert, returnDocument: 'before' });
  }

  return { touch, touchKnown };
}

/** Fields that an installation adds: its moment, by Teams' clock. */
function installedBy({ at, isInstall }: { readonly at: Date | undefined; readonly isInstall: boolean | undefined }) {
  return isInstall === true && at !== undefined ? { installedAt: at } : {};
}

/** Nothing in it tells where the person can be reached. */
function withoutAddress({ address: _, ...sighting }: Sighting): Sighting {
  return sighting;
}

function touched(before: ParticipantDocument | null, sighting: Sighting): Touched {
  const isRepeat = sighting.activityId !== undefined && (before?.recent?.includes(sighting.activityId) ?? false);
  const isBack = before !== null && !before.reachable && sighting.address !== undefined;
  return { participant: toParticipant(afterTouch(before, sighting)), isNew: before === null, isRepeat, isBack };
}

/** The state that the update in `touchOnce` leads to, so that no second read is needed. */
function afterTouch(before: ParticipantDocument | null, sighting: Sighting): ParticipantDocument {
  const { id, activityId: _, address, at, isInstall, ...seen } = sighting;
  const base: ParticipantDocument = before ?? {
    _id: id,
    v: SCHEMA_VERSION,
    standing: 'known',
    challenges: [],
    wantsToTalk: true,
    reachable: false,
    name: '',
    locale: '',
    ...seen,
  };
  if (address === undefined) return { ...base, ...seen };
  const { unreachableSince: _since, unreachableReason: _reason, tryAgainAt: _again, ...reached } = base;
  const installed = installedBy({ at, isInstall });
  return { ...reached, ...seen, address, ...installed, reachable: true };
}

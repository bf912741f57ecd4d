import { useEffect, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { MunicipalityWire } from '../../wire/wire.js';
import { useSession } from './session.js';

/** Delay between the last key and the search (ms). */
const PAUSE_MS = 200;
/** A single letter finds everything. */
const SHORTEST = 2;

/** The organisations with a name like the one that is being typed; none when they cannot be had. */
export function useOrganisationSearch(typed: string): readonly MunicipalityWire[] {
  const { api } = useSession();
  const [hits, setHits] = useState<readonly MunicipalityWire[]>([]);
  useEffect(() => {
    let left = false;
    if (typed.trim().length < SHORTEST) {
      setHits([]);
      return;
    }
    const put = (found: readonly MunicipalityWire[]) => left || setHits(found);
    const timer = window.setTimeout(
      () => api.get(pathTo('municipalities', { name: typed })).then(put, () => put([])),
      PAUSE_MS,
    );
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [api, typed]);
  return hits;
}

import { useRef } from 'preact/hooks';
import type { LiveResource, Resource } from './use-resource.js';

/** What was shown stays when looking again fails: what the person typed below it must not go with it. */
export function useKept<T>(live: LiveResource<T>): LiveResource<T> {
  const last = useRef<Resource<T> | null>(null);
  const { resource } = live;
  if (resource.state === 'there') last.current = resource;
  return { ...live, resource: resource.state === 'there' ? resource : (last.current ?? resource) };
}

/** The first answer stays, whatever is answered later: a form is filled in on what it began with. */
export function useFirst<T>(live: LiveResource<T>): LiveResource<T> {
  const first = useRef<Resource<T> | null>(null);
  if (first.current === null && live.resource.state === 'there') first.current = live.resource;
  return { ...live, resource: first.current ?? live.resource };
}

import { useRef } from 'preact/hooks';
import type { LiveResource } from './use-resource.js';

/**
 * The newest value that there was; null: there was none yet. Asking again may fail: a form that somebody is filling in must
 * not disappear because of it.
 */
export function useKept<T>({ resource }: LiveResource<T>): T | null {
  const kept = useRef<T | null>(null);
  if (resource.state === 'there') kept.current = resource.value;
  return kept.current;
}

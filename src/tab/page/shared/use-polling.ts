import { useEffect, useRef, useState } from 'preact/hooks';
import { type Heard, heardBy, nextWait, QUICK_MS } from '../../polling-pace.js';
import type { LiveResource, Resource } from './use-resource.js';

/**
 * Asks again by itself as long as the page can be seen: quickly while something happens or the person does something, more
 * and more slowly while nothing does. `useResource` asks at once when the page comes back into sight. `goesOn`: is there more
 * to come after this?
 */
export function usePolling<T>(live: LiveResource<T>, goesOn: (value: T) => boolean = () => true): void {
  const { resource, answers, tookMs, reload } = live;
  const wait = useRef<number | null>(QUICK_MS);
  const before = useRef<unknown>(undefined);
  const [stirs, setStirs] = useState(0);
  const seen = useSeen();

  useEffect(() => {
    if (answers === 0) return;
    const isOver = resource.state === 'there' && resource.stale === null && !goesOn(resource.value);
    wait.current = isOver ? null : nextWait(wait.current ?? QUICK_MS, heardFrom(resource, before.current), tookMs);
    if (resource.state === 'there') before.current = resource.value;
  }, [answers]);

  useEffect(() => {
    if (!seen || answers === 0 || wait.current === null) return;
    const timer = setTimeout(reload, wait.current);
    return () => clearTimeout(timer);
  }, [answers, stirs, seen, reload]);

  useEffect(() => {
    const stir = () => {
      if (wait.current === null || wait.current <= QUICK_MS) return;
      wait.current = QUICK_MS;
      setStirs((count) => count + 1);
    };
    const signs = ['focus', 'online', 'keydown', 'pointerdown'] as const;
    for (const sign of signs) window.addEventListener(sign, stir);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, stir);
    };
  }, []);
}

function heardFrom<T>(resource: Resource<T>, before: unknown): Heard {
  if (resource.state === 'problem') return heardBy(resource.code);
  if (resource.state === 'loading') return 'same';
  if (resource.stale !== null) return heardBy(resource.stale);
  return resource.value === before ? 'same' : 'news';
}

/** Can the page be seen now? */
function useSeen(): boolean {
  const isSeen = () => document.visibilityState === 'visible';
  const [seen, setSeen] = useState(isSeen);
  useEffect(() => {
    const look = () => setSeen(isSeen());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return seen;
}

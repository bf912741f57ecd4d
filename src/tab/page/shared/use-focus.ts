import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface FocusIn {
  /** Goes on the element in which the focus stays. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** Puts the focus on the first element inside that fits, once what was just changed is drawn. */
  readonly focus: (selector: string) => void;
}

/** For a part whose buttons go away when they are used: without it the focus would go away with them. */
export function useFocusIn(): FocusIn {
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ readonly selector: string } | null>(null);
  useEffect(() => {
    const target = wanted === null ? null : place.current?.querySelector<HTMLElement>(wanted.selector);
    if (target === null || target === undefined) return;
    // A heading or a sentence takes the focus only when it is told to; a button does so by itself.
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus();
  }, [wanted]);
  const focus = useCallback((selector: string) => setWanted({ selector }), []);
  return { place, focus };
}

import { useEffect } from 'preact/hooks';

const AGAIN = 'spagaat-again';

/** The person wants to see how it is now. */
export function askAgain(): void {
  document.dispatchEvent(new Event(AGAIN));
}

/** Calls back when the person comes back to the page, or asks to see how it is now. */
export function useAskedAgain(look: () => void): void {
  useEffect(() => {
    const back = () => document.visibilityState === 'visible' && look();
    document.addEventListener('visibilitychange', back);
    document.addEventListener(AGAIN, look);
    return () => {
      document.removeEventListener('visibilitychange', back);
      document.removeEventListener(AGAIN, look);
    };
  }, [look]);
}

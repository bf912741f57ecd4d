import { useEffect, useState } from 'preact/hooks';
import type { RhythmWish } from '../../../programmes/rhythm-wish.js';
import type { RhythmPreviewWire, RhythmWire } from '../../wire/rhythm-wire.js';
import { useSession } from '../shared/session.js';

/** Delay between the last change and the question where it leads (ms). */
const PAUSE_MS = 400;
const RETRY_MS = 5_000;

export interface ShownPreview {
  /** The last that is known, kept until a newer one comes. */
  readonly seen: RhythmPreviewWire;
  readonly failed: boolean;
}

/** The rounds that a wish leads to, while it is filled in. Nothing of it is stored. */
export function useRhythmPreview(wish: RhythmWish, first: RhythmWire): ShownPreview {
  const { api } = useSession();
  const [shown, setShown] = useState<ShownPreview>({ seen: first.preview, failed: false });
  const [asked, setAsked] = useState(wish);

  useEffect(() => {
    if (wish === asked) return;
    let left = false;
    let timer = 0;
    const ask = async () => {
      try {
        const seen = await api.post('desk/programme/rhythm/look', { wish });
        if (left) return;
        setShown({ seen, failed: false });
        setAsked(wish);
      } catch {
        if (left) return;
        setShown((before) => ({ ...before, failed: true }));
        timer = window.setTimeout(ask, RETRY_MS);
      }
    };
    timer = window.setTimeout(ask, PAUSE_MS);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [api, wish, asked]);

  return shown;
}

import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../language.js';
import type { DilemmaFormWire, PreviewWire } from '../../wire/review-wire.js';
import { useSession } from '../shared/session.js';

/** Delay between the last key and the check of a form: not at every letter, yet soon enough to be of use (ms). */
const PAUSE_MS = 700;
const RETRY_MS = 5_000;

/** The present verdict on a form. */
export interface Look {
  /** The last verdict, kept until a newer one comes; null before the first. */
  readonly seen: Extract<PreviewWire, { kind: 'seen' }> | null;
  readonly failed: boolean;
}

/** Has a form looked at while it is filled in. Nothing of it is stored. `proposal`: null for a new dilemma. */
export function useCardPreview(form: DilemmaFormWire, proposal: string | null, language: Language): Look {
  const { api } = useSession();
  const [look, setLook] = useState<Look>({ seen: null, failed: false });
  const asked = JSON.stringify({ form, proposal, language });

  useEffect(() => {
    let left = false;
    let timer = 0;
    const ask = async () => {
      try {
        const answer = await api.post('desk/review/look', { form, proposal, language });
        if (!left && answer.kind === 'seen') setLook({ seen: answer, failed: false });
      } catch {
        if (left) return;
        setLook((before) => ({ ...before, failed: true }));
        timer = window.setTimeout(ask, RETRY_MS);
      }
    };
    timer = window.setTimeout(ask, look.seen === null ? 0 : PAUSE_MS);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [api, asked]);

  return look;
}

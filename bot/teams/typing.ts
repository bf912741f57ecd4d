import type { TurnContext } from 'botbuilder';

/** An answer that takes longer than this is announced by the sign of somebody typing (ms). */
export const TYPING_MS = 1_000;

/**
 * What the work gives; when that takes longer than `ms`, the person sees meanwhile that something is being typed. The sign is
 * of no weight: when it cannot be shown, nothing is different.
 */
export async function whileTyping<T>(context: TurnContext, ms: number, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    context.sendActivity({ type: 'typing' }).catch(() => {});
  }, ms);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

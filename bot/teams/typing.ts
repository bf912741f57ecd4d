import type { TurnContext } from 'botbuilder';

/** An answer that takes longer than this is announced by the sign of somebody typing (ms). */
export const TYPING_MS = 1_000;

/**
 * Resolves with the result of the work, showing a typing indicator if it takes longer than `ms`. A failure to show the
 * indicator changes nothing.
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

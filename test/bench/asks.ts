/** A question to a measured process over Node's own channel to its parent, and the answer. */
export interface Ask {
  readonly number: number;
  readonly name: string;
  readonly detail: unknown;
}
export interface AskAnswer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers by name. */
export type AskHandlers = Readonly<Record<string, (detail: unknown) => unknown>>;

/** In the measured process: answers the asks whose name is known here; another listener may know the others. */
export function answerAsks(handlers: AskHandlers): void {
  process.on('message', async ({ number, name, detail }: Ask) => {
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handler === undefined) return;
    try {
      process.send?.({ number, value: await handler(detail) } satisfies AskAnswer);
    } catch (error) {
      process.send?.({ number, error: String(error instanceof Error ? error.stack : error) } satisfies AskAnswer);
    }
  });
}

import type { TurnContext } from 'botbuilder';
import type { Log } from '../../src/log.js';
import { hasShapeOfActivity, withoutNulls } from '../incoming/incoming.js';
import type { BotAdapter } from './adapter.js';
import { CallerRefused } from './caller-check.js';

export interface ReceiveParts {
  readonly adapter: BotAdapter;
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly log: Log;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

/**
 * The way of an activity from the web server to the bot and back. Never rejects; a failure is a status and nothing else,
 * whatever library it came from: 400 for what is no activity, 401 for what is not from Azure Bot Service, 503 when nobody
 * can tell whether it is.
 */
export function createReceive({ adapter, onTurn, log }: ReceiveParts) {
  return async (sent: unknown, authorization: string): Promise<Answer> => {
    const body = withoutNulls(sent);
    if (!hasShapeOfActivity(body)) return { status: 400 };
    try {
      const answer = await adapter.receive(body, authorization, onTurn);
      if (answer === undefined) return { status: 200 };
      return answer.body === undefined ? { status: answer.status } : { status: answer.status, body: answer.body };
    } catch (error) {
      return { status: statusOf(error, log) };
    }
  };
}

function statusOf(error: unknown, log: Log): number {
  if (!(error instanceof CallerRefused)) {
    log.error({ err: error }, 'an activity could not be handled');
    return 500;
  }
  if (error.fault === 'unauthorized') {
    log.debug({ err: error.cause }, 'an activity was not from Azure Bot Service');
    return 401;
  }
  log.warn({ err: error.cause }, 'the keys of Azure Bot Service cannot be had: nobody can be answered');
  return 503;
}

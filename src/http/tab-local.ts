import type { Request, Response } from 'restify';
import type { PersonKey } from '../participants/participant.js';
import { answerProblem } from './problem.js';
import type { HttpServer } from './server.js';
import { SignInError, type TokenCheck } from './tab-auth.js';

const TOKEN_BYTES = 32;

/** Signing in without Teams, as one person. For the demo on one's own machine; `createApp` refuses it in production. */
export interface LocalSignIn {
  readonly check: TokenCheck;
  /** A token that this process takes for the person. */
  readonly issue: () => string;
}

/** The one person who may sign in without Teams. The token is made at the start and known to this process only. */
export function createLocalSignIn(person: PersonKey, secret: (length: number) => Buffer): LocalSignIn {
  const token = `local.${secret(TOKEN_BYTES).toString('base64url')}`;
  return {
    issue: () => token,
    async check(given) {
      if (given !== token) throw new SignInError('badToken');
      return person;
    },
  };
}

/**
 * `POST /tab/api/local-sign-in`: gives the page its token. Only for a page that was opened on this machine by name: a
 * page of elsewhere that has its name point here (DNS rebinding) gets none.
 */
export function addLocalSignIn({ routes }: HttpServer, { issue }: LocalSignIn): void {
  routes.post('/tab/api/local-sign-in', async (request: Request, response: Response) => {
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.header('host') ?? '')) {
      answerProblem(response, 403, 'notLocal');
      return;
    }
    response.sendRaw(200, JSON.stringify({ token: issue() }), { 'Content-Type': 'application/json' });
  });
}

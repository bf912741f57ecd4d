import { orTooLate } from '../../src/within.js';

/** Why an activity is not looked at: it is not from Azure Bot Service, or nobody can tell now whether it is. */
export type CallerFault = 'unauthorized' | 'keysDown';

/** An activity whose sender was not let in. */
export class CallerRefused extends Error {
  constructor(
    readonly fault: CallerFault,
    cause: unknown,
  ) {
    super(fault, { cause });
    this.name = 'CallerRefused';
  }
}

/** Errors of the SDK's libraries about a token; those about keys have other names. */
const ABOUT_THE_TOKEN: ReadonlySet<unknown> = new Set([
  'JsonWebTokenError',
  'TokenExpiredError',
  'NotBeforeError',
  // A part of the token that is no JSON; keys that are none are a `FetchError`.
  'SyntaxError',
]);

/** Pause after a failure to get keys (ms): otherwise every request would ask for them, and wait. */
const PAUSE_MS = 5_000;

/** At most this many issuers are told apart; the SDK knows about eight. */
const MOST_ISSUERS = 20;

export interface CallerCheckParts {
  /** Time for one check, fetching the keys included (ms). */
  readonly withinMs: number;
  readonly now: () => Date;
}

/** Runs the SDK's check of the caller; rejects with a `CallerRefused` and nothing else. */
export type CallerCheck = <T>(authorization: string, check: () => Promise<T>) => Promise<T>;

/**
 * Lets the SDK check a token, in limited time, and tells a bad token from keys that cannot be had. The keys of each issuer
 * are a matter of their own, so that nobody keeps others out by asking for keys that are not there.
 */
export function createCallerCheck({ withinMs, now }: CallerCheckParts): CallerCheck {
  const downUntil = new Map<string, number>();
  return async (authorization, check) => {
    const issuer = issuerOf(authorization);
    if ((downUntil.get(issuer) ?? 0) > now().getTime()) throw new CallerRefused('keysDown', 'a moment ago');
    try {
      return await orTooLate(withinMs, check());
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'keysDown') {
        if (downUntil.size >= MOST_ISSUERS) downUntil.clear();
        downUntil.set(issuer, now().getTime() + PAUSE_MS);
      }
      throw new CallerRefused(fault, error);
    }
  };
}

function faultOf(error: unknown): CallerFault {
  if (!(error instanceof Error)) return 'keysDown';
  // The SDK's AuthenticationError: 401 and 403 are about the token, 500 about the keys.
  if ('statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode < 500 ? 'unauthorized' : 'keysDown';
  }
  return ABOUT_THE_TOKEN.has(error.name) ? 'unauthorized' : 'keysDown';
}

/** The issuer that a token claims, unverified. Empty if there is none. */
function issuerOf(authorization: string): string {
  try {
    const payload: unknown = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());
    const issuer = typeof payload === 'object' && payload !== null && 'iss' in payload ? payload.iss : '';
    return typeof issuer === 'string' ? issuer.slice(0, 200) : '';
  } catch {
    return '';
  }
}

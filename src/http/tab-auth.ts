import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { PersonKey } from '../participants/participant.js';

/** Where Microsoft publishes the keys that it signs tokens with, of every tenant. */
export const MICROSOFT_KEYS = new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys');

/** The scope a token must grant: to act for the person who is signed in to Teams. */
const SCOPE = 'access_as_user';
/** Clocks of Microsoft and ours may differ by this much (seconds). */
const CLOCK_TOLERANCE_S = 60;
/** Time for fetching the keys (ms). */
const KEYS_TIMEOUT_MS = 3_000;

/** Reason for a refused sign-in. `keysDown`: the keys could not be fetched, so the token was not checked. */
export type SignInRefusal = 'noToken' | 'badToken' | 'expiredToken' | 'keysDown';

/** A sign-in that failed. The message holds nothing of the token. */
export class SignInError extends Error {
  constructor(readonly code: SignInRefusal) {
    super(code);
    this.name = 'SignInError';
  }
}

/** Resolves with the sender of this token. Rejects with a `SignInError`and nothing else. */
export type TokenCheck = (token: string) => Promise<PersonKey>;

export interface TokenCheckParts {
  /** Client id of the app registration that the tab signs in to. */
  readonly appId: string;
  /** Host under which the page is reached; part of the address of that registration (`api://host/…`). */
  readonly host: string;
  /** Where the signing keys are. */
  readonly keys: URL;
  readonly now: () => Date;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Checks tokens of Teams' single sign-on: signature (RS256 and no other), audience, issuer (that of the token's own
 * tenant), term and scope. The person follows from tenant and object id alone: names and mail addresses in a token can
 * be changed by those who carry them. The routes check whether the tenant is allowed.
 */
export function createTokenCheck(parts: TokenCheckParts): TokenCheck {
  const { appId, host, now } = parts;
  const keys: JWTVerifyGetKey = createRemoteJWKSet(parts.keys, { timeoutDuration: KEYS_TIMEOUT_MS });
  const audience = [appId, `api://${host}/botid-${appId}`, `api://${host}/${appId}`];

  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      audience,
      requiredClaims: ['tid', 'oid', 'scp', 'exp', 'iss'],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: now(),
    }).catch((error: unknown) => {
      throw new SignInError(refusalOf(error));
    });
    const tenantId = guidOf(payload.tid);
    const objectId = guidOf(payload.oid);
    if (payload.iss !== `https://login.microsoftonline.com/${payload.tid}/v2.0`) throw new SignInError('badToken');
    if (!String(payload.scp).split(' ').includes(SCOPE)) throw new SignInError('badToken');
    return { tenantId, objectId };
  };
}

/** The token of an `Authorization` header. */
export function bearerOf(header: string | undefined): string {
  const token = /^Bearer ([\w.~+/=-]{1,16000})$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw new SignInError('noToken');
  return token;
}

function guidOf(claim: unknown): string {
  const text = typeof claim === 'string' ? claim.toLowerCase() : '';
  if (!GUID.test(text)) throw new SignInError('badToken');
  return text;
}

/** A failure that is about the keys and not about the token is no reason to call the token bad. */
function refusalOf(error: unknown): SignInRefusal {
  if (error instanceof errors.JWTExpired) return 'expiredToken';
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return 'keysDown';
  if (!(error instanceof errors.JOSEError)) return 'keysDown';
  // The class itself: what the key server answered was no list of keys.
  return error.code === 'ERR_JOSE_GENERIC' ? 'keysDown' : 'badToken';
}

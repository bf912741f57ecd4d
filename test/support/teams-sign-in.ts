import { createServer, type Server } from 'node:http';
import { exportJWK, type GenerateKeyPairResult, importJWK, type JWTPayload, SignJWT } from 'jose';
import type { KeysFault } from './keys-faults.js';
import { signingKeys } from './signing-keys.js';

/** Client id that the tab has in these tests. */
export const TAB_APP_ID = '7ab00000-0000-4000-8000-000000000007';

/** Claims of a token of Teams' sign-in; each can be overridden. */
export interface TokenFacts {
  readonly tenantId: string;
  readonly objectId: string;
  readonly now: Date;
  readonly claims?: JWTPayload;
  /** Claims that are left out. */
  readonly without?: readonly string[];
}

/** Microsoft's sign-in as far as the tab needs it: a list of keys on an address, and tokens that are signed with them. */
export class TeamsSignIn {
  /** How often the keys were fetched. */
  fetched = 0;
  /** Does this in place of giving the keys. */
  fault: KeysFault | null = null;

  private constructor(
    private readonly server: Server,
    private readonly pair: GenerateKeyPairResult,
    private readonly stranger: GenerateKeyPairResult,
  ) {}

  static async start(): Promise<TeamsSignIn> {
    const { pair, stranger } = await signingKeys();
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', use: 'sig' };
    const server = createServer((_request, response) => {
      signIn.fetched += 1;
      if (signIn.fault !== null) return signIn.fault(response);
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    const signIn = new TeamsSignIn(server, pair, stranger);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return signIn;
  }

  get keys(): URL {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The keys are not there yet');
    return new URL(`http://127.0.0.1:${address.port}/keys`);
  }

  /** A token as Teams gives it to the page. */
  token(facts: TokenFacts): Promise<string> {
    return this.sign(facts).sign(this.pair.privateKey);
  }

  /** The same, signed with a key that is not Microsoft's but says that it is. */
  strangersToken(facts: TokenFacts): Promise<string> {
    return this.sign(facts).sign(this.stranger.privateKey);
  }

  /** The same, "signed" with a secret that everybody knows: the public key's id. */
  symmetricToken(facts: TokenFacts): Promise<string> {
    return this.sign(facts, 'HS256').sign(new TextEncoder().encode('key-1'.padEnd(32, '0')));
  }

  /** The same, signed with Microsoft's key by another algorithm than theirs. */
  async otherAlgorithmToken(facts: TokenFacts, alg: 'RS384' | 'PS256'): Promise<string> {
    return this.sign(facts, alg).sign(await importJWK(await exportJWK(this.pair.privateKey), alg));
  }

  /** The same with the algorithm `none`. */
  unsignedToken(facts: TokenFacts): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', kid: 'key-1' })}.${part(claimsOf(facts))}.`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private sign(facts: TokenFacts, alg = 'RS256'): SignJWT {
    return new SignJWT(claimsOf(facts)).setProtectedHeader({ alg, kid: 'key-1', typ: 'JWT' });
  }
}

function claimsOf({ tenantId, objectId, now, claims = {}, without = [] }: TokenFacts): JWTPayload {
  const seconds = Math.floor(now.getTime() / 1_000);
  const all: JWTPayload = {
    aud: TAB_APP_ID,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    tid: tenantId,
    oid: objectId,
    scp: 'access_as_user',
    azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    preferred_username: 'somebody@example.nl',
    ver: '2.0',
    iat: seconds - 60,
    nbf: seconds - 60,
    exp: seconds + 3_600,
    ...claims,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
}

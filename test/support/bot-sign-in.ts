import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, type JWTPayload, SignJWT } from 'jose';
import type { KeysFault } from './keys-faults.js';
import { signingKeys } from './signing-keys.js';

/** App id that the bot has in these tests. */
export const BOT_APP_ID = '5b1c1f60-0000-4000-8000-000000000001';

/** Settings of a bot that asks who speaks to it. */
export const BOT_CREDENTIALS = {
  MicrosoftAppId: BOT_APP_ID,
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: '0bb00000-0000-4000-8000-000000000001',
} as const;

/** The issuer of Azure Bot Service's tokens. */
const ISSUER = 'https://api.botframework.com';

/** Azure Bot Service's sign-in as far as a bot needs it: where the keys are, the keys, and tokens signed with them. */
export class BotSignIn {
  /** How often anything was fetched. */
  fetched = 0;
  /** Does this in place of answering. */
  fault: KeysFault | null = null;

  private constructor(
    private readonly server: Server,
    private readonly pair: GenerateKeyPairResult,
    private readonly stranger: GenerateKeyPairResult,
  ) {}

  static async start(): Promise<BotSignIn> {
    const { pair, stranger } = await signingKeys();
    const key = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', use: 'sig', endorsements: ['msteams'] };
    const server = createServer((request, response) => {
      signIn.fetched += 1;
      if (signIn.fault !== null) return signIn.fault(response);
      const found = request.url === '/keys' ? { keys: [key] } : { jwks_uri: new URL('/keys', signIn.keys).href };
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(found));
    });
    const signIn = new BotSignIn(server, pair, stranger);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return signIn;
  }

  /** Where the bot is told to look for the keys. */
  get keys(): URL {
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}/openid`);
  }

  /** The header of an activity from this connector. */
  header(serviceUrl: string, claims: JWTPayload = {}): Promise<string> {
    return sign(this.pair, serviceUrl, claims);
  }

  /** The same, signed by somebody else who says to be Azure. */
  strangersHeader(serviceUrl: string): Promise<string> {
    return sign(this.stranger, serviceUrl, {});
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

async function sign(pair: GenerateKeyPairResult, serviceurl: string, claims: JWTPayload): Promise<string> {
  // The SDK looks at the machine's clock.
  const token = new SignJWT({ iss: ISSUER, aud: BOT_APP_ID, serviceurl, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(claims.exp ?? '1h');
  return `Bearer ${await token.sign(pair.privateKey)}`;
}

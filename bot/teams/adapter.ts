import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { BotCredentials } from '../../src/config.js';
import { type CallerCheckParts, createCallerCheck } from './caller-check.js';

export interface AdapterSettings {
  readonly credentials: BotCredentials;
  /** Time that one call to the connector may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The time, for how long keys are not asked for again. */
  readonly now: () => Date;
  /** Where it is told where the keys are that Azure Bot Service signs with; Microsoft's own address when absent. */
  readonly botKeys?: URL;
  /** Called for what a handler threw. The adapter itself would write it to the console and answer 501 to an invoke. */
  readonly onTurnError: (context: TurnContext, error: Error) => Promise<void>;
}

/** The SDK's client of the connector, as far as we use it. It outlives the turn that it was made for. */
export interface Connector {
  readonly conversations: {
    sendToConversation(conversationId: string, activity: Activity): Promise<{ readonly id?: string } | undefined>;
    updateActivity(conversationId: string, activityId: string, activity: Activity): Promise<unknown>;
    getConversationMember(conversationId: string, memberId: string): Promise<object>;
  };
  /** Fetches a token, or gives the one that the SDK keeps for the whole process until five minutes before it ends. */
  readonly credentials: { getToken(): Promise<string> };
  /** Azure's HTTP client below it, which the SDK does not show in its types. */
  readonly client: PipelineClient;
}

/**
 * The SDK's adapter, with every call to the connector made once, within `timeoutMs`, and without following redirects:
 * the outbox decides about retries, and a token never travels on to another host.
 */
export function createAdapter(settings: AdapterSettings): BotAdapter {
  const { credentials, botKeys, timeoutMs, now } = settings;
  const places = botKeys === undefined ? {} : placesOf(botKeys);
  const adapter = new BotAdapter(new AuthenticationWithKeptClients({ ...configurationOf(credentials), ...places }), {
    withinMs: Math.min(KEYS_MS, timeoutMs),
    now,
  });
  adapter.onTurnError = settings.onTurnError;
  adapter.use(async (context, next) => {
    withoutSdkRetries(adapter, context, settings.timeoutMs);
    await next();
  });
  return adapter;
}

/** Time for fetching the keys with which Azure Bot Service signs (ms); the SDK itself would wait for ever. */
const KEYS_MS = 3_000;

/**
 * The SDK's adapter without its HTTP part, which answers with the sentences of whatever library failed and writes them to
 * the console.
 */
export class BotAdapter extends CloudAdapter {
  private readonly check: ReturnType<typeof createCallerCheck>;

  constructor(
    private readonly authentication: AuthenticationWithKeptClients,
    checking: CallerCheckParts,
  ) {
    super(authentication);
    this.check = createCallerCheck(checking);
  }

  /**
   * Looks who sent an activity, and gives it to `logic`. The answer to an invoke; undefined for what is answered by messages.
   * Rejects with a `CallerRefused` before `logic` is called when the sender cannot be let in.
   */
  async receive(
    activity: Readonly<Record<string, unknown>>,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    // Its shape was looked at (`hasShapeOfActivity`), and all that we use of it is read anew (`readIncoming`).
    const read = { ...activity } as Partial<Activity> as Activity;
    const sender = await this.check(authorization, () => this.authentication.authenticateRequest(read, authorization));
    return this.processActivity(sender, read, logic);
  }
}

/** The connector client that was made for this turn. */
export function connectorOf(adapter: CloudAdapter, context: TurnContext): Connector {
  const connector: Connector | undefined = context.turnState.get(adapter.ConnectorClientKey);
  if (connector === undefined) throw new Error('The turn has no connector client');
  return connector;
}

/**
 * Switches off the SDK's own retries (500 to 504 four times, 429 as asked) and redirects for this turn, and sets the time-out.
 * The documented options for that (`noRetryPolicy`, `retryOptions`, `timeout`) are ignored by botbuilder 4.23; the pipeline's policies are not.
 */
export function withoutSdkRetries(adapter: CloudAdapter, context: TurnContext, timeoutMs: number): void {
  const { pipeline } = connectorOf(adapter, context).client;
  if (prepared.has(pipeline)) return;
  prepared.add(pipeline);
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.removePolicy({ name: TIMEOUT_POLICY });
  pipeline.addPolicy({
    name: TIMEOUT_POLICY,
    async sendRequest(request, next) {
      request.timeout = timeoutMs;
      // That ends with the head of the answer: a body without an end would be read, and kept, for ever.
      const over = new AbortController();
      request.abortSignal = over.signal;
      const timer = setTimeout(() => over.abort(), timeoutMs);
      try {
        return await next(request);
      } finally {
        clearTimeout(timer);
      }
    },
  });
}

const TIMEOUT_POLICY = 'spagaatTimeout';
/** Clients are kept, so most were seen to in an earlier turn. */
const prepared = new WeakSet<object>();

interface HttpRequest {
  timeout: number;
  abortSignal?: AbortSignal;
}
interface PipelineClient {
  readonly pipeline: {
    removePolicy(which: { readonly name: string }): unknown;
    addPolicy(policy: {
      readonly name: string;
      readonly sendRequest: <Response>(
        request: HttpRequest,
        next: (request: HttpRequest) => Promise<Response>,
      ) => Promise<Response>;
    }): void;
  };
}

/** Clients kept at most, one per service URL; there is about one URL per tenant. */
const KEPT_CLIENTS = 200;

/** The SDK's own types of these are in a package that it does not export. */
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type ConnectorFactory = NonNullable<Authenticated['connectorFactory']>;
type ConnectorClient = ReturnType<ConnectorFactory['create']>;
type UserTokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/**
 * The SDK's authentication: every request is checked as always. Only its two HTTP clients are kept, by the address that
 * they call, instead of made anew for each activity; most answers need neither, and making them is a quarter of a bare turn.
 */
class AuthenticationWithKeptClients extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new Map<string, ConnectorClient>();
  private userTokens: UserTokenClient | undefined;

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<Authenticated> {
    const checked = await super.authenticateRequest(...request);
    const { connectorFactory: fresh } = checked;
    if (fresh === undefined) return checked;
    return { ...checked, connectorFactory: { create: (url, audience) => this.connectorFor(fresh, url, audience) } };
  }

  override createUserTokenClient(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): UserTokenClient {
    if (this.userTokens !== undefined) return this.userTokens;
    const fresh = super.createUserTokenClient(...identity);
    this.userTokens = fresh;
    fresh.catch(() => {
      this.userTokens = undefined;
    });
    return fresh;
  }

  private connectorFor(fresh: ConnectorFactory, serviceUrl: string, audience?: string): ConnectorClient {
    const key = `${audience ?? ''} ${serviceUrl}`;
    const known = this.connectors.get(key);
    if (known !== undefined) return known;
    if (this.connectors.size >= KEPT_CLIENTS) this.connectors.clear();
    const made = fresh.create(serviceUrl, audience);
    this.connectors.set(key, made);
    made.catch(() => this.connectors.delete(key));
    return made;
  }
}

/** With one address given the SDK wants all of them; these are those of the public cloud. */
function placesOf(botKeys: URL): Record<string, string> {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: botKeys.href,
    ToBotFromEmulatorOpenIdMetadataUrl: botKeys.href,
    CallerId: 'urn:botframework:azure',
  };
}

function configurationOf(credentials: BotCredentials): Record<string, string> {
  if (credentials.type === 'none') return {};
  const common = { MicrosoftAppType: credentials.type, MicrosoftAppId: credentials.appId };
  if (credentials.type === 'MultiTenant') return { ...common, MicrosoftAppPassword: credentials.password };
  if (credentials.type === 'UserAssignedMsi') return { ...common, MicrosoftAppTenantId: credentials.tenantId };
  return { ...common, MicrosoftAppPassword: credentials.password, MicrosoftAppTenantId: credentials.tenantId };
}

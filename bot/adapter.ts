import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { BotCredentials } from '../src/config.js';

export interface AdapterSettings {
  readonly credentials: BotCredentials;
  /** Time that one call to the connector may take, in milliseconds. */
  readonly timeoutMs: number;
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
export function createAdapter(settings: AdapterSettings): CloudAdapter {
  const adapter = new CloudAdapter(new AuthenticationWithKeptClients(configurationOf(settings.credentials)));
  adapter.onTurnError = settings.onTurnError;
  adapter.use(async (context, next) => {
    withoutSdkRetries(adapter, context, settings.timeoutMs);
    await next();
  });
  return adapter;
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
    sendRequest: (request, next) => {
      request.timeout = timeoutMs;
      return next(request);
    },
  });
}

const TIMEOUT_POLICY = 'spagaatTimeout';
/** Clients are kept, so most were seen to in an earlier turn. */
const prepared = new WeakSet<object>();

interface HttpRequest {
  timeout: number;
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

/** So many service URLs keep their client; there is about one per tenant. */
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

function configurationOf(credentials: BotCredentials): Record<string, string> {
  if (credentials.type === 'none') return {};
  const common = { MicrosoftAppType: credentials.type, MicrosoftAppId: credentials.appId };
  if (credentials.type === 'MultiTenant') return { ...common, MicrosoftAppPassword: credentials.password };
  if (credentials.type === 'UserAssignedMsi') return { ...common, MicrosoftAppTenantId: credentials.tenantId };
  return { ...common, MicrosoftAppPassword: credentials.password, MicrosoftAppTenantId: credentials.tenantId };
}

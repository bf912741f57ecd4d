/**
 * Hosts of Teams' connector: public cloud, GCC, GCC High and DoD, as Microsoft documents them for proactive messages.
 * A region stands in the path of the public one (`/emea/`, `/amer/`), the tenant may follow it; the path is not judged.
 */
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
] as const;

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/** Longer than any connector URL seen; keeps a hostile one out of the store. */
const LONGEST_URL = 500;

/** Outside production the bot may talk to a fake Teams or the Agents Playground on this machine. */
export interface ServiceUrlRules {
  readonly allowLocalhost: boolean;
}

/**
 * True when the bot may send messages, and with them its token, to this URL: https on the standard port at one of Teams' hosts
 * or a true subdomain of one. With `allowLocalhost` also http(s) at `localhost` and `127.0.0.1` on any port.
 * A URL with a user name, a query or a fragment is refused. Takes anything, never throws.
 */
export function isAllowedServiceUrl(url: unknown, rules: ServiceUrlRules): boolean {
  const parsed = plainUrl(url);
  if (parsed === null) return false;
  if (isTeams(parsed)) return true;
  return rules.allowLocalhost && isLocal(parsed);
}

/** True for a URL of Teams' own connector, by the rules of `isAllowedServiceUrl`. */
export function isTeamsHost(url: unknown): boolean {
  const parsed = plainUrl(url);
  return parsed !== null && isTeams(parsed);
}

function isTeams(url: URL): boolean {
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return TEAMS_HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

function isLocal(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && LOCAL_HOSTS.includes(url.hostname);
}

/** The parsed URL when it says nothing but scheme, host, port and path. White space and backslashes are what parsers differ about. */
function plainUrl(url: unknown): URL | null {
  if (typeof url !== 'string' || url.length > LONGEST_URL || /[\s\\\p{Cc}@?#]/u.test(url)) return null;
  if (!/^https?:\/\/[^/]/i.test(url)) return null;
  return URL.canParse(url) ? new URL(url) : null;
}

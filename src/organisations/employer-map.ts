import { officialRegister } from './official-register.js';
import { codeSent, isAddedCode } from './organisation-code.js';

/** Which organisation employs a person, as far as the tenant or the mail domain tells. */
export interface EmployerMap {
  /** Entra tenant id (lower case) → code of an organisation. */
  readonly byTenant: ReadonlyMap<string, string>;
  /** Mail domain (lower case, without @) → code of an organisation. */
  readonly byMailDomain: ReadonlyMap<string, string>;
}

export interface EmployerMapReading {
  /** The entries that are right. */
  readonly map: EmployerMap;
  /** One sentence per wrong entry, naming it. Empty: everything was read. */
  readonly faults: readonly string[];
}

const TENANT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads the setting `MUNICIPALITY_MAP`: entries separated by `;`, `,` or a new line, each `tenantId=GM0363` or
 * `@zwolle.nl=GM0193`. A tenant that several municipalities share must not be mapped, since everybody in it would be
 * put in one organisation: two codes for one tenant or domain is a fault, and neither is used.
 * @param isKnown says whether a code such as GM0193 exists; unless told otherwise all that is built in, and whatever may have
 * been added on screen (an entry with a code that nobody added says nothing about anybody)
 */
export function readEmployerMap(setting: string, isKnown: (code: string) => boolean = mayBeKnown): EmployerMapReading {
  const byTenant = new Map<string, string>();
  const byMailDomain = new Map<string, string>();
  const doubtful = new Set<string>();
  const faults: string[] = [];
  const entries = setting.split(/[;,\n]/).map((entry) => entry.trim());
  for (const entry of entries.filter((text) => text !== '')) {
    const [left = '', right = '', ...more] = entry.split('=').map((part) => part.trim());
    const key = left.toLowerCase();
    const code = codeSent(right);
    const fault = faultOf(key, code, more.length > 0, isKnown);
    const target = key.startsWith('@') ? byMailDomain : byTenant;
    const name = key.startsWith('@') ? key.slice(1) : key;
    const known = target.get(name);
    if (fault !== undefined) faults.push(`"${entry}": ${fault}`);
    else if (known !== undefined && known !== code) {
      doubtful.add(key);
      faults.push(`"${entry}": ${left} is mapped to ${known} as well; leave out what several organisations share`);
    } else target.set(name, code);
  }
  for (const key of doubtful) key.startsWith('@') ? byMailDomain.delete(key.slice(1)) : byTenant.delete(key);
  return { map: { byTenant, byMailDomain }, faults };
}

function mayBeKnown(code: string): boolean {
  return officialRegister().get(code) !== undefined || isAddedCode(code);
}

function faultOf(
  key: string,
  code: string,
  tooManyParts: boolean,
  isKnown: (code: string) => boolean,
): string | undefined {
  if (tooManyParts || code === '') return 'write it as tenantId=GM0000 or @domain.nl=GM0000';
  if (key.startsWith('@')) {
    if (!isMailDomain(key.slice(1))) return 'the part before = is not a mail domain such as @zwolle.nl';
  } else if (!TENANT.test(key)) return 'the part before = is neither a tenant id nor a mail domain such as @zwolle.nl';
  return isKnown(code) ? undefined : `${code} is not the code of an organisation`;
}

/** At least two labels: mapping a top-level domain would map the whole country. */
function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label));
}

/**
 * The code of the organisation that employs a person, or undefined when nothing tells. The mail domain goes before the
 * tenant, because in a shared tenant only the address tells people apart; of the mapped domains the longest that the
 * address ends in (`@mail.zwolle.nl` belongs to `zwolle.nl`, `@notzwolle.nl` does not).
 */
export function municipalityFor(
  map: EmployerMap,
  person: { readonly tenantId: string; readonly mail?: string | undefined },
): string | undefined {
  const byMail = person.mail === undefined ? undefined : byDomain(map.byMailDomain, person.mail);
  return byMail ?? map.byTenant.get(person.tenantId.toLowerCase());
}

function byDomain(domains: ReadonlyMap<string, string>, mail: string): string | undefined {
  const at = mail.lastIndexOf('@');
  if (at < 0 || mail.length > 320) return undefined;
  let domain = mail
    .slice(at + 1)
    .trim()
    .toLowerCase();
  while (domain !== '') {
    const code = domains.get(domain);
    if (code !== undefined) return code;
    const dot = domain.indexOf('.');
    domain = dot < 0 ? '' : domain.slice(dot + 1);
  }
  return undefined;
}

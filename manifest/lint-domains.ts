import { type Fault, fault } from './fault.js';
import type { Manifest } from './schemas.js';

/** A host name, its first part perhaps a wildcard; no scheme, port or path. */
const DOMAIN = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Domains under which anybody can get a name: a wildcard would let strangers into the app. */
const SHARED = [
  'azurewebsites.net',
  'azurestaticapps.net',
  'azurefd.net',
  'azurecontainerapps.io',
  'cloudapp.azure.com',
  'trafficmanager.net',
  'blob.core.windows.net',
  'web.core.windows.net',
  'devtunnels.ms',
  'ngrok.io',
  'ngrok-free.app',
  'onmicrosoft.com',
  'sharepoint.com',
  'github.io',
] as const;

/** Every page that the app shows is in a domain that it names, and every address is safe to follow. */
export function lintDomains(manifest: Manifest): readonly Fault[] {
  const domains = manifest.validDomains ?? [];
  return [
    ...domains.flatMap((domain, at) => domainFault(domain, `manifest.json validDomains[${at}]`)),
    ...shownAddresses(manifest).flatMap(([where, address]) => {
      const host = URL.canParse(address) ? new URL(address).hostname : '';
      return domains.some((domain) => covers(domain, host))
        ? []
        : [fault('domain-missing', `manifest.json ${where}`, `${host} is not in validDomains`)];
    }),
    ...[...shownAddresses(manifest), ...toldAddresses(manifest)]
      .filter(([, address]) => !address.startsWith('https://'))
      .map(([where, address]) => fault('address-not-https', `manifest.json ${where}`, `${address} is not https`)),
  ];
}

function domainFault(domain: string, where: string): readonly Fault[] {
  if (!DOMAIN.test(domain)) return [fault('domain-form', where, `"${domain}" must be a host name and nothing more`)];
  const isOfStrangers = SHARED.some((shared) => domain.toLowerCase() === `*.${shared}`);
  return isOfStrangers ? [fault('domain-form', where, `anybody can have a name in ${domain}`)] : [];
}

/** A wildcard stands for one part of a name, not for more. */
function covers(domain: string, host: string): boolean {
  const pattern = domain.toLowerCase();
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.slice(host.indexOf('.') + 1) === pattern.slice(2);
}

type Address = readonly [where: string, address: string];

/** Addresses that Teams opens inside the app or takes for its own. */
function shownAddresses(manifest: Manifest): readonly Address[] {
  const tabs = (manifest.staticTabs ?? []).flatMap(({ contentUrl, websiteUrl }, at): Address[] => [
    ...(contentUrl === undefined ? [] : [[`staticTabs[${at}].contentUrl`, contentUrl] as const]),
    ...(websiteUrl === undefined ? [] : [[`staticTabs[${at}].websiteUrl`, websiteUrl] as const]),
  ]);
  const links = (manifest.composeExtensions ?? []).flatMap(({ messageHandlers = [] }, at) =>
    messageHandlers.flatMap(({ value }, handler) =>
      (value.domains ?? []).map(
        (domain, place): Address => [
          `composeExtensions[${at}].messageHandlers[${handler}].value.domains[${place}]`,
          `https://${domain}`,
        ],
      ),
    ),
  );
  const resource = /^api:\/\/([^/]+)\//.exec(manifest.webApplicationInfo?.resource ?? '')?.[1];
  const signIn: readonly Address[] =
    resource === undefined ? [] : [['webApplicationInfo.resource', `https://${resource}`]];
  return [...tabs, ...links, ...signIn];
}

/** Addresses that are told to people and opened in a browser. */
function toldAddresses({ developer }: Manifest): readonly Address[] {
  return [
    ['developer.websiteUrl', developer.websiteUrl],
    ['developer.privacyUrl', developer.privacyUrl],
    ['developer.termsOfUseUrl', developer.termsOfUseUrl],
  ];
}

import { z } from 'zod';
import { DEFAULT_TAKEN_REPLIES, TAKEN_REPLIES, type TakenReplies } from '../src/channels/channel-replies.js';
import { oneOf } from '../src/config-values.js';

/** Settings that differ between installations; the rest of the package is the same everywhere. */
export interface PackageSettings {
  /** Application (client) id of the bot's app registration, which is the id of the app in Teams too. */
  readonly appId: string;
  /** Application id that the tab signs in to; the bot's, unless it has one of its own. */
  readonly tabAppId: string;
  /** Address under which that registration exposes its scope (Microsoft, "Single sign-on for tabs"). */
  readonly tabResource: string;
  /** Public address of the program, without a slash at the end. */
  readonly baseUrl: string;
  /** Host name of that address. */
  readonly domain: string;
  /** Name of the publisher: at most 32 characters. */
  readonly developer: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** `all`: the package asks each team to let the bot read its channels. */
  readonly takenReplies: TakenReplies;
}

const LONGEST_DEVELOPER = 32;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const text = z.string('is missing').trim().min(1, 'is missing');
const https = text.refine(
  (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
  'must be an address that begins with https://',
);

const environment = z.object({
  MicrosoftAppId: text.regex(GUID, 'must be the application (client) id of the bot, such as 1b2c3d4e-...'),
  TAB_APP_ID: z
    .string()
    .trim()
    .regex(GUID, 'must be an application (client) id, or be left out')
    .optional()
    .or(z.literal('').transform(() => undefined)),
  BASE_URL: https,
  APP_DEVELOPER: text.max(LONGEST_DEVELOPER, `may have ${LONGEST_DEVELOPER} characters at most`),
  APP_WEBSITE_URL: https,
  APP_PRIVACY_URL: https,
  APP_TERMS_URL: https,
  CHANNEL_REPLIES: oneOf(TAKEN_REPLIES, DEFAULT_TAKEN_REPLIES),
});

/** The variables that only the package needs, in the order of `.env.example`. The bot itself reads the others as well. */
export const PACKAGE_VARIABLES: readonly string[] = Object.keys(environment.shape).filter((name) =>
  name.startsWith('APP_'),
);

/** Raised when settings are missing or wrong: all faults at once, each naming its variable. */
export class PackageSettingsError extends Error {
  constructor(faults: readonly string[]) {
    super(`The app package cannot be made with these settings:\n${faults.map((one) => `  - ${one}`).join('\n')}`);
    this.name = 'PackageSettingsError';
  }
}

/** Reads the settings from the environment. @throws PackageSettingsError that names every fault */
export function readPackageSettings(env: Readonly<Record<string, string | undefined>>): PackageSettings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const faults = new Map(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
    throw new PackageSettingsError([...faults].map(([name, message]) => `${name} ${message}`));
  }
  const values = parsed.data;
  const appId = values.MicrosoftAppId.toLowerCase();
  const tabAppId = (values.TAB_APP_ID ?? appId).toLowerCase();
  const domain = new URL(values.BASE_URL).hostname;
  return {
    appId,
    tabAppId,
    // The registration of a bot has `botid-` in front of its id; one for the tab alone has not.
    tabResource: `api://${domain}/${tabAppId === appId ? 'botid-' : ''}${tabAppId}`,
    baseUrl: values.BASE_URL.replace(/\/+$/, ''),
    domain,
    developer: values.APP_DEVELOPER,
    websiteUrl: values.APP_WEBSITE_URL,
    privacyUrl: values.APP_PRIVACY_URL,
    termsUrl: values.APP_TERMS_URL,
    takenReplies: values.CHANNEL_REPLIES,
  };
}

import type { PackageSettings } from './settings.js';
import { putText } from './text-paths.js';

/**
 * The permission with which Teams delivers every message of a channel to the bot, not only those that mention it. The owner
 * of a team consents to it for that team (Microsoft, "Receive all channel messages with RSC").
 */
export const READ_CHANNELS = 'ChannelMessage.Read.Group';

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Values of the template's placeholders. */
export type Values = PackageSettings & { readonly version: string };

/**
 * The manifest of one installation: the template with its placeholders filled and the texts of the default language put
 * where their keys say. A placeholder that is not known stays, for the linter to report.
 * @param texts path → text, as in `nl.json`
 */
export function fillManifest(
  template: unknown,
  values: Values,
  texts: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const { takenReplies, ...words } = values;
  const known = new Map<string, string>(Object.entries(words));
  const filled = JSON.parse(JSON.stringify(template), (_name, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll(PLACEHOLDER, (whole, name: string) => known.get(name) ?? whole)
      : value,
  ) as Record<string, unknown>;
  for (const [path, text] of Object.entries(texts)) if (path !== '$schema') putText(filled, path, text);
  if (takenReplies === 'all') {
    filled.authorization = { permissions: { resourceSpecific: [{ name: READ_CHANNELS, type: 'Application' }] } };
  }
  return filled;
}

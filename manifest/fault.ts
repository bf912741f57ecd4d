/** Every rule for the app package, by the name under which a fault of it is reported. */
export const FAULT_RULES = [
  'schema',
  'placeholder',
  'app-id',
  'bot-id',
  'extension-bot-id',
  'web-application-id',
  'web-application-missing',
  'web-application-unused',
  'domain-form',
  'domain-missing',
  'address-not-https',
  'icon-missing',
  'icon-size',
  'icon-not-opaque',
  'icon-not-outline',
  'language-file',
  'text-keys',
  'text-unknown',
  'text-untranslated',
  'text-length',
  'command-unknown',
  'command-differs',
  'command-twice',
  'scope-unknown',
  'tab-unknown',
  'extension-command-unknown',
  'links-unknown',
  'permission-unused',
] as const;
export type FaultRule = (typeof FAULT_RULES)[number];

/** One broken rule: the package is not written. */
export interface Fault {
  readonly rule: FaultRule;
  /** File and place, such as `nl.json name.short`. */
  readonly where: string;
  /** Describes the problem to whoever builds the package. */
  readonly message: string;
}

/** A fault of the package, worded for whoever builds it. */
export function fault(rule: FaultRule, where: string, message: string): Fault {
  return { rule, where, message };
}

/** One line for each fault. */
export function inLines(faults: readonly Fault[]): string {
  return faults.map(({ rule, where, message }) => `  - ${where}: ${message} (${rule})`).join('\n');
}

/**
 * Why the data of somebody who takes no part has served its purpose. Nobody is two of these at once: `left` is who said
 * stop, `neverJoined` who only met the bot, `unreachable` who takes part but removed or blocked the app.
 */
export const GONE_WHYS = ['left', 'unreachable', 'neverJoined'] as const;
export type DepartureKind = (typeof GONE_WHYS)[number];

/** People who have been gone since before a moment. */
export interface Gone {
  readonly why: DepartureKind;
  /**
   * `left`: said stop before this moment. `unreachable`: so since before it, and not seen since, in a channel for
   * instance. `neverJoined`: last seen on a day before the one of this moment (Europe/Amsterdam).
   */
  readonly before: Date;
}

import { FACILITATOR, FACILITATORS } from './channels.js';
import type { Person } from './fake-teams/person.js';
import { play, type Stage } from './scenario.js';
import { TAB_APP_ID, TeamsSignIn } from './teams-sign-in.js';

/** An answer of the tab's addresses. */
export interface TabAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; empty when it is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A stage on which people can also sign in to the tab. */
export interface TabStage extends Stage {
  readonly signIn: TeamsSignIn;
  /** Asks with this token, or without one. */
  readonly asks: (token: string | null, path: string, options?: AskOptions) => Promise<TabAnswer>;
  /** A good token of this person. */
  readonly tokenOf: (person: Person) => Promise<string>;
  /** Asks as this person. */
  readonly gets: (person: Person, path: string) => Promise<TabAnswer>;
  /** Sends a form as this person. */
  readonly posts: (person: Person, path: string, form?: object) => Promise<TabAnswer>;
}

export interface AskOptions {
  readonly form?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Plays a story in which people use the tab. */
export async function playTab(
  story: (stage: TabStage) => Promise<void>,
  options: Parameters<typeof play>[1] = {},
): Promise<void> {
  const signIn = await TeamsSignIn.start();
  try {
    await play(
      async (stage) => {
        const asks = async (token: string | null, path: string, { form, headers = {} }: AskOptions = {}) => {
          const response = await fetch(`${stage.t.url}/tab/api/${path}`, {
            method: form === undefined ? 'GET' : 'POST',
            headers: {
              ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
              ...(form === undefined ? {} : { 'Content-Type': 'application/json' }),
              ...headers,
            },
            ...(form === undefined ? {} : { body: JSON.stringify(form) }),
          });
          return answerOf(response);
        };
        const tokenOf = ({ facts: { tenantId, objectId } }: Person) =>
          signIn.token({ tenantId, objectId, now: stage.t.clock.now() });
        await story({
          ...stage,
          signIn,
          asks,
          tokenOf,
          gets: async (person, path) => asks(await tokenOf(person), path),
          posts: async (person, path, form = {}) => asks(await tokenOf(person), path, { form }),
        });
      },
      { ...options, signInKeys: signIn.keys, env: { TAB_APP_ID, ...options.env } },
    );
  } finally {
    await signIn.stop();
  }
}

/** Plays a story in which Fien is a facilitator. */
export function withFacilitator(
  story: (stage: TabStage, fien: Person) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return playTab(async (stage) => story(stage, await stage.t.joins('Fien', { objectId: FACILITATOR })), {
    env: { ...FACILITATORS, ...env },
  });
}

async function answerOf(response: Response): Promise<TabAnswer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /json/.test(headers.get('content-type') ?? '');
  return { status, headers, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

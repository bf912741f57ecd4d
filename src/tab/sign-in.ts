/** Why there is no token: `needsConsent` while it was not asked, `consentRefused` after it was, `noToken` for anything else. */
export type TokenProblem = 'needsConsent' | 'consentRefused' | 'noToken';

/** Teams gave no token. */
export class NoToken extends Error {
  constructor(readonly code: TokenProblem) {
    super(code);
  }
}

/** Asks teams-js; `silent`: without a window of Microsoft's. Rejects with an error whose message is Teams' reason. */
export type AskTeams = (request: { readonly silent: boolean }) => Promise<string>;

export interface SignIn {
  /** A token without a word to the person. Rejects with `NoToken`. */
  getToken(): Promise<string>;
  /** Lets Teams ask the person what it has to, consent above all. Called by a click. Rejects with `NoToken`. */
  consent(): Promise<void>;
}

/**
 * By these words Teams and Entra say that the person is asked something first: `resourceRequiresConsent`,
 * `consent_required`, `interaction_required`, `resourceRequiresMfa`, `AADSTS65001` (no consent yet).
 */
const ASKS_FIRST = /consent|interaction|mfa|AADSTS65001/i;

/**
 * Single sign-on without surprises. The tab needs `access_as_user` of our own registration and nothing of Graph, so
 * Teams' own dialog is enough: `getAuthToken` that may not be silent opens it ("call getAuthToken again and not specify
 * the silent parameter", microsoft-teams-library-js #691), and an own page that leads to `/oauth2/v2.0/authorize` would
 * ask the same with a redirect address, a code and a secret more. So nothing asks before the person has read why and
 * clicked: the page renews itself, and a window that opens by itself is closed by itself.
 *
 * Some clients go on refusing silently after consent (#2252): after consent on this page no silent request is made.
 */
export function createSignIn(ask: AskTeams): SignIn {
  let silent = true;
  return {
    getToken: () => ask({ silent }).catch((error: unknown) => refused(error, 'needsConsent')),
    async consent() {
      await ask({ silent: false }).catch((error: unknown) => refused(error, 'consentRefused'));
      silent = false;
    },
  };
}

function refused(error: unknown, consent: TokenProblem): never {
  const reason = error instanceof Error ? error.message : String(error);
  // Asked by a click, a person who closes the window says no, whatever that is called; so does one who may not say yes.
  throw new NoToken(consent === 'consentRefused' || ASKS_FIRST.test(reason) ? consent : 'noToken');
}

import { app, authentication } from '@microsoft/teams-js';
import { orTooLate } from '../../../within.js';
import { createSignIn } from '../../sign-in.js';

export const THEMES = ['default', 'dark', 'contrast', 'glass'] as const;
export type Theme = (typeof THEMES)[number];

/** Where the page is shown: in Teams, or somewhere else. */
export interface Host {
  readonly inTeams: boolean;
  readonly locale: string | undefined;
  readonly theme: Theme;
  /** Part of the page that a deep link asks for, such as `archive/main-7`. */
  readonly place: string | undefined;
  /** The id of the app in which Teams shows the page: that of the catalogue, where the app comes from one. */
  readonly appId: string | undefined;
  /** A fresh token of whoever is signed in to Teams. Teams keeps it; the page does not. */
  getToken(): Promise<string>;
  /** Lets Teams ask the person for consent; by a click of theirs. */
  consent(): Promise<void>;
  onThemeChange(handler: (theme: Theme) => void): void;
  /** The page can be seen. */
  ready(): void;
  /** Opens an address: a chat or a meeting inside Teams, another page in the browser. */
  open(url: string): void;
}

/** Teams answers within a moment; a page around us that is not Teams never does (ms). */
const PATIENCE_MS = 5_000;

/** Connects to Teams; outside Teams a host that can sign nobody in. */
export async function connectHost(signInLocally: () => Promise<string>): Promise<Host> {
  try {
    await orTooLate(PATIENCE_MS, app.initialize());
    app.notifyAppLoaded();
    const context = await orTooLate(PATIENCE_MS, app.getContext());
    return {
      inTeams: true,
      locale: context.app.locale,
      theme: themeOf(context.app.theme),
      place: context.page.subPageId,
      appId: context.app.appId?.toString(),
      ...createSignIn((request) => authentication.getAuthToken(request)),
      onThemeChange: (handler) => app.registerOnThemeChangeHandler((theme) => handler(themeOf(theme))),
      ready: () => app.notifySuccess(),
      open: (url) => void app.openLink(url).catch(() => openHere(url)),
    };
  } catch {
    return outside(signInLocally);
  }
}

function outside(signInLocally: () => Promise<string>): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const theme = () => (dark.matches ? 'dark' : 'default');
  return {
    inTeams: false,
    locale: navigator.language,
    theme: theme(),
    place: undefined,
    appId: undefined,
    getToken: signInLocally,
    consent: async () => {},
    onThemeChange: (handler) => dark.addEventListener('change', () => handler(theme())),
    ready: () => {},
    open: openHere,
  };
}

function openHere(url: string): void {
  window.open(url, '_blank', 'noopener');
}

function themeOf(name: string): Theme {
  return THEMES.find((known) => known === name) ?? 'default';
}

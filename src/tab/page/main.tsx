import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Language, languageOf } from '../../language.js';
import { pathTo } from '../path-to.js';
import { NoToken } from '../sign-in.js';
import type { MeWire } from '../wire/wire.js';
import { App } from './app.js';
import { type Api, ApiProblem, createApi, localToken } from './shared/api.js';
import { chosenOf } from './shared/choices.js';
import { connectHost, type Host } from './shared/host.js';
import { problemTexts } from './shared/problem-texts.js';
import { SessionContext } from './shared/session.js';
import { type Text, textFor } from './shared/text.js';
import { Button, Notice, PageTitle } from './shared/widgets.js';

/** Somebody who is signed in. */
function Signed({ host, api, first, onMe }: SignedProps) {
  const [me, setMe] = useState(first);
  const [erased, setErased] = useState(false);
  const { language } = me;
  const say = textFor(language);
  const session = useMemo(
    () => ({
      host,
      api,
      me,
      language,
      say,
      setMe(next: MeWire) {
        onMe(next);
        setMe(next);
      },
      setErased: () => setErased(true),
    }),
    [host, api, me, language, say, onMe],
  );
  if (erased) {
    return (
      <main>
        <PageTitle>{say('data.erased')}</PageTitle>
        <p>{say('data.erasedText')}</p>
      </main>
    );
  }
  return (
    <SessionContext.Provider value={session}>
      <App start={me.standing === 'joined' ? (host.place ?? 'week') : 'profile'} />
    </SessionContext.Provider>
  );
}
interface SignedProps {
  readonly host: Host;
  readonly api: Api;
  readonly first: MeWire;
  /** They are as this from now on. */
  readonly onMe: (me: MeWire) => void;
}

/** Teams gave no token: only its own window can change that. */
function needsWindow(code: string): boolean {
  return code === 'needsConsent' || code === 'consentRefused' || code === 'noToken';
}

/** Texts on the page of somebody who cannot be let in yet. */
function entryTexts(code: string, say: Text): { readonly title: string; readonly text: string } {
  if (code === 'needsConsent') return { title: say('problem.consent'), text: say('start.consentText') };
  if (code === 'consentRefused') return { title: say('start.refusedTitle'), text: say('start.refusedText') };
  return problemTexts(code, say);
}

async function start(root: HTMLElement): Promise<void> {
  const host = await connectHost(localToken);
  let language = languageOf(host.locale);
  const setLanguage = (next: Language) => {
    language = next;
    document.documentElement.lang = next;
  };
  setLanguage(language);
  document.documentElement.dataset.theme = host.theme;
  host.onThemeChange((theme) => {
    document.documentElement.dataset.theme = theme;
  });
  let facilitated: MeWire['facilitates'] = [];
  const api = createApi(
    host.getToken,
    () => language,
    () => chosenOf('desk', facilitated)?.id,
  );
  const say = textFor(language);

  function know(me: MeWire): void {
    setLanguage(me.language);
    facilitated = me.facilitates;
  }

  async function enter(): Promise<void> {
    try {
      const me = await api.get(pathTo('me'));
      know(me);
      // For links into the tab. Nothing here waits for it, and nobody is told when it fails.
      if (host.appId !== undefined && me.standing === 'joined')
        void api.post('app-id', { appId: host.appId }).catch(() => undefined);
      render(<Signed host={host} api={api} first={me} onMe={know} />, root);
    } catch (error) {
      showProblem(error);
    }
  }

  /** A window of Microsoft's opens on a click only, whatever it was that kept Teams from giving a token. */
  async function enterAsked(): Promise<void> {
    try {
      await host.consent();
    } catch (error) {
      showProblem(error);
      return;
    }
    await enter();
  }

  function showProblem(error: unknown): void {
    const code = error instanceof ApiProblem || error instanceof NoToken ? error.code : 'failed';
    const { title, text } = entryTexts(code, say);
    const asks = code === 'needsConsent';
    render(
      <main>
        <h1>{say('app.name')}</h1>
        <Notice title={title} text={text}>
          {asks && <p>{say('start.consentWhat')}</p>}
          <Button look={asks ? 'primary' : undefined} onClick={needsWindow(code) ? enterAsked : enter}>
            {say(asks ? 'start.consentGive' : 'app.retry')}
          </Button>
        </Notice>
      </main>,
      root,
    );
  }

  if (host.inTeams) await enter();
  else await showOutside(enter);
  host.ready();

  async function showOutside(onEnter: () => Promise<void>): Promise<void> {
    const local = await localToken().then(
      () => true,
      () => false,
    );
    render(
      <main>
        <h1>{say('app.name')}</h1>
        {local ? (
          <Notice title={say('start.localTitle')} text={say('start.localText')}>
            <Button look="primary" onClick={onEnter}>
              {say('start.localEnter')}
            </Button>
          </Notice>
        ) : (
          <Notice title={say('start.outsideTitle')} text={say('start.outsideText')}>
            <p>
              <a class="button primary" href="https://teams.microsoft.com/">
                {say('start.openTeams')}
              </a>
            </p>
          </Notice>
        )}
      </main>,
      root,
    );
  }
}

const root = document.getElementById('app');
if (root !== null) void start(root);

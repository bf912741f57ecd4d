import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Frame, Page, Request, Route } from 'playwright-core';
import { artifactPath } from './browser.js';
import type { Person } from './fake-teams/person.js';
import { PATIENCE_MS } from './patience.js';
import type { TabStage } from './tab-client.js';

/** Where the tab is reached in these tests; nothing goes there, the answers come from the program under test. */
export const TAB_SITE = 'https://spagaat.example.nl';
const TEAMS = 'https://teams.microsoft.com';

export type Theme = 'default' | 'dark' | 'contrast' | 'glass';

export interface HostFacts {
  readonly locale: string;
  readonly theme: Theme;
  /** The target of a deep link. */
  readonly place?: string;
  /** The part of the page that is asked for, as the person would by a click. */
  readonly width?: number;
  /** The id of the app in the catalogue of the tenant. */
  readonly appId?: string;
  /** Why Teams gives no token now, as it says itself; null: it gives one. Absent: it always does. */
  readonly refusesToken?: (request: { readonly silent: boolean }) => string | null;
}

/** Violations found by axe-core, one line each. */
type Violations = readonly string[];

interface Rules {
  readonly runOnly: { readonly type: 'tag' | 'rule'; readonly values: readonly string[] };
  /** Those that have something to judge on every page. */
  readonly surely: readonly string[];
}
const ALL_RULES: Rules = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  surely: ['color-contrast', 'heading-order', 'region', 'html-has-lang'],
};
const COLOUR_RULES: Rules = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  surely: ['color-contrast'],
};

let axe: Promise<string> | undefined;

function axeSource(): Promise<string> {
  axe ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}

/** A frame of Teams around the tab: it answers the messages of teams-js as Teams does, for one person. */
export class TabHost {
  /** The page's requests to Teams, in order. */
  readonly asked: string[] = [];
  /** Addresses that the page wanted opened. */
  readonly opened: string[] = [];
  /** Complaints of the browser. */
  readonly complaints: string[] = [];
  /** Addresses outside Spagaat and Teams that the page asked for. */
  readonly strayed: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Opens the tab in Teams as this person. Pictures go to `artifacts/tab/`. */
  static async open(browser: Browser, stage: TabStage, person: Person, facts: HostFacts): Promise<TabHost> {
    const page = await browser.newPage({
      viewport: { width: facts.width ?? 1_000, height: 900 },
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(PATIENCE_MS);
    const host = new TabHost(page, 'tab');
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url());
      if (url.origin === TEAMS) {
        await route.fulfill({ contentType: 'text/html', body: HOST_PAGE });
      } else if (url.origin === TAB_SITE) {
        await passedOn(route, `${stage.t.url}${url.pathname}${url.search}`, page);
      } else {
        host.strayed.push(url.origin);
        await route.abort();
      }
    });
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/res\.cdn\.office\.net|ERR_FAILED/.test(message.text() + message.location().url)
      )
        host.complaints.push(message.text());
    });
    page.on('pageerror', (error) => host.complaints.push(error.message));
    await page.exposeFunction('answerTeams', (func: string, args: readonly unknown[]) =>
      host.answer(stage, person, facts, func, args),
    );
    await page.goto(`${TEAMS}/host`);
    await host.frame.locator('h1').waitFor();
    return host;
  }

  /** The frame with the tab in it. */
  get frame(): Frame {
    const frame = this.page.frames().find((one) => one.url().startsWith(TAB_SITE));
    if (frame === undefined) throw new Error('The tab is not there');
    return frame;
  }

  /** Goes to a part of the page by its link, and waits for what it shows. */
  async goesTo(link: string): Promise<void> {
    await this.frame.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
    await this.frame.getByRole('heading', { level: 1, name: link }).waitFor();
    await this.frame.locator('main:not(:has(.loading))').waitFor();
  }

  /** The person chooses another theme in Teams. */
  async chooseTheme(theme: Theme): Promise<void> {
    await this.page.evaluate(`frames[0].postMessage({ func: 'themeChange', args: ['${theme}'] }, '${TAB_SITE}')`);
    await this.frame.locator(`html[data-theme="${theme}"]`).waitFor();
  }

  /**
   * Faults by WCAG 2.2 AA that a machine can find; with `colours` those of colour alone, all that another theme of the same
   * page can change.
   */
  async violations(what: 'all' | 'colours' = 'all'): Promise<Violations> {
    if ((await this.frame.evaluate('typeof axe')) === 'undefined') await this.frame.evaluate(await axeSource());
    const { runOnly, surely } = what === 'all' ? ALL_RULES : COLOUR_RULES;
    // A page in a frame of Teams: its own landmarks are judged, not those of the host around it.
    const found: unknown = await this.frame.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then(({ passes, violations }) => ({
        passed: passes.map(({ id }) => id),
        violations: violations.map(
          ({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join(' | ')),
      }))`,
    );
    const { passed, violations } = found as { passed: readonly string[]; violations: Violations };
    // Whoever looks at nothing finds nothing.
    for (const rule of surely) {
      if (!passed.includes(rule) && !violations.some((one) => one.startsWith(rule)))
        throw new Error(`${rule} was not judged`);
    }
    return violations;
  }

  /** Another size of the window; fulfilled when the frame has it too: a click on its way meanwhile would miss. */
  async resizes(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.page.setViewportSize(size);
    const isThere = `innerWidth === ${size.width} && innerHeight === ${size.height}`;
    // The policy of the page forbids what `waitForFunction` does; the test's own time ends a wait in vain.
    while (!(await this.frame.evaluate<boolean>(isThere))) await delay(20);
    // Chromium sends a click where things were in the last frame that it drew.
    for (const drawn of [this.page.mainFrame(), this.frame]) {
      await drawn.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
  }

  /** How far the content sticks out to the side (pixels). */
  async overhang(): Promise<number> {
    return (await this.frame.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  }

  /** Makes the window as high as the page, so that all of it is in a picture. */
  async growsTall(): Promise<void> {
    const height = (await this.frame.evaluate('document.documentElement.scrollHeight')) as number;
    const size = this.page.viewportSize();
    if (size !== null && size.height < height) await this.resizes({ width: size.width, height });
  }

  /** Keeps a picture of the whole page for people to look at, when PICTURES=1 asks for it. */
  async picture(name: string): Promise<void> {
    if (process.env.PICTURES !== '1') return;
    const size = this.page.viewportSize();
    await this.growsTall();
    await this.page.screenshot({ path: await artifactPath(this.folder, `${name}.png`) });
    if (size !== null && size.height !== this.page.viewportSize()?.height) await this.resizes(size);
  }

  private async token(stage: TabStage, person: Person, { refusesToken }: HostFacts, silent: boolean) {
    const reason = refusesToken?.({ silent }) ?? null;
    return reason === null ? [true, await stage.tokenOf(person)] : [false, reason];
  }

  private async answer(stage: TabStage, person: Person, facts: HostFacts, func: string, args: readonly unknown[]) {
    this.asked.push(func);
    const { locale, theme, place, appId } = facts;
    switch (func) {
      case 'initialize':
        return ['content', 'web', JSON.stringify(RUNTIME), '2.58.0'];
      case 'getContext':
        return [
          {
            locale,
            theme,
            appId,
            subEntityId: place,
            frameContext: 'content',
            hostClientType: 'web',
            hostName: 'Teams',
          },
        ];
      case 'authentication.getAuthToken':
        return this.token(stage, person, facts, args[2] === true);
      case 'executeDeepLink':
        this.opened.push(String(args[0]));
        return [true];
      default:
        return null;
    }
  }
}

/**
 * Gets the answer from the program under test. By the test's own client: that of the browser's page ends with the page,
 * and what is asked while it closes would fail a test that has passed.
 */
async function passedOn(route: Route, url: string, page: Page): Promise<void> {
  try {
    const answer = await answerTo(route.request(), url).catch(() => null);
    // The program does not answer any more: so it is for the page too.
    await (answer === null ? route.abort() : route.fulfill(answer));
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

async function answerTo(request: Request, url: string) {
  const answer = await fetch(url, {
    method: request.method(),
    headers: { ...request.headers(), 'accept-encoding': 'identity' },
    body: request.postDataBuffer(),
    redirect: 'manual',
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

const RUNTIME = { apiVersion: 4, isLegacyTeams: false, hostVersionsInfo: {}, supports: {} };

const HOST_PAGE = `<!doctype html>
<title>Teams</title>
<style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh; display: block }</style>
<script>
addEventListener('message', async ({ source, origin, data }) => {
  if (origin !== '${TAB_SITE}') return;
  const { id, uuidAsString, func, args } = data;
  const answer = await answerTeams(func, args);
  if (answer !== null) source.postMessage({ id, uuidAsString, args: answer }, origin);
});
</script>
<iframe title="Spagaat" src="${TAB_SITE}/tab"></iframe>`;

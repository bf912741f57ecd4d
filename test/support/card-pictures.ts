import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CardJson } from '../../cards/render.js';
import { CARD_LANGUAGES } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { hostConfig, type Theme } from '../../src/tab/teams-host-config.js';
import { startBrowser } from './browser.js';
import { cardMarkdown } from './card-markdown.js';
import { DRAW, pageFor } from './card-page.js';
import { CARD_SAMPLES, type CardSample } from './card-samples.js';
import { textsIn } from './card-walk.js';

/** Width of a card in Teams on a desktop with `width: full` in a small window, and on a narrow phone (CSS pixels). */
export const WIDTHS = { wide: 600, narrow: 320 } as const;
export const THEMES: readonly Theme[] = ['light', 'dark'];

type Found = Pick<DrawnCard, 'name' | 'cutOff' | 'complaints' | 'visibleText'>;

/** A line of text, and the width (CSS pixels) that it has at 100 pixels in Arial and every font made to its measures. */
const RULER = { text: 'Gemeenschappelijke regeling', width: 1317 } as const;

/**
 * Are the letters here no wider than in Teams? Its Segoe UI is a little narrower than Arial. With wider ones, such as
 * DejaVu's, cards stick out that do not in Teams.
 */
export async function hasFontLikeTeams(executablePath: string): Promise<boolean> {
  const browser = await startBrowser(executablePath);
  try {
    const page = await browser.newPage();
    await page.setContent(pageFor('light', WIDTHS.narrow));
    const width = await page.evaluate<number>(`(() => {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = '100px ' + getComputedStyle(document.body).fontFamily;
      return pen.measureText(${JSON.stringify(RULER.text)}).width;
    })()`);
    return width <= RULER.width * 1.02;
  } finally {
    await browser.close();
  }
}

/** One card as drawn by the real renderer. */
export interface DrawnCard {
  readonly name: string;
  readonly language: Language;
  readonly theme: Theme;
  readonly width: number;
  /** Texts that stick out of the card or are cut off. */
  readonly cutOff: readonly string[];
  /** Complaints of the renderer while it read the card, without the one about `lang` (see `harmless`). */
  readonly complaints: readonly string[];
  readonly visibleText: string;
}

export interface DrawOptions {
  /** Where pictures in both themes are kept; absent: none are. */
  readonly folder?: string;
  readonly widths?: Partial<typeof WIDTHS>;
}

/**
 * Draws every sample in both languages and widths and calls `seen` with each. With a `folder` it is done in both themes
 * and sheets of the drawn cards are kept there as PNG; without, one theme is enough, for places and sizes are the same.
 */
export async function drawCards(
  executablePath: string,
  seen: (card: DrawnCard) => void,
  { folder, widths = WIDTHS }: DrawOptions = {},
): Promise<void> {
  const browser = await startBrowser(executablePath);
  try {
    for (const language of CARD_LANGUAGES) {
      for (const theme of folder === undefined ? THEMES.slice(0, 1) : THEMES) {
        for (const [size, width] of Object.entries(widths)) {
          const page = await blankPage(browser, theme, width);
          for (const card of await drawAll(page, language, theme, width)) seen(card);
          if (folder !== undefined) await keep(page, folder, `${language}-${theme}-${size}`);
          await page.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
}

async function blankPage(browser: Browser, theme: Theme, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: width === WIDTHS.wide ? 1880 : 1700, height: 1000 } });
  await page.setContent(pageFor(theme, width));
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/package.json');
  await page.addScriptTag({ path: join(dirname(renderer), 'dist/adaptivecards.js') });
  await page.addScriptTag({ content: DRAW });
  return page;
}

async function drawAll(page: Page, language: Language, theme: Theme, width: number): Promise<readonly DrawnCard[]> {
  const config = hostConfig(theme);
  const drawings = CARD_SAMPLES.map((sample): Drawing => {
    const { card } = sample.render(language);
    const markdown = Object.fromEntries(textsIn(card).map((text) => [text, cardMarkdown(text)]));
    return { card, name: sample.name, config, markdown };
  });
  const found = await page.evaluate<readonly Found[]>(`${JSON.stringify(drawings)}.map(drawCard)`);
  return found.map((one) => ({
    ...one,
    complaints: one.complaints.filter((complaint) => !harmless(complaint)),
    language,
    theme,
    width,
  }));
}

/** The renderer checks `lang` with a pattern that keeps its place between cards, so it refuses every second good value. */
function harmless(complaint: string): boolean {
  return complaint.includes('property "lang"');
}

interface Drawing {
  readonly card: CardJson;
  readonly name: string;
  readonly config: object;
  /** HTML of each Markdown text; made outside, because nothing of ours runs in the page. */
  readonly markdown: Readonly<Record<string, string>>;
}

/** A sheet per kind of card: `nl-light-narrow-ballot.png` holds every sample whose name begins with `ballot`. */
async function keep(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kinds = kindsOfCards();
  for (const [kind, samples] of kinds) {
    await page.evaluate(`showCards(${JSON.stringify(samples.map((sample) => sample.name))})`);
    await page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
  }
}

function kindsOfCards(): ReadonlyMap<string, readonly CardSample[]> {
  const kinds = new Map<string, CardSample[]>();
  for (const sample of CARD_SAMPLES) {
    const kind = sample.name.split('-')[0] ?? sample.name;
    kinds.set(kind, [...(kinds.get(kind) ?? []), sample]);
  }
  return kinds;
}

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { artifactPath } from './browser.js';
import { PATIENCE_MS } from './patience.js';

const arePicturesAsked = process.env.PICTURES === '1';

/** The personal chat with the bot in the Agents Playground, as a person uses it. */
export class ChatPage {
  private constructor(
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Opens the client; the bot has been added to the personal chat by then. Pictures go to `artifacts/<folder>/`. */
  static async open(page: Page, url: string, folder: string): Promise<ChatPage> {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url);
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    const chat = new ChatPage(page, folder);
    // The client adds the app at every load; only then is the page at rest.
    await chat.newest().waitFor();
    await chat.closeLog();
    return chat;
  }

  /** Goes to another conversation of the client, such as the group chat `Overleg`. */
  async goesTo(conversation: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: conversation }).click();
  }

  /** Types a message that names the bot, as one does where others read along. */
  async mentions(text: string): Promise<void> {
    await this.typesMention(this.newMessage(), text);
  }

  /** Types an answer that names the bot under the post with this card. */
  async mentionsUnder(card: Locator, text: string): Promise<void> {
    const post = this.page.getByRole('group').filter({ has: card });
    await this.typesMention(post.locator('[role=textbox][data-lexical-editor]'), text);
  }

  private async typesMention(box: Locator, text: string): Promise<void> {
    await box.click();
    await this.page.keyboard.type('@Spagaat');
    await this.page.getByRole('menuitem', { name: 'Spagaat' }).click();
    await this.page.keyboard.type(` ${text}`);
    await this.page.keyboard.press('Enter');
  }

  /** Types a message and sends it. */
  async says(text: string): Promise<void> {
    await this.newMessage().click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The box for a new message; in a channel others come after it, below each post. */
  private newMessage(): Locator {
    return this.page.locator('[role=textbox][data-lexical-editor]').first();
  }

  /** To the next part of the demo week, until the bot tells that it is there: a late message draws open cards anew. */
  async goesOn(told: string): Promise<void> {
    await this.says('demo verder');
    await this.sees(told);
  }

  /** The client's log of requests opens by itself, and is not what a person would see. */
  private async closeLog(): Promise<void> {
    const log = this.page.getByText('Log Panel', { exact: true });
    if (!(await log.isVisible())) return;
    await log.locator('xpath=ancestor::*[.//button][1]//button').last().click();
    await log.waitFor({ state: 'hidden' });
  }

  private newest(): Locator {
    return this.page.locator('.ac-preview-panel').last();
  }

  /** The newest card that has this heading. */
  card(heading: string | RegExp): Locator {
    // A pattern of a sentence ends where its text ends: in that of the whole card the next one follows without a space.
    const there = typeof heading === 'string' ? { hasText: heading } : { has: this.page.getByText(heading) };
    return this.page.locator('.ac-preview-panel').filter(there).last();
  }

  /** Waits until such a card is there. */
  async seesCard(heading: string | RegExp): Promise<Locator> {
    const card = this.card(heading);
    await card.waitFor();
    await card.scrollIntoViewIfNeeded();
    return card;
  }

  /** Waits until this text stands somewhere in the chat. */
  async sees(text: string): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  /** The card's text as a person reads it; hidden elements are not in it. */
  reads(card: Locator): Promise<string> {
    return card.innerText();
  }

  async clicks(card: Locator, button: string): Promise<void> {
    await card.getByRole('button', { name: button, exact: true }).click();
  }

  /** Chooses in a drop-down list of a card. */
  async chooses(card: Locator, list: string, option: string): Promise<void> {
    await card.getByRole('combobox', { name: list }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Keeps a picture of the window for people to look at, when PICTURES=1 asks for it. */
  async picture(name: string): Promise<void> {
    if (!arePicturesAsked) return;
    await this.closeLog();
    await this.page.screenshot({ path: await artifactPath(this.folder, `${name}.png`) });
  }

  /** Lays pictures of cards side by side in one: the picture in the README. */
  async sideBySide(names: readonly string[], name: string): Promise<void> {
    if (!arePicturesAsked) return;
    const sources = await Promise.all(
      names.map(async (one) => readFile(await artifactPath(this.folder, `${one}.png`))),
    );
    const images = sources.map((bytes) => `<img src="data:image/png;base64,${bytes.toString('base64')}">`);
    const sheet = await this.page.context().newPage();
    await sheet.setViewportSize({ width: 1_100, height: 1_000 });
    await sheet.setContent(`<style>
      body { margin: 0; padding: 24px; display: flex; gap: 24px; align-items: start; background: #5b5fc7; }
      img { flex: 1; min-width: 0; height: 952px; object-fit: cover; object-position: top; border-radius: 8px; }
    </style>${images.join('')}`);
    await sheet.screenshot({ path: await artifactPath(this.folder, `${name}.png`) });
    await sheet.close();
  }

  /** Keeps a picture of one card. This loses the input: the client draws the card anew. */
  async pictureOf(card: Locator, name: string): Promise<void> {
    if (!arePicturesAsked) return;
    await card.screenshot({ path: await artifactPath(this.folder, `${name}.png`) });
  }
}

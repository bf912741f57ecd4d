import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { suiteBrowser } from './browser.js';
import { ChatPage } from './chat-page.js';
import { type DemoProcess, startDemo } from './demo-process.js';

/** Everything a suite that walks through the demo has inside its tests. */
export interface DemoWalk {
  readonly demo: DemoProcess;
  readonly chat: ChatPage;
  /** Another page of the same browser. */
  readonly newPage: () => Promise<Page>;
}

/** The demo and a page of the Playground for the suite that calls this. Pictures go to `artifacts/<folder>/`. */
export function demoWalk(folder: string): () => DemoWalk {
  const browser = suiteBrowser();
  let demo: DemoProcess | undefined;
  let walk: DemoWalk | undefined;
  before(async () => {
    demo = await startDemo();
    const context = await browser().newContext({ viewport: { width: 1280, height: 1900 } });
    const chat = await ChatPage.open(await context.newPage(), demo.url, folder);
    walk = { demo, chat, newPage: () => context.newPage() };
  });
  after(() => demo?.interrupt());
  return () => walk ?? assert.fail('The demo is there inside tests only');
}

import { join } from 'node:path';
import { chromiumPath } from './browser.js';
import { type DrawnCard, drawCards } from './card-pictures.js';

/** Run by hand after a change of a card: `node dist/test/support/draw-cards.js`, then look at `artifacts/cards/*.png`. */
const chromium = chromiumPath();
if (chromium === null) throw new Error('No Chromium: set CHROMIUM_PATH');

const tell = ({ name, language, width, complaints, cutOff }: DrawnCard) => {
  for (const fault of [...complaints, ...cutOff]) process.stdout.write(`${name} ${language} ${width}: ${fault}\n`);
};
await drawCards(chromium, tell, { folder: join(process.cwd(), 'artifacts/cards') });

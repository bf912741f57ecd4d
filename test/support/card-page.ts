import type { Theme } from './teams-host-config.js';
import { COLOURS } from './teams-host-config.js';

/** An empty page of a width for several columns of cards, dressed a little like Teams. */
export function pageFor(theme: Theme, width: number): string {
  const { text, emphasis } = COLOURS[theme];
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px; background: ${emphasis}; color: ${text}; columns: ${width}px; column-gap: 12px;
      font: 14px 'Segoe UI', 'Liberation Sans', sans-serif; }
    figure { margin: 0 0 16px; break-inside: avoid; width: ${width}px; }
    figcaption { font: 11px monospace; opacity: .7; }
    p, ul, ol { margin: 0; }
    p + p, p + ul, ul + p { margin-top: .5em; }
    .ac-adaptiveCard { border-radius: 4px; border: 1px solid #8884; }
    .ac-pushButton { padding: 5px 12px; border-radius: 4px; border: 1px solid #8888; background: transparent;
      color: inherit; font: inherit; font-weight: 600; }
    .ac-input, select, textarea { font: inherit; box-sizing: border-box; max-width: 100%; }
    textarea, .ac-textInput, .ac-dateInput { width: 100%; padding: 4px; }
  </style>`;
}

/**
 * Runs in the page, so it is plain script: draws one card with the real renderer and tells what is wrong with it.
 * The Markdown is made outside beforehand and looked up here.
 */
export const DRAW = `
function drawCard({ card, name, config, markdown }) {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown[text] ?? text;
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(config);
  const context = new AdaptiveCards.SerializationContext();
  drawn.parse(card, context);
  const complaints = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const element = drawn.render();
  figure.append(caption, element);
  document.body.append(figure);
  const edge = figure.getBoundingClientRect().right;
  const cutOff = [...figure.querySelectorAll('*')]
    .filter((part) => part.clientWidth > 0 && getComputedStyle(part).display !== 'inline')
    .filter((part) => part.getBoundingClientRect().right > edge + 1 || part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.tagName + '.' + part.className + ': ' + part.textContent.slice(0, 60));
  return { complaints, cutOff, visibleText: element.innerText };
}`;

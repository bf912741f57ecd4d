import { COLOURS, type Theme } from '../../src/tab/teams-host-config.js';

/** An empty page for several columns of cards of one width, dressed a little like Teams. */
export function pageFor(theme: Theme, width: number): string {
  const { text, emphasis } = COLOURS[theme];
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px; background: ${emphasis}; color: ${text}; column-gap: 12px;
      font: 14px 'Segoe UI', 'Liberation Sans', Arial, sans-serif; }
    body.shown { columns: ${width}px; }
    figure { margin: 0 0 16px; break-inside: avoid; width: ${width}px; }
    figcaption { font: 11px monospace; opacity: .7; }
    p { margin: 0; }
    p + p, p + ul, ul + p { margin-top: .5em; }
    ul, ol { margin: 0; padding-left: 24px; }
    .ac-adaptiveCard { border-radius: 4px; border: 1px solid #8884; }
    .ac-pushButton { padding: 5px 12px; border-radius: 4px; border: 1px solid #8888; background: transparent;
      color: inherit; font: inherit; font-weight: 600; }
    .ac-input, select, textarea { font: inherit; box-sizing: border-box; max-width: 100%; }
    textarea, .ac-textInput, .ac-dateInput { width: 100%; padding: 4px; }
  </style>`;
}

/**
 * Runs in the page, so it is plain script. `drawCard` draws one card with the real renderer and tells what is wrong with
 * it; the card is then put out of sight (a page full of cards is slow to measure) until `showCards` asks for it.
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
  // Radio buttons of different cards have the same name; a form of its own keeps each card's choices apart.
  const form = document.createElement('form');
  form.append(element);
  figure.append(caption, form);
  document.body.append(figure);
  const edge = figure.getBoundingClientRect().right;
  const tooWide = (part) =>
    part.getBoundingClientRect().right > edge + 1 || (part.tagName !== 'INPUT' && part.scrollWidth > part.clientWidth + 1);
  const cutOff = [...figure.querySelectorAll('*')]
    .filter((part) => part.clientWidth > 0 && getComputedStyle(part).display !== 'inline')
    .filter(tooWide)
    .map((part) => part.tagName + '.' + part.className + ': ' + part.textContent.slice(0, 60));
  const visibleText = element.innerText;
  figure.style.display = 'none';
  return { name, complaints, cutOff, visibleText };
}
function showCards(names) {
  document.body.className = 'shown';
  for (const figure of document.querySelectorAll('figure'))
    figure.style.display = names.includes(figure.firstChild.textContent) ? '' : 'none';
}`;

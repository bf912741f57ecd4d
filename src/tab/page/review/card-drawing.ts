import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { cardHtml } from '../../card-html.js';
import { hostConfig, type Theme } from '../../teams-host-config.js';

/** Below the heading of the preview. */
const HEADING_LEVEL = 4;

/**
 * Draws a card with Microsoft's renderer, in colours like those of Teams. It is there to be looked at: nothing in it can be
 * clicked or takes the focus. Throws when the renderer cannot read the card.
 */
export function drawCard(card: object, theme: Theme): HTMLElement {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardHtml(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig({ ...hostConfig(theme), textBlock: { headingLevel: HEADING_LEVEL } });
  drawn.parse(card);
  const element = drawn.render();
  if (element === undefined) throw new Error('The card cannot be drawn');
  for (const control of element.querySelectorAll<HTMLInputElement>('button, input, select, textarea')) {
    control.disabled = true;
  }
  for (const part of [element, ...element.querySelectorAll('[tabindex]')]) part.removeAttribute('tabindex');
  return element;
}

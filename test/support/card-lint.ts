import { parts } from './card-walk.js';

/**
 * What the Adaptive Card schema does not find but Teams or a reader would stumble over
 * (Teams cards reference; WCAG 2.2: names of inputs, headings, alternatives for pictures).
 * Gives one line per fault; an empty list is a good card.
 */
export function lintCard(card: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  if (card.version !== '1.5') faults.push('version at the root must be 1.5');
  const all = parts(card);
  if (!all.some((part) => part.style === 'heading')) faults.push('no heading');
  for (const part of all) faults.push(...lintPart(part));
  const required = all.some((part) => part.isRequired === true);
  for (const action of all.filter((part) => part.type === 'Action.Execute')) {
    const sendsForm = typeof action.verb === 'string' && /\.(save|set|cast|vote)$/.test(action.verb);
    if (required && !sendsForm && 'title' in action && action.associatedInputs !== 'none')
      faults.push(`"${action.title}" would wait for the required inputs`);
  }
  return faults;
}

function lintPart(part: Readonly<Record<string, unknown>>): readonly string[] {
  const type = String(part.type ?? '');
  const faults: string[] = [];
  const say = (when: boolean, fault: string) => {
    if (when) faults.push(`${type} ${String(part.id ?? part.text ?? part.title ?? '')}: ${fault}`);
  };
  say(type === 'TextBlock' && part.wrap !== true, 'does not wrap');
  say(type === 'TextBlock' && (part.text === '' || typeof part.text !== 'string'), 'has no text');
  say(type === 'TextBlock' && part.style === 'heading' && !('size' in part), 'heading without a size becomes large');
  say(type === 'Image' && !part.altText, 'picture without words');
  say(type.startsWith('Input.') && !part.label, 'input without a label');
  say(type.startsWith('Input.') && part.isRequired === true && !part.errorMessage, 'required without an errorMessage');
  say(type === 'ColumnSet' && Array.isArray(part.columns) && part.columns.length > 3, 'more than three columns');
  say(type === 'ActionSet' && Array.isArray(part.actions) && part.actions.length > 6, 'more than six buttons');
  say(type === 'ActionSet' && Array.isArray(part.actions) && part.actions.length === 0, 'no buttons');
  say(type === 'Action.Submit' || type === 'Action.ShowCard', 'not used by us');
  say(type.startsWith('Action.') && 'style' in part, 'Teams ignores button styles');
  say(type === 'Action.OpenUrl' && !String(part.url).startsWith('https://'), 'not https');
  return faults;
}

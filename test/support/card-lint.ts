import { tooManyActions } from './card-actions.js';
import { parts } from './card-walk.js';

/**
 * Faults that the Adaptive Card schema misses but Teams or a reader would stumble over (Teams cards reference; WCAG
 * 2.2: names of inputs, headings, alternatives for pictures). Gives one line per fault; an empty list is a good card.
 */
export function lintCard(card: Readonly<Record<string, unknown>>, version: '1.3' | '1.5' = '1.5'): readonly string[] {
  const faults: string[] = [];
  if (card.version !== version) faults.push(`version at the root must be ${version}`);
  const all = parts(card);
  if (version === '1.3') faults.push(...tooNewFor13(card));
  else if (!all.some((part) => part.style === 'heading')) faults.push('no heading');
  for (const part of all) faults.push(...lintPart(part));
  faults.push(...tooManyActions(card));
  const types = new Set(all.map(({ type }) => type));
  if (types.has('Action.Submit') && types.has('Action.Execute'))
    faults.push('Action.Execute works in chats only, and Action.Submit is for dialogs');
  const required = all.some((part) => part.isRequired === true);
  for (const action of all.filter((part) => part.type === 'Action.Execute')) {
    const sendsForm = typeof action.verb === 'string' && /\.(save|send|set|cast|vote)$/.test(action.verb);
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
  say(type === 'ActionSet' && Array.isArray(part.actions) && part.actions.length === 0, 'no buttons');
  say(type === 'Action.ShowCard', 'not used by us');
  say(type.startsWith('Action.') && 'style' in part, 'Teams ignores button styles');
  say(type === 'Action.OpenUrl' && !String(part.url).startsWith('https://'), 'not https');
  return faults;
}

/**
 * Features later than version 1.3: refresh, Action.Execute, Table, headings, labels of 1.5 and so on. Found by what we
 * use elsewhere.
 */
function tooNewFor13(card: Readonly<Record<string, unknown>>): readonly string[] {
  const newer = parts(card).flatMap((part) => [
    ...(['Action.Execute', 'Table'].includes(String(part.type)) ? [String(part.type)] : []),
    ...(part.style === 'heading' ? ['a heading'] : []),
  ]);
  return [...newer, ...('refresh' in card ? ['refresh'] : [])].map((what) => `${what} is newer than 1.3`);
}

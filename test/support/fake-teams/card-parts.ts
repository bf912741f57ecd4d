import type { Card } from '../../../src/outbox/sender.js';

type Json = Record<string, unknown>;

/** A button as the person sees it, with the inputs that a click on it sends along. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly data: Json;
  readonly enabled: boolean;
  readonly sendsInputs: boolean;
  readonly inputs: readonly Json[];
}

/** How a test names a button: its title or its verb, or several facts at once when one does not tell them apart. */
export type ButtonName = string | { readonly title?: string; readonly verb?: string; readonly data?: Json };

/**
 * Every button of a card, wherever it stands: card actions, ActionSets, `selectAction` of any element, inline actions and inside ShowCards.
 * As in Teams a button sends the inputs of its own card and of the cards around it, not those of a sibling ShowCard.
 */
export function buttonsOf(card: Card): readonly Button[] {
  return buttonsWithin(card, []);
}

/** Every input of a card, those in ShowCards too. */
export function inputsOf(card: Card): readonly Json[] {
  const own = ownParts(card);
  return [...own.inputs, ...own.actions.flatMap((action) => (isJson(action.card) ? inputsOf(action.card) : []))];
}

/** The one button with that name. Throws, naming the buttons that there are, when there is none or more than one. */
export function findButton(card: Card, name: ButtonName): Button {
  const buttons = buttonsOf(card);
  const found = matches(buttons, name);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const there = buttons.map((button) => `${button.title} (${button.verb || button.type})`).join(', ');
  throw new Error(`${found.length} buttons ${JSON.stringify(name)} on the card; it has: ${there || 'none'}`);
}

/** All readable text of a card in reading order, one piece a line: what a test may look for. */
export function textOf(card: Card): string {
  const lines: string[] = [];
  walk(card, (node) => {
    for (const key of ['text', 'title', 'label', 'placeholder', 'value', 'altText'] as const) {
      const text = node[key];
      if (typeof text === 'string' && text !== '' && (key !== 'value' || 'title' in node)) lines.push(text);
    }
  });
  return lines.join('\n');
}

function matches(buttons: readonly Button[], name: ButtonName): readonly Button[] {
  if (typeof name === 'string') {
    const byTitle = buttons.filter((button) => button.title === name);
    return byTitle.length > 0 ? byTitle : buttons.filter((button) => button.verb === name);
  }
  const data = Object.entries(name.data ?? {});
  return buttons.filter(
    (button) =>
      (name.title === undefined || button.title === name.title) &&
      (name.verb === undefined || button.verb === name.verb) &&
      data.every(([key, value]) => JSON.stringify(button.data[key]) === JSON.stringify(value)),
  );
}

function buttonsWithin(card: Json, around: readonly Json[]): readonly Button[] {
  const own = ownParts(card);
  const inputs = [...around, ...own.inputs];
  return own.actions.flatMap((action) => [
    buttonOf(action, inputs),
    ...(isJson(action.card) ? buttonsWithin(action.card, inputs) : []),
  ]);
}

function buttonOf(action: Json, inputs: readonly Json[]): Button {
  return {
    type: String(action.type),
    title: typeof action.title === 'string' ? action.title : '',
    verb: typeof action.verb === 'string' ? action.verb : '',
    id: typeof action.id === 'string' ? action.id : undefined,
    url: typeof action.url === 'string' ? action.url : undefined,
    data: isJson(action.data) ? action.data : {},
    enabled: action.isEnabled !== false,
    sendsInputs: action.associatedInputs !== 'none',
    inputs,
  };
}

/** Actions and inputs of one card, without those of its ShowCards, its `refresh` and its fallbacks. */
function ownParts(card: Json): { readonly actions: readonly Json[]; readonly inputs: readonly Json[] } {
  const actions: Json[] = [];
  const inputs: Json[] = [];
  walk(card, (node) => {
    const type = String(node.type);
    if (type.startsWith('Action.')) actions.push(node);
    if (type.startsWith('Input.')) inputs.push(node);
  });
  return { actions, inputs };
}

const NOT_SHOWN = new Set(['refresh', 'fallback', 'data', 'card', 'msteams']);

function walk(node: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
    return;
  }
  if (!isJson(node)) return;
  visit(node);
  for (const [key, child] of Object.entries(node)) {
    if (!NOT_SHOWN.has(key)) walk(child, visit);
  }
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The verbs of the buttons that do something: a link has none. */
export function verbsOf(card: Card): readonly string[] {
  return buttonsOf(card).flatMap(({ verb }) => (verb === '' ? [] : [verb]));
}

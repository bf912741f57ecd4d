/** Any object inside a card: element, action, input, choice. */
export type CardPart = Readonly<Record<string, unknown>>;

/** Every object inside a card, outermost first. */
export function parts(node: unknown): readonly CardPart[] {
  if (Array.isArray(node)) return node.flatMap(parts);
  if (typeof node !== 'object' || node === null) return [];
  return [node as CardPart, ...Object.values(node).flatMap(parts)];
}

/** Every text inside a card. */
export function textsIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(textsIn);
}

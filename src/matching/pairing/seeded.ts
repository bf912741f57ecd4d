/** A number of 32 bits for a text: FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mixed(hash, 0);
}

/** Two numbers of 32 bits stirred into one, every bit of both with a say in every bit of the result. */
export function mixed(one: number, other: number): number {
  let hash = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ other, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** Numbers of 32 bits from 0, the same ones for the same seed. */
export function createDraw(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state, 0x1b873593) >>> 0;
  };
}

/** The numbers from 0 to `size` − 1 in an order drawn from the seed. */
export function shuffled(size: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, at) => at);
  const draw = createDraw(seed);
  for (let at = size - 1; at > 0; at -= 1) {
    const other = draw() % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

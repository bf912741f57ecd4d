/** The heaviest perfect matching by trying every one, over sets of people; minus infinity when there is none. For a dozen at most. */
export function exactWeight(size: number, weightOf: (one: number, other: number) => number): number {
  const known = new Map<number, number>();
  const all = 2 ** size - 1;
  function best(done: number): number {
    if (done === all) return 0;
    const found = known.get(done);
    if (found !== undefined) return found;
    let one = 0;
    while ((done & (1 << one)) !== 0) one += 1;
    let most = Number.NEGATIVE_INFINITY;
    for (let other = one + 1; other < size; other += 1) {
      if ((done & (1 << other)) !== 0) continue;
      most = Math.max(most, weightOf(one, other) + best(done | (1 << one) | (1 << other)));
    }
    known.set(done, most);
    return most;
  }
  return best(0);
}

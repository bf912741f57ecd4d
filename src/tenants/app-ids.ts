/** Reads `tenantId=appId` pairs: the id that the app has in the catalogue of each tenant (in small letters, as in a token), and a fault for each other text. */
export function readAppIds(pairs: readonly string[]): {
  readonly ids: ReadonlyMap<string, string>;
  readonly faults: readonly string[];
} {
  const read = pairs.map((pair) => [pair, /^([^=]+)=([^=]+)$/.exec(pair)] as const);
  const ids = new Map(
    read.flatMap(([, found]) => (found === null ? [] : [[(found[1] ?? '').toLowerCase(), found[2] ?? ''] as const])),
  );
  return {
    ids,
    faults: read.flatMap(([pair, found]) => (found === null ? [`must hold tenantId=appId, not "${pair}"`] : [])),
  };
}

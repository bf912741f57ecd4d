/** A part of a path such as `bots[0].commandLists[1].title`: the name of a field, or the place in a list. */
type Step = string | number;

const STEP = /([^.[\]]+)|\[(\d+)\]/g;

function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(STEP)].map(([, name, place]) => name ?? Number(place));
}

function isHolder(value: unknown): value is Record<Step, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The value at a path; undefined if there is none. */
export function valueAt(root: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((value, step) => (isHolder(value) ? value[step] : undefined), root);
}

/** Puts a text at a path; the objects and lists on the way are made where they are missing. */
export function putText(root: Record<string, unknown>, path: string, text: string): void {
  const steps = stepsOf(path);
  let holder: Record<Step, unknown> = root;
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1];
    if (next === undefined) {
      holder[step] = text;
      return;
    }
    const found = holder[step];
    const inside = isHolder(found) ? found : ((typeof next === 'number' ? [] : {}) as Record<Step, unknown>);
    holder[step] = inside;
    holder = inside;
  }
}

/** Every text below, with its path. */
export function textsBelow(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one, at) => textsBelow(one, `${path}[${at}]`));
  if (!isHolder(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => textsBelow(one, path === '' ? name : `${path}.${name}`));
}

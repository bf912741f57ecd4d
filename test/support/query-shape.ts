/** A query as the driver sends it, whatever its command. */
export interface Query {
  readonly command: string;
  readonly collection: string;
  readonly filter: Readonly<Record<string, unknown>>;
  /** Field and direction, in order. */
  readonly sort: readonly (readonly [string, number])[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Commands that look nothing up by a filter. */
const WITHOUT_FILTER = new Set([
  'insert',
  'getMore',
  'killCursors',
  'createIndexes',
  'dropIndexes',
  'listIndexes',
  'dropDatabase',
  'ping',
  'endSessions',
]);

/** Stages after which the question is still one of a filter and a sort. */
const PLAIN_STAGES = new Set(['$match', '$sort', '$group', '$limit']);

/** The queries in one command; none for a command without a filter. Throws on what it does not know: nothing goes by unseen. */
export function queriesOf(command: string, body: Fields): readonly Query[] {
  if (WITHOUT_FILTER.has(command)) return [];
  const collection = String(body[command]);
  const base = { command, collection, sort: [] };
  switch (command) {
    case 'find':
      return [{ ...base, filter: fieldsOf(body.filter), sort: sortOf(body.sort) }];
    case 'count':
      return [{ ...base, filter: fieldsOf(body.query) }];
    case 'findAndModify':
      return [{ ...base, filter: fieldsOf(body.query), sort: sortOf(body.sort) }];
    case 'update':
      return listOf(body.updates).map((one) => ({ ...base, filter: fieldsOf(one.q) }));
    case 'delete':
      return listOf(body.deletes).map((one) => ({ ...base, filter: fieldsOf(one.q) }));
    case 'aggregate':
      return [{ ...base, ...ofPipeline(listOf(body.pipeline)) }];
    default:
      throw new Error(`the command ${command} is not known to the guard`);
  }
}

/** The filter of the first stage; a sort counts only directly after it. */
function ofPipeline(stages: readonly Fields[]): Pick<Query, 'filter' | 'sort'> {
  for (const stage of stages.flatMap((one) => Object.keys(one))) {
    if (!PLAIN_STAGES.has(stage)) throw new Error(`the stage ${stage} is not known to the guard`);
  }
  const sorting = stages.findIndex((stage) => '$sort' in stage);
  const sort = sorting === 1 ? sortOf(stages[1]?.$sort) : [];
  return { filter: fieldsOf(stages[0]?.$match), sort };
}

function listOf(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) throw new Error('the guard expects a list here');
  return value.map(fieldsOf);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** The driver keeps the order of a sort in a Map. */
function sortOf(value: unknown): readonly (readonly [string, number])[] {
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(fieldsOf(value));
  return entries.map(([field, direction]) => [String(field), Number(direction)]);
}

/** Anything with fields, as the driver sends it. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * Every name in a command that a database has to know: the command, its options, the options of its statements, and the
 * operators of filters, updates and pipelines, such as `find`, `find.limit`, `update[].multi` and `filter $in`.
 */
export function namesIn(commandName: string, command: Fields): readonly string[] {
  const { updates, deletes, pipeline } = command;
  const options = Object.keys(command).filter((name) => name !== commandName && command[name] !== undefined);
  return [
    commandName,
    ...options.map((option) => optionName(commandName, option)),
    ...[...listOf(updates), ...listOf(deletes)].flatMap((statement) => [
      ...Object.keys(statement).map((option) => `${commandName}[].${option}`),
      ...inFilter(fieldsOf(statement.q)),
      ...inUpdate(fieldsOf(statement.u)),
    ]),
    ...inFilter(fieldsOf(command.filter ?? command.query)),
    ...inUpdate(fieldsOf(command.update)),
    ...listOf(pipeline).flatMap(inStage),
  ];
}

/** The options that every command may carry have the same name everywhere. */
export function optionName(commandName: string, option: string): string {
  return ['$db', 'readConcern', 'writeConcern'].includes(option) ? `any.${option}` : `${commandName}.${option}`;
}

function inFilter(filter: Fields): readonly string[] {
  return Object.entries(filter).flatMap(([name, value]) =>
    name.startsWith('$') ? [`filter ${name}`, ...listOf(value).flatMap(inFilter)] : inCondition(value),
  );
}

function inCondition(condition: unknown): readonly string[] {
  return operatorsOf(condition).flatMap(([operator, operand]) => {
    if (operator === '$not') return [`filter ${operator}`, ...inCondition(operand)];
    return [`filter ${operator}`, ...(operator === '$elemMatch' ? inFilter(fieldsOf(operand)) : [])];
  });
}

function inUpdate(update: Fields): readonly string[] {
  return Object.entries(update).flatMap(([operator, fields]) => {
    const operands = Object.values(fieldsOf(fields));
    return [
      `update ${operator}`,
      ...(operator === '$push' ? operands.flatMap(operatorsOf).map(([modifier]) => `push ${modifier}`) : []),
      ...(operator === '$pull' ? operands.flatMap(inItemTest) : []),
    ];
  });
}

/** Names in a `$pull` condition: by operators on the item, or by its fields. */
function inItemTest(operand: unknown): readonly string[] {
  return operatorsOf(operand).length > 0 ? inCondition(operand) : inFilter(fieldsOf(operand));
}

function inStage(stage: Fields): readonly string[] {
  const { _id, ...sums } = fieldsOf(stage.$group);
  return [
    ...Object.keys(stage).map((name) => `stage ${name}`),
    ...inFilter(fieldsOf(stage.$match)),
    ...Object.values(sums)
      .flatMap(operatorsOf)
      .map(([accumulator]) => `accumulator ${accumulator}`),
  ];
}

function operatorsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(fieldsOf(value)).filter(([name]) => name.startsWith('$'));
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

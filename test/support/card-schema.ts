import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { CardJson } from '../../cards/render.js';
import type { CardPart } from './card-walk.js';
import { projectRoot } from './project-root.js';

/** Microsoft's schema of Adaptive Card 1.5 (microsoft/AdaptiveCards, MIT). */
const SCHEMA = join(projectRoot(), 'test/schemas/adaptive-card-1.5.0.json');

export type SchemaCheck = (card: CardJson) => readonly string[];

/** The check against the official schema. Faults come one per line. */
export function schemaCheck(): SchemaCheck {
  const { id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  const validate = ajv.compile({ ...schema, $id: String(id) });
  return (card) => (validate(withoutTeamsExtras(card)) ? [] : (validate.errors ?? []).map(line));
}

function line({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

/**
 * Teams knows three things that the schema refuses: `msteams` at the root, and the style `filtered` and `choices.data` of a
 * type-ahead list.
 */
function withoutTeamsExtras({ msteams: _msteams, ...card }: CardPart): unknown {
  return JSON.parse(
    JSON.stringify(card, (name, value) => {
      if (name === 'choices.data') return undefined;
      return name === 'style' && value === 'filtered' ? 'compact' : value;
    }),
  );
}

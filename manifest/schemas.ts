import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { default as Ajv, type ValidateFunction } from 'ajv-draft-04';
import { default as addFormats } from 'ajv-formats';
import { type Fault, fault } from './fault.js';

/** The manifest as Microsoft's schema describes it. */
export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

/** The newest version of which the package with Microsoft's schemas has the rules. */
export const MANIFEST_VERSION = '1.30';

const SCHEMAS = `@microsoft/app-manifest/build/json-schemas/teams/v${MANIFEST_VERSION}`;

/**
 * Microsoft's own files, read from the package: its code would fetch nothing else, but needs a package that it does not
 * name, and knows no schema for the texts.
 */
function compile(file: string): ValidateFunction {
  // The schema of the texts holds expressions that are no valid Unicode ones.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(`${SCHEMAS}/${file}`)), 'utf8')));
}

const isManifest = compile('MicrosoftTeams.schema.json');
const areTexts = compile('MicrosoftTeams.Localization.schema.json');

/** Faults of a filled manifest by Microsoft's schema. None: it has the shape of `Manifest`. */
export function manifestFaults(manifest: unknown): readonly Fault[] {
  return faultsBy(isManifest, manifest, 'manifest.json');
}

/** Faults of a file with texts by Microsoft's schema, lengths included. */
export function textFaults(texts: unknown, file: string): readonly Fault[] {
  return faultsBy(areTexts, texts, file);
}

function faultsBy(validate: ValidateFunction, value: unknown, file: string): readonly Fault[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    fault('schema', `${file} ${instancePath}`.trim(), `${message ?? 'is wrong'} ${JSON.stringify(params)}`),
  );
}

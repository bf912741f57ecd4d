import { type Fault, fault } from './fault.js';
import { keysOf, type PackageContent } from './package-content.js';
import type { Manifest } from './schemas.js';
import { textsBelow, valueAt } from './text-paths.js';

/** The parts of a manifest that people read, which need a text in every language. */
const FOR_PEOPLE =
  /^(?:name|description)\.\w+$|^staticTabs\[\d+\]\.name$|^bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.(?:title|description)$|^composeExtensions\[\d+\]\.commands\[\d+\]\.(?:title|description|taskInfo\.title|parameters\[\d+\]\.(?:title|description|value|choices\[\d+\]\.title))$/;

/** Lengths that Teams shows in full (characters); the schema allows far more. */
const SHOWN: readonly (readonly [path: RegExp, most: number])[] = [
  [/^bots\[.*\.title$/, 32],
  [/^bots\[.*\.description$/, 128],
  [/^staticTabs\[.*\.name$/, 32],
];

/** The languages have the same texts, each for something that is there and short enough to be read. */
export function lintTexts({ manifest, texts }: PackageContent): readonly Fault[] {
  const files = Object.entries(texts);
  const all = new Set(files.flatMap(([, one]) => keysOf(one)));
  return [
    ...lintFiles(manifest, Object.keys(texts)),
    ...files.flatMap(([file, one]) =>
      [...all].filter((key) => !(key in one)).map((key) => fault('text-keys', `${file} ${key}`, 'is missing here')),
    ),
    ...[...all]
      .filter((key) => typeof valueAt(manifest, key) !== 'string')
      .map((key) => fault('text-unknown', key, 'is a text for something that the manifest does not have')),
    ...textsBelow(manifest)
      .filter(([path]) => FOR_PEOPLE.test(path) && !all.has(path))
      .map(([path]) => fault('text-untranslated', `manifest.json ${path}`, 'has no text in the language files')),
    ...files.flatMap(([file, one]) => keysOf(one).flatMap((key) => lengthFault(file, key, one[key] ?? ''))),
  ];
}

function lengthFault(file: string, key: string, text: string): readonly Fault[] {
  const most = SHOWN.find(([path]) => path.test(key))?.[1] ?? Number.POSITIVE_INFINITY;
  if (text.trim() === '') return [fault('text-length', `${file} ${key}`, 'is empty')];
  if (text.length <= most) return [];
  return [fault('text-length', `${file} ${key}`, `has ${text.length} characters, at most ${most} are shown`)];
}

function lintFiles({ localizationInfo }: Manifest, files: readonly string[]): readonly Fault[] {
  const named = [
    ...(localizationInfo?.defaultLanguageFile === undefined ? [] : [localizationInfo.defaultLanguageFile]),
    ...(localizationInfo?.additionalLanguages ?? []).map(({ file }) => file),
  ];
  return [
    ...named.filter((file) => !files.includes(file)).map((file) => fault('language-file', file, 'is not there')),
    ...files.filter((file) => !named.includes(file)).map((file) => fault('language-file', file, 'is named nowhere')),
  ];
}

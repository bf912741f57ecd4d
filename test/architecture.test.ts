import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { circles, type Import, importsOf, inWords } from './house/imports.js';
import { placesOf, type SourceFile, sourceFiles } from './house/source-files.js';
import { projectRoot } from './support/project-root.js';

const files = sourceFiles();
const paths = new Set(files.map(({ path }) => path));
/** An import of `x.js` may come from `x.tsx`. */
const imports = files
  .flatMap(importsOf)
  .map((one) => (paths.has(`${one.target}x`) ? { ...one, target: `${one.target}x` } : one));
/** The files that stand in `src/` itself are its words at the ground, its joints at the roof. */
const isInFolder = (path: string): boolean => posix.dirname(path) !== 'src';
const isTest = (path: string): boolean => path.startsWith('test/');
const product = files.filter(({ path }) => !isTest(path));
const productImports = imports.filter(({ from }) => !isTest(from));

/** The files that join the parts; they may know everything. */
const JOINING = [
  'src/app.ts',
  'src/app-parts.ts',
  'src/command-services.ts',
  'src/app-services.ts',
  'src/app-services-parts.ts',
  'src/main.ts',
  'src/demo/main.ts',
  'src/retention-command.ts',
  'src/erase-command.ts',
  'src/indexes-command.ts',
  'src/dilemmas-command.ts',
];

/** The folders of `src/`, from the ground to the roof. */
const FLOORS = [
  'understanding',
  'scheduling',
  'outbox',
  'audit',
  'organisations',
  'rounds',
  'personal-data',
  'participants',
  'dilemmas',
  'channels',
  'programmes',
  'matching',
  'agreements',
  'proposals',
  'threads',
  'privacy',
  'tenants',
  'delivery',
  'voting',
  'round-work',
  'retention',
  'storage',
  'http',
  'tab',
  'demo',
];

function refuse(list: readonly Import[], isWrong: (one: Import) => boolean): void {
  assert.deepEqual(list.filter(isWrong).map(inWords), []);
}

function refusePlaces(list: readonly SourceFile[], pattern: RegExp): void {
  assert.deepEqual(
    list.flatMap((file) => placesOf(file, pattern)),
    [],
  );
}

describe('architecture: the direction between folders', () => {
  it('reads all imports: the files that are known to hold some do', () => {
    assert.ok(files.length > 100, `only ${files.length} files found`);
    const ofApp = imports.filter(({ from }) => from === 'src/app.ts').map(({ target }) => target);
    assert.ok(ofApp.includes('bot/bot.ts') && ofApp.includes('src/http/server.ts'));
    refuse(imports, ({ isOurs, target }) => isOurs && /\.tsx?$/.test(target) && !paths.has(target));
  });

  it('src/ knows neither bot/ nor cards/, apart from the app that joins them', () => {
    refuse(
      productImports,
      ({ from, target }) =>
        from.startsWith('src/') && !/^src\/app(-parts)?\.ts$/.test(from) && /^(bot|cards)\//.test(target),
    );
  });

  it('cards/ takes types from src/, and as values only languages, how characters are counted and the words of a toggle', () => {
    const shared = ['src/language.ts', 'src/characters.ts', 'src/toggle-words.ts'];
    refuse(
      productImports,
      ({ from, target, typeOnly }) =>
        from.startsWith('cards/') && target.startsWith('src/') && !typeOnly && !shared.includes(target),
    );
  });

  it('cards/ does not know bot/', () => {
    refuse(productImports, ({ from, target }) => from.startsWith('cards/') && target.startsWith('bot/'));
  });

  it('bot/ knows the use cases of src/, not how it stores, listens or starts', () => {
    refuse(
      productImports,
      ({ from, target }) => from.startsWith('bot/') && /^src\/(storage\/|http\/|demo\/|app\.|main\.)/.test(target),
    );
  });

  it('manifest/ describes the bot; nothing of the bot knows manifest/', () => {
    refuse(productImports, ({ from, target }) => target.startsWith('manifest/') && !from.startsWith('manifest/'));
  });

  it('only the joining files know the storage, and the settings its type; features know the interfaces of their stores', () => {
    refuse(
      productImports,
      ({ from, target, typeOnly }) =>
        target.startsWith('src/storage/') &&
        !from.startsWith('src/storage/') &&
        !JOINING.includes(from) &&
        !(typeOnly && from === 'src/config.ts'),
    );
  });

  it('the embedded engine knows nothing of Spagaat: it is a database', () => {
    refuse(
      productImports,
      ({ from, target, isOurs }) =>
        from.startsWith('src/storage/embedded/') && isOurs && !target.startsWith('src/storage/embedded/'),
    );
  });

  it('only the main files start the app', () => {
    refuse(
      productImports,
      ({ from, target, typeOnly }) => target === 'src/app.ts' && !typeOnly && !JOINING.includes(from),
    );
  });

  it('the page of the tab runs in a browser: it shares types with the program, and these few values', () => {
    const shared = [
      'src/language.ts',
      'src/characters.ts',
      'src/within.ts',
      'src/teams-links.ts',
      'src/rounds/moved-by.ts',
      'src/qr-code.ts',
      'src/tab/path-to.ts',
      'src/tab/polling-pace.ts',
      'src/tab/sign-in.ts',
      'src/tab/seen-posts.ts',
      'src/tab/progress-steps.ts',
      'src/tab/card-html.ts',
      'src/tab/teams-host-config.ts',
    ];
    refuse(
      productImports,
      ({ from, target, isOurs, typeOnly }) =>
        from.startsWith('src/tab/page/') &&
        isOurs &&
        !typeOnly &&
        !target.startsWith('src/tab/page/') &&
        !target.startsWith('src/tab/wire/') &&
        !shared.includes(target),
    );
    refuse(
      productImports,
      ({ from, target }) => target.startsWith('src/tab/page/') && !from.startsWith('src/tab/page/'),
    );
  });

  it('nothing of the demo is in the product', () => {
    refuse(productImports, ({ from, target }) => target.startsWith('src/demo/') && !from.startsWith('src/demo/'));
  });

  it('product code takes nothing from the tests', () => {
    refuse(productImports, ({ target }) => isTest(target));
  });

  it('no file waits for itself: imports make no circle, those of types included', () => {
    assert.deepEqual(circles(productImports), []);
    // In the tests' own support a person may name the fake Teams that they live in.
    assert.deepEqual(circles(imports.filter(({ typeOnly }) => !typeOnly)), []);
  });

  it('no folder waits for itself either', () => {
    const between = productImports
      .filter(({ isOurs, from }) => isOurs && isInFolder(from))
      .map((one) => ({ ...one, from: posix.dirname(one.from), target: posix.dirname(one.target) }))
      .filter(({ from, target }) => from !== target && target !== 'src');
    assert.deepEqual(circles(between), []);
  });

  it('imports go down, those of types included: each folder of src/ knows only what stands before it', () => {
    const folderOf = (path: string) => /^src\/([a-z-]+)\//.exec(path)?.[1] ?? '';
    const folders = new Set(product.map(({ path }) => folderOf(path)).filter((folder) => folder !== ''));
    assert.deepEqual([...folders].sort(), [...FLOORS].sort(), 'every folder has its floor');
    const floorOf = (path: string) => FLOORS.indexOf(folderOf(path));
    refuse(productImports, ({ from, target }) => floorOf(from) >= 0 && floorOf(target) > floorOf(from));
  });
});

/** Where a package may be imported in product code; `values`: where more than its types may be. */
const HOMES: Readonly<Record<string, { readonly types: RegExp; readonly values?: RegExp }>> = {
  botbuilder: { types: /^bot\//, values: /^bot\/(bot|teams\/adapter|teams\/teams-sender)\.ts$/ },
  mongodb: { types: /^src\/storage\// },
  restify: { types: /^src\/http\// },
  jose: { types: /^src\/http\/tab-auth\.ts$/ },
  lmdb: { types: /^src\/storage\/embedded\// },
  '@microsoft/teams-js': { types: /^src\/tab\/page\// },
  'adaptivecards-templating': { types: /^cards\// },
  preact: { types: /^src\/tab\/page\// },
  i18next: { types: /^cards\// },
  '@microsoft/app-manifest': { types: /^manifest\/schemas\.ts$/, values: /^$/ },
  '@resvg/resvg-wasm': { types: /^manifest\/icons\.ts$/ },
  'ajv-draft-04': { types: /^manifest\/schemas\.ts$/ },
  'ajv-formats': { types: /^manifest\/schemas\.ts$/ },
  htmlparser2: { types: /^src\/proposals\// },
  entities: { types: /^src\/understanding\// },
  fflate: { types: /^manifest\/zip\.ts$/ },
  pino: { types: /^src\/log\.ts$/ },
  'prom-client': { types: /^src\/http\// },
};

describe('architecture: the packages', () => {
  for (const [name, { types, values = types }] of Object.entries(HOMES)) {
    it(`${name} is imported at home only`, () => {
      refuse(
        productImports,
        ({ from, target, typeOnly }) => target === name && !(typeOnly ? types : values).test(from),
      );
    });
  }

  it('product code imports what package.json gives to those who only run it', () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    refuse(
      productImports,
      ({ isOurs, target, typeOnly, from }) =>
        !isOurs &&
        !typeOnly &&
        !target.startsWith('node:') &&
        !(target in manifest.dependencies) &&
        !from.startsWith('src/tab/page/') &&
        // Reads the files of the dilemmas where the program is built.
        from !== 'src/dilemmas/library/library-files.ts' &&
        !from.startsWith('manifest/'),
    );
  });

  it('the program that runs reads no YAML: that was done where it was built', () => {
    refuse(
      productImports,
      ({ target, typeOnly, from }) =>
        target === 'src/dilemmas/library/library-files.ts' && !typeOnly && from !== 'src/dilemmas/library/build.ts',
    );
  });

  it('imports of our own files end in .js or .json', () => {
    refuse(imports, ({ isOurs, specifier }) => isOurs && !/\.(js|json)$/.test(specifier));
  });
});

describe('architecture: the files', () => {
  const LONGEST = { product: 250, test: 400, folder: 30 } as const;

  it(`no file is longer than ${LONGEST.product} lines, no test longer than ${LONGEST.test}`, () => {
    const tooLong = files.filter(({ path, lines }) => lines > (isTest(path) ? LONGEST.test : LONGEST.product));
    assert.deepEqual(
      tooLong.map(({ path, lines }) => `${path}: ${lines} lines`),
      [],
    );
  });

  it(`no folder is a list of more than ${LONGEST.folder} files`, () => {
    const counts = new Map<string, number>();
    for (const { path } of product) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
    const longest = [...counts].filter(([, count]) => count > LONGEST.folder);
    assert.deepEqual(longest, []);
  });

  it('half of the files are short', () => {
    const lengths = product.map(({ lines }) => lines).sort((one, other) => one - other);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    process.stdout.write(`\n  ${lengths.length} product files, median ${median} lines, longest ${lengths.at(-1)}\n`);
    assert.ok(median <= 80, `the median is ${median} lines`);
  });

  it('names are in kebab-case and say what is inside: no index, no utils', () => {
    const name = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.browser)?(\.long)?(\.test)?(\.d)?\.tsx?$/;
    const vague = /(^|\/)(index|utils?|helpers?|misc|common)(\.test)?\.tsx?$/;
    assert.deepEqual(
      files.filter(({ path }) => !name.test(path) || vague.test(path)).map(({ path }) => path),
      [],
    );
  });

  it('an object names its fields: no spread of a literal', () => {
    refusePlaces(product, /\.\.\.(?:\{ |\(\[)/g);
  });

  it('no default exports and no barrels', () => {
    refusePlaces(files, /^export (default\b|\*)/gm);
  });
});

describe('architecture: what comes in from outside', () => {
  const ours = product.filter(({ path }) => !path.startsWith('manifest/'));

  it('the environment is read at the start only', () => {
    const readers = [...JOINING, 'src/config.ts'];
    refusePlaces(
      ours.filter(({ path }) => !readers.includes(path)),
      /\bprocess\.env\b/g,
    );
  });

  it('time and chance come in through the clock', () => {
    const sources = /\bDate\.now\(|\bnew Date\(\s*\)|\bDateTime\.(now|local|utc)\(\s*\)|\bMath\.random\(/g;
    // The engine is a server of its own: its start takes `now`, and the machine's clock stands there as the default.
    const allowed = ['src/clock.ts', 'src/storage/embedded/engine.ts'];
    refusePlaces(
      ours.filter(({ path }) => !allowed.includes(path)),
      sources,
    );
  });

  it('nothing asks whether it is being tested', () => {
    refusePlaces(ours, /\b(isTest|inTest|isTesting|testMode)\b/g);
  });
});

describe('architecture: what may be published', () => {
  const GATE = 'src/rounds/published.ts';
  const rules = ['tally', 'published-groups', 'transitions', 'shift', 'suppression'].map(
    (name) => `src/rounds/${name}.ts`,
  );
  const beside = (allowed: readonly string[]) =>
    product.filter(({ path }) => !path.startsWith('src/storage/') && !allowed.includes(path));

  it('no screen works out for itself what may be shown: the rules are asked through the gate', () => {
    for (const path of [GATE, ...rules]) assert.ok(paths.has(path), path);
    refuse(
      productImports,
      ({ from, target, typeOnly }) => !typeOnly && rules.includes(target) && from !== GATE && !rules.includes(from),
    );
  });

  it('votes are added up in one place, for the gate alone', () => {
    const sums = /\bvotes\s*\.\s*(counts|sums|transitions|reasons)\(/g;
    assert.ok(placesOf(fileAt('src/round-work/counting-steps.ts'), sums).length >= 4);
    refusePlaces(beside(['src/round-work/counting-steps.ts']), sums);
  });

  it('and so are the people of a municipality', () => {
    const people = /\.countByMunicipality\((?=programmeId\))/g;
    assert.equal(placesOf(fileAt('src/tab/participation.ts'), people).length, 1);
    refusePlaces(beside(['src/tab/participation.ts']), people);
  });
});

function fileAt(wanted: string): SourceFile {
  return product.find(({ path }) => path === wanted) ?? assert.fail(`there is no ${wanted}`);
}

describe('architecture: what is said about it', () => {
  it('every exported function tells what it guarantees', () => {
    const mute = product.filter(({ path }) => !path.startsWith('manifest/')).flatMap(functionsWithoutComment);
    assert.deepEqual(mute, []);
  });
});

/** An overloaded function has its comment at the first signature. */
function functionsWithoutComment({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n');
  const seen = new Set<string>();
  return lines.flatMap((line, at) => {
    const name = /^export (?:async )?function\*? ?(\w+)/.exec(line)?.[1];
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return lines[at - 1]?.trimEnd().endsWith('*/') ? [] : [`${path}:${at + 1} ${name}`];
  });
}

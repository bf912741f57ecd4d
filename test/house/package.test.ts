import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectRoot } from '../support/project-root.js';

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly license: string;
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const packages = { ...manifest.dependencies, ...manifest.devDependencies };

/** Laid down by the customer. */
const FIXED = [
  'botbuilder',
  '@microsoft/teams-js',
  'restify',
  'adaptivecards-templating',
  'mongodb',
  'mocha',
  'sinon',
] as const;

describe('package.json', () => {
  it('pins every package to one version', () => {
    for (const [name, version] of Object.entries(packages)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  it('holds the packages that were laid down', () => {
    for (const name of FIXED) assert.ok(name in packages, name);
  });

  it('takes the restify that runs on every Node from 20 on', () => {
    assert.equal(packages.restify, '12.0.0');
    assert.equal(manifest.engines.node, '>=20.19.0');
  });

  it('agrees with the lock file', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Partial<Manifest>> };
    assert.deepEqual(lock.packages['']?.dependencies, manifest.dependencies);
    assert.deepEqual(lock.packages['']?.devDependencies, manifest.devDependencies);
  });
});

describe('package-lock.json', () => {
  interface Locked {
    readonly version?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages: locked } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

  it('holds the packages of every platform: without them npm ci refuses', () => {
    const held = new Set(Object.keys(locked).map((path) => path.split('node_modules/').at(-1)));
    const wanted = Object.values(locked).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    assert.deepEqual(
      wanted.filter((name) => !held.has(name)),
      [],
    );
  });

  it('gives every package a version', () => {
    const without = Object.entries(locked).filter(([path, { version }]) => path !== '' && version === undefined);
    assert.deepEqual(without, []);
  });
});

describe('every file of the project', () => {
  /** Left out by `.gitignore`, and git itself. */
  const LEFT_OUT = /^(\.git|\.build|node_modules|dist|data|artifacts)$/;
  const BINARY = /\.(png|ico|zip)$/;
  const paths = readdirSync(root)
    .filter((name) => !LEFT_OUT.test(name) && !/^\.env$|\.log$/.test(name))
    .flatMap((name) => {
      const below = readdirSync(root, { withFileTypes: true }).find((entry) => entry.name === name);
      if (below?.isDirectory() !== true) return [name];
      return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        );
    })
    .filter((path) => !BINARY.test(path));

  function filesWith(pattern: RegExp): readonly string[] {
    return paths.filter((path) => pattern.test(read(path)));
  }

  it('is found by this test', () => {
    for (const path of ['package-lock.json', '.ci/run', 'src/rounds/round.ts', 'cards/rounds/ballot.json']) {
      assert.ok(paths.includes(path), path);
    }
  });

  it('names no folder of the machine that it was written on', () => {
    assert.deepEqual(filesWith(/(?<![\w.])\/(?:work|home|Users)\/[a-z]|[A-Z]:\\\\?Users\\/), []);
  });

  it('names no package registry: the choice belongs to whoever installs', () => {
    assert.deepEqual(filesWith(/https?:\/\/[^\s"'`)<>]*(?:registry|npmjs|verdaccio|nexus|jfrog)/i), []);
    assert.deepEqual(filesWith(/^\s*registry\s*=/m), []);
  });

  it('that a public repository needs is there', () => {
    const needed = [
      'README.md',
      'LICENSE',
      'SECURITY.md',
      'CONTRIBUTING.md',
      'CODE_OF_CONDUCT.md',
      'CHANGELOG.md',
      '.github/CODEOWNERS',
      '.github/PULL_REQUEST_TEMPLATE.md',
      '.devcontainer/devcontainer.json',
      'renovate.json',
      'publiccode.yml',
      'Dockerfile',
      '.ci/run',
    ];
    for (const path of needed) assert.ok(existsSync(join(root, path)), path);
  });
});

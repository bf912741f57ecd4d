import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { projectRoot } from '../support/project-root.js';

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly env?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly services?: Readonly<Record<string, { readonly image: string }>>;
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const names = readdirSync(join(root, '.github/workflows'));
const workflows = new Map(names.map((name) => [name, load(read(`.github/workflows/${name}`)) as Workflow]));
const jobsOf = (name: string): readonly Job[] => Object.values(workflows.get(name)?.jobs ?? {});
const stepsOf = (name: string): readonly Step[] => jobsOf(name).flatMap(({ steps = [] }) => steps);

describe('the workflows on GitHub', () => {
  it('are there: the suite, the search for weaknesses, the release', () => {
    assert.deepEqual(names.sort(), ['ci.yml', 'codeql.yml', 'release.yml']);
  });

  it('run the suite on every version of Node that is supported, with a second engine and a browser', () => {
    const [suite] = jobsOf('ci.yml');
    assert.deepEqual(suite?.strategy?.matrix.node, [22, 24, 26]);
    assert.equal(suite?.services?.mongo?.image, 'mongo:8');
    assert.equal(suite?.env?.REQUIRE_MONGODB, '1');
    assert.equal(suite?.env?.REQUIRE_BROWSER, '1');
    assert.ok(stepsOf('ci.yml').some(({ run }) => run === 'npm ci && npm test'));
  });

  it('run the same scenarios on the second engine as .ci/run', () => {
    const scenarios = (text: string) => [...text.matchAll(/scenarios\/[\w-]+/g)].map(([name]) => name);
    const wanted = scenarios(read('.ci/run'));
    assert.ok(wanted.length > 0);
    assert.deepEqual(scenarios(read('.github/workflows/ci.yml')), wanted);
  });

  it('say what they may do, and by themselves only read', () => {
    for (const [name, { permissions }] of workflows) assert.deepEqual(permissions, { contents: 'read' }, name);
  });

  it('take actions by their exact version, and nothing but what stands in the repository otherwise', () => {
    for (const name of names) {
      const used = [...jobsOf(name), ...stepsOf(name)].flatMap(({ uses = [] }) => uses);
      for (const one of used) {
        if (one.startsWith('./')) assert.ok(existsSync(join(root, one)), one);
        else assert.match(one, /^[\w-]+\/[\w/-]+@v\d+\.\d+\.\d+$/, name);
      }
    }
  });

  it('put no text of somebody else into a command', () => {
    for (const name of names) {
      for (const { run = '' } of stepsOf(name)) assert.doesNotMatch(run, /\$\{\{/, name);
    }
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    for (const name of names) {
      const commands = stepsOf(name).flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:]+)/g)]);
      for (const [, command = ''] of commands) assert.ok(command in scripts, `${name}: ${command}`);
    }
  });
});

describe('Node 24', () => {
  it('is the version that every file names as the one to run', () => {
    assert.equal(read('.nvmrc').trim(), '24');
    for (const file of ['Dockerfile', '.devcontainer/Dockerfile']) {
      const bases = [...read(file).matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
      assert.ok(bases.length > 0);
      for (const base of bases) assert.match(base, /^node:24-/, file);
    }
    assert.match(read('README.md'), /\bNode 24\b/);
  });
});

describe('the forms for an issue', () => {
  it('can be read, and each asks to leave out personal data', () => {
    const folder = '.github/ISSUE_TEMPLATE';
    const forms = readdirSync(join(root, folder)).filter((name) => name !== 'config.yml');
    assert.deepEqual(forms.sort(), ['dilemma.yml', 'fault.yml']);
    for (const name of forms) {
      const { body } = load(read(`${folder}/${name}`)) as { body: readonly { type: string; id?: string }[] };
      assert.ok(
        body.some(({ type, id }) => type === 'checkboxes' && id === 'personal'),
        name,
      );
    }
  });
});

describe('CHANGELOG.md', () => {
  it('tells about this version, or about what is to be released', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const headings = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\]/gm)].map(([, heading]) => heading);
    assert.equal(headings[0], 'Unreleased');
    assert.ok(headings.length === 1 || headings[1] === version, headings.join());
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../bot/routes.js';
import { PACKAGE_VARIABLES } from '../../manifest/settings.js';
import { VARIABLES } from '../../src/config.js';
import { understand } from '../../src/understanding/intents.js';
import { projectRoot } from '../support/project-root.js';

const root = projectRoot();
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text from one heading to the next. */
function section(heading: string): string {
  const [, after = ''] = readme.split(`\n## ${heading}\n`);
  assert.notEqual(after, '', `README.md has no part "${heading}"`);
  return after.split('\n## ')[0] ?? '';
}

/** The cells of each row of the tables in a text. */
function rows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

describe('README.md', () => {
  it('explains every setting, and no other, in the order of .env.example', () => {
    const named = rows(section('Settings')).flatMap(([cell = '']) => /^`(\w+)`$/.exec(cell)?.[1] ?? []);
    assert.deepEqual(named, [...VARIABLES, ...PACKAGE_VARIABLES]);
  });

  it('tells what one can say: every command that is answered, in words that are understood', () => {
    const said = rows(section('How a week goes')).filter(([cell = '']) => cell.startsWith('`'));
    const kinds = said.map(([dutch = '', english = '']) => {
      const [one, other] = [dutch, english].map((cell) => understand(cell.replaceAll('`', '')).kind);
      assert.equal(one, other, `${dutch} and ${english} are not the same command`);
      return one;
    });
    const answered = Object.keys(words).filter((kind) => kind !== 'unknown');
    assert.deepEqual(new Set(kinds), new Set(answered));
  });

  it('shows the tree as it is: every folder that it names exists, every folder with code is named', () => {
    const tree = /```\n(bot\/ [\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const named: string[] = [];
    const above: string[] = [];
    for (const [, indent = '', names = ''] of tree.matchAll(/^( *)((?:[\w-]+\/ ?)+)/gm)) {
      const [name = '', ...beside] = names.split('/').map((one) => one.trim());
      above.splice(indent.length / 2, above.length, name);
      named.push(
        above.join('/'),
        ...beside.filter((one) => one !== '').map((one) => [...above.slice(0, -1), one].join('/')),
      );
    }
    for (const folder of named) assert.ok(existsSync(join(root, folder)), folder);
    for (const top of ['bot', 'cards', 'src']) {
      for (const entry of readdirSync(join(root, top), { withFileTypes: true })) {
        if (entry.isDirectory()) assert.ok(named.includes(`${top}/${entry.name}`), `${top}/${entry.name} is not named`);
      }
    }
  });

  it('names commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const [, name = ''] of readme.matchAll(/npm run ([\w:]+)/g)) assert.ok(name in scripts, `npm run ${name}`);
    for (const [, path = ''] of readme.matchAll(/`((?:bot|cards|manifest|src|test)\/[\w./-]+\.\w+)`/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
    for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { words } from '../../bot/routes.js';
import { PACKAGE_VARIABLES } from '../../manifest/settings.js';
import { VARIABLES } from '../../src/config.js';
import { understand } from '../../src/understanding/intents.js';
import { projectRoot } from '../support/project-root.js';
import { anchorsOf, document, documents, prose, rows, section } from './documents.js';

const root = projectRoot();
const all = documents();
const readme = document('README.md');

describe('the documents', () => {
  it('explain every setting, and no other, in the order of .env.example', () => {
    const settings = rows(section(document('docs/operate.md'), 'Settings'));
    const named = settings.flatMap(([cell = '']) => /^`(\w+)`$/.exec(cell)?.[1] ?? []);
    assert.deepEqual(named, [...VARIABLES, ...PACKAGE_VARIABLES]);
  });

  it('tell what one can say: every command that is answered, in words that are understood', () => {
    const commands = rows(section(document('docs/how-a-week-goes.md'), 'Words the bot understands'));
    const said = commands.filter(([cell = '']) => cell.startsWith('`'));
    const kinds = said.map(([dutch = '', english = '']) => {
      const [one, other] = [dutch, english].map((cell) => understand(cell.replaceAll('`', '')).kind);
      assert.equal(one, other, `${dutch} and ${english} are not the same command`);
      return one;
    });
    const answered = Object.keys(words).filter((kind) => kind !== 'unknown');
    assert.deepEqual(new Set(kinds), new Set(answered));
  });

  it('name commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const { path, text } of all) {
      for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(name in scripts, `${path}: ${name}`);
      for (const [, file = ''] of text.matchAll(/`((?:bot|cards|manifest|src|test)\/[\w./-]+\.\w+)`/g)) {
        assert.ok(existsSync(join(root, file)), `${path}: ${file}`);
      }
    }
  });

  it('link to documents that are there, and to headings that they have', () => {
    let followed = 0;
    for (const { path, text } of all) {
      for (const [, link = ''] of prose(text).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), file);
        assert.ok(existsSync(join(root, target)), `${path}: ${link}`);
        if (anchor !== undefined) assert.ok(anchorsOf(document(target)).includes(anchor), `${path}: ${link}`);
        followed += 1;
      }
    }
    assert.ok(followed > 30, `only ${followed} links found`);
  });

  it('are all within reach of README.md', () => {
    const reached = new Set([readme.path]);
    for (const path of reached) {
      for (const [, link = ''] of document(path).text.matchAll(/\]\((?!https?:)([^)#\s]+\.md)/g)) {
        reached.add(posix.join(posix.dirname(path), link));
      }
    }
    const docs = all.filter(({ path }) => path.startsWith('docs/')).map(({ path }) => path);
    assert.ok(docs.length > 10);
    assert.deepEqual(
      docs.filter((path) => !reached.has(path)),
      [],
    );
  });

  it('are in plain English: no sentence begins with Who, Of, What or Again', () => {
    const begins = /(?:^\s*(?:[-*] |\d+\. |> )?|[.:!?]\*{0,2} |\| )(?:Who|Of|What|Again)\b(?!.*\?)/m;
    const foreign = /\b(?:for|of|to|by|with|but|as|and) who (?!is who|moved)\w+/;
    for (const { path, text } of all.filter(({ path: one }) => one !== 'SECURITY.md')) {
      const lines = prose(text).split('\n');
      const found = lines.filter((line) => !line.startsWith('#') && (begins.test(line) || foreign.test(line)));
      assert.deepEqual(found, [], path);
    }
  });
});

describe('a decision', () => {
  it('has its context, its choice, its consequences and the alternatives that were rejected, and a date', () => {
    const own = all.filter(({ path }) => path.startsWith('docs/decisions/'));
    const list = document('docs/decisions/README.md').text;
    for (const { path, text } of own.filter((one) => !one.path.endsWith('/README.md'))) {
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(headings, ['Context', 'Decision', 'Consequences', 'Rejected'], path);
      assert.match(text, /^# .+\n\n[A-Z][a-z]+ 20\d\d\.\n/, path);
      assert.ok(list.includes(`(${posix.basename(path)})`), path);
    }
  });
});

describe('README.md', () => {
  it('is a page and a half', () => {
    assert.ok(readme.text.split('\n').length <= 151, `${readme.text.split('\n').length} lines`);
  });

  it('gives the two commands on the first screen', () => {
    const screen = readme.text.split('\n').slice(0, 30).join('\n');
    for (const command of ['npm ci && npm run demo', 'npm ci && npm test'])
      assert.ok(screen.includes(command), command);
  });

  it('shows the tree as it is: every folder that it names exists, every folder with code is named', () => {
    const tree = /```\n(bot\/ [\s\S]*?)```/.exec(readme.text)?.[1] ?? '';
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
});

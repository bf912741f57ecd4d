import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { play } from '../support/scenario.js';

/** The most that a first visit may load of scripts (bytes, compressed). */
const MOST_SCRIPT = 170 * 1_000;

describe('scenario: the page of the tab', () => {
  it('comes with a policy under which Teams may show it and nothing else may run in it', () =>
    play(async ({ t }) => {
      const response = await fetch(`${t.url}/tab`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
      assert.equal(response.headers.get('x-frame-options'), null);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const policy = Object.fromEntries(
        (response.headers.get('content-security-policy') ?? '').split('; ').map((part) => {
          const [name = '', ...values] = part.split(' ');
          return [name, values];
        }),
      );
      assert.deepEqual(policy['default-src'], ["'none'"]);
      assert.deepEqual(policy['script-src'], ["'self'"]);
      assert.deepEqual(policy['style-src'], ["'self'"]);
      assert.ok(policy['frame-ancestors']?.includes('https://teams.microsoft.com'));
      assert.ok(!policy['frame-ancestors']?.includes('*'));
      const html = await response.text();
      assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>/, 'no script stands in the page itself');
      assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
    }));

  it('loads at most 170 kB of scripts, under names that may be kept for ever', () =>
    play(async ({ t }) => {
      const html = await (await fetch(`${t.url}/tab`)).text();
      const paths = [...html.matchAll(/(?:src|href)="(\/tab\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
      assert.ok(paths.some((path) => path.endsWith('.js')) && paths.some((path) => path.endsWith('.css')));
      let bytes = 0;
      for (const path of paths) {
        const asset = await fetch(t.url + path);
        assert.equal(asset.status, 200);
        assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
        assert.match(path, /-[\w-]{8,}\.(js|css)$/);
        if (!path.endsWith('.js')) continue;
        const script = await asset.text();
        assert.doesNotMatch(
          script,
          /ac-adaptiveCard/,
          'the renderer of cards comes later, when there is a card to draw',
        );
        bytes += gzipSync(script).length;
      }
      process.stdout.write(`\n  first load: ${Math.round(bytes / 100) / 10} kB of scripts, compressed\n`);
      assert.ok(bytes < MOST_SCRIPT, `${bytes} bytes`);
    }));

  it('gives no other file', () =>
    play(async ({ t }) => {
      for (const path of ['x.js', '%2e%2e/index.html', '__proto__', 'constructor']) {
        assert.equal((await fetch(`${t.url}/tab/assets/${path}`)).status, 404, path);
      }
      assert.equal((await fetch(`${t.url}/tab/assets/..%2f..%2fhttp%2ftab.js`)).status, 400);
    }));
});

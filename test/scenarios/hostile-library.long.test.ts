import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoCompatibilityError } from 'mongodb';
import { USUAL_LIMITS } from '../../src/http/listener.js';
import { createLog } from '../../src/log.js';
import { dial as dialDatabase } from '../../src/storage/connect.js';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import { messageOf } from '../support/activities.js';
import type { Person } from '../support/fake-teams/person.js';
import { PATIENCE_MS } from '../support/patience.js';
import { requestText, sendRaw } from '../support/raw-http.js';
import { says } from '../support/says.js';
import { play, reads } from '../support/scenario.js';
import { freshStorage } from '../support/storage.js';
import { targetOf } from '../support/tcp-proxy.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { passTo, UNRULY, UNRULY_HTTP, type UnrulyServer, unrulyServer } from '../support/unruly-server.js';

interface Line {
  readonly msg: string;
  readonly fault?: string;
  readonly err?: { readonly type: string };
}

/** The log's line about a database that cannot serve. */
const DOWN = 'the database cannot be reached or cannot store now; it is tried again';

const LOST = 'a connection to the embedded database was given up';

const LIMITS = { ...USUAL_LIMITS, headMs: 200, requestMs: 300, lookMs: 20 };

describe('scenario: a stream of a library that fails', () => {
  let lines: Line[] = [];
  let unheard: unknown[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line) as Line) });
  const hear = (error: unknown) => void unheard.push(error);

  beforeEach(() => {
    lines = [];
    unheard = [];
    process.on('uncaughtException', hear).on('unhandledRejection', hear);
  });

  afterEach(() => {
    process.off('uncaughtException', hear).off('unhandledRejection', hear);
    assert.deepEqual(unheard, [], 'nothing reached the process');
  });

  const told = (msg: string) => lines.filter((line) => line.msg === msg).map(({ fault }) => fault);

  /** Waits until this is so; a log line comes a moment after what it tells of. */
  async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      assert.ok(performance.now() < end, `${what}; logged: ${JSON.stringify(lines)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const tells = (msg: string) => until(() => told(msg).length > 0, msg);

  async function stillWorks(anna: Person): Promise<void> {
    const { status, replies } = await anna.says('hulp');
    assert.equal(status, 200);
    assert.match(replies.map(reads).join(), says('help.heading'));
  }

  /** The bytes of a message to the bot. */
  function bytesOf(anna: Person): string {
    const body = JSON.stringify(messageOf(anna.activity(), 'hulp'));
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    return requestText('POST /api/messages', ['Host: x', 'Content-Type: application/json', length], body);
  }

  it('a request: reset in its body, ended before its length, or no HTTP at all', () =>
    play(
      async ({ t }) => {
        const anna = await t.joins('Anna');
        const bytes = bytesOf(anna);
        await sendRaw(t.url, bytes, { cutAt: bytes.length - 20 });
        await tells('a request broke off');
        await stillWorks(anna);

        assert.match(await endedEarly(t.url, bytes.slice(0, -20)), /^HTTP\/1\.1 400 /);
        await tells('a connection was given up');
        await stillWorks(anna);

        const before = told('a connection was given up').length;
        assert.deepEqual((await sendRaw(t.url, '\u0016\u0003\u0001 inner words')).statuses, [400]);
        await until(() => told('a connection was given up').length > before, 'no HTTP was told');
        await stillWorks(anna);
        assert.doesNotMatch(JSON.stringify(lines), /inner words/);
      },
      { log, limits: LIMITS },
    ));

  it('an answer: nobody is there any more to take it', async () => {
    const connector = await unrulyServer(() => {});
    try {
      await play(
        async ({ t }) => {
          const anna = await t.joins('Anna');
          const facts = { ...anna.activity(), serviceUrl: `http://127.0.0.1:${connector.port}/` };
          const body = JSON.stringify(messageOf(facts, 'hulp'));
          const head = ['Host: x', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
          const socket = dial(targetOf(t.url.replace('http', 'mongodb')));
          const asked = new Promise<Socket>((resolve) => connector.behaves(resolve));
          socket.write(requestText('POST /api/messages', head, body));
          const answering = await asked;
          socket.resetAndDestroy();
          await tells('an answer was not taken');
          answering.end('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}');
          await stillWorks(anna);
        },
        { log },
      );
    } finally {
      await connector.stop();
    }
  });

  for (const [what, how] of Object.entries(UNRULY_HTTP)) {
    it(`the client of the connector: Teams ${what}`, async () => {
      const connector = await unrulyServer(() => {});
      try {
        await play(
          async ({ t }) => {
            const anna = await t.joins('Anna');
            connector.behaves(how);
            const facts = { ...anna.activity(), serviceUrl: `http://127.0.0.1:${connector.port}/` };
            const { status } = await t.teams.post(messageOf(facts, 'hulp'));
            assert.ok(status < 500, `gave ${status}`);
            await tells('an answer was not delivered');
            await until(() => connector.hungUp > 0, 'the connection was closed');
            await stillWorks(anna);
          },
          { log, connectorMs: 300 },
        );
      } finally {
        await connector.stop();
      }
    });
  }

  describe('the client of the database', () => {
    async function playBehind(
      story: (t: TestApp, between: UnrulyServer, uri: string, storage: Storage) => Promise<void>,
    ) {
      const database = await freshStorage();
      const between = await unrulyServer(passTo(database.uri));
      const uri = `mongodb://127.0.0.1:${between.port}/?directConnection=true`;
      const storage = await openStorage({ kind: 'mongodb', uri, database: database.database }, { log });
      const t = await startTestApp({ storage, log });
      try {
        await story(t, between, database.uri, storage);
      } finally {
        between.behaves(null);
        await t.stop();
        await storage.close();
        await between.stop();
        await database.close();
      }
    }

    async function worksAgain(anna: Person): Promise<void> {
      await until(async () => {
        const { replies } = await anna.says('hulp');
        return says('help.heading').test(replies.map(reads).join());
      }, 'it works again');
    }

    for (const [what, how] of Object.entries({
      ...UNRULY,
      'announces a message without an end': ((socket) =>
        void socket.write(Buffer.alloc(16, 0x7f))) as (typeof UNRULY)[string],
    })) {
      it(`the server ${what}`, () =>
        playBehind(async (t, between) => {
          const anna = await t.joins('Anna');
          between.behaves(how);
          const { status } = await anna.says('hulp');
          assert.ok(status < 500, `gave ${status}`);
          await tells(DOWN);
          between.behaves(null);
          await worksAgain(anna);
        }));
    }

    it('the server says to be one of another age', () =>
      playBehind(async (t, between, uri) => {
        const anna = await t.joins('Anna');
        const aged = passTo(uri, (answer) => {
          const at = answer.indexOf('maxWireVersion\0');
          if (at >= 0) answer.writeInt32LE(1, at + 'maxWireVersion\0'.length);
          return answer;
        });
        between.behaves((socket, asked) => {
          aged(socket);
          socket.unshift(asked);
        });
        await until(async () => {
          assert.ok((await anna.says('hulp')).status < 500);
          return lines.some(({ err }) => err?.type === 'MongoCompatibilityError');
        }, 'the age was told');
        between.behaves(null);
        await worksAgain(anna);
      }));

    it('it is closed while somebody waits for it', () =>
      playBehind(async (t, between, _, storage) => {
        const anna = await t.joins('Anna');
        const asked = new Promise((resolve) => between.behaves(resolve));
        // The connection that it had is gone; the next call asks for another.
        assert.ok((await anna.says('hulp')).status < 500);
        const waiting = anna.says('hulp');
        await asked;
        await storage.close();
        const { status } = await waiting;
        assert.ok(status < 500, `gave ${status}`);
        await tells(DOWN);
      }));

    it('it fails by itself', async () => {
      const database = await freshStorage();
      const { db, ping, close } = dialDatabase(database.uri, database.database, { log });
      try {
        await ping();
        db.client.emit('error', new MongoCompatibilityError('too old'));
        assert.equal(told('the connection to the database failed').length, 1);
        await ping();
      } finally {
        await close();
        await database.close();
      }
    });
  });

  for (const [what, bytes] of [
    ['nonsense', 'inner words, not a message'],
    ['half a message', '\u0040\u0000\u0000\u0000inner words'],
  ] as const) {
    it(`a connection of the embedded engine: ${what}`, async () => {
      const directory = mkdtempSync(join(tmpdir(), 'spagaat-hostile-'));
      const storage = await openStorage({ kind: 'embedded', directory, database: 'hostile' }, { log });
      const t = await startTestApp({ storage, log });
      try {
        const anna = await t.joins('Anna');
        const inside = readdirSync(directory, { recursive: true, encoding: 'utf8' });
        const path = inside.find((name) => name.endsWith('sock'));
        assert.ok(path !== undefined, inside.join());
        assert.deepEqual(told(LOST), []);
        const closed = once(dial({ path: join(directory, path) }).end(bytes, 'latin1'), 'close');
        await stillWorks(anna);
        await closed;
        await tells(LOST);
        await stillWorks(anna);
        assert.deepEqual(told(LOST), ['MalformedMessage']);
        assert.doesNotMatch(JSON.stringify(lines), /inner words/);
      } finally {
        await t.stop();
        await storage.close();
        rmSync(directory, { recursive: true, force: true });
      }
    });
  }
});

function dial(to: NetConnectOpts): Socket {
  return connect(to)
    .on('error', () => {})
    .resume();
}

/** The answer when these bytes are all that arrives. */
async function endedEarly(url: string, bytes: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
  let text = '';
  socket.on('error', () => {});
  socket.end(bytes);
  for await (const chunk of socket) text += String(chunk);
  return text;
}

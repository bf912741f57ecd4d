import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import { decodeRequest, MalformedMessage, messageLength } from '../../../src/storage/embedded/wire/wire.js';
import { sharedEmbeddedUri } from '../../support/engines.js';

function message(flags: number, sections: readonly Uint8Array[], opcode = 2013): Buffer {
  const body = Buffer.concat(sections);
  const head = Buffer.alloc(20);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opcode, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, body]);
}

function body(document: object): Buffer {
  return Buffer.concat([Buffer.of(0), BSON.serialize(document)]);
}

function sequence(name: string, documents: readonly object[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((document) => BSON.serialize(document))]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

describe('a message on the wire', () => {
  it('joins the document sequences with the command', () => {
    const { id, command } = decodeRequest(
      message(0, [sequence('documents', [{ a: 1 }, { a: 2 }]), body({ insert: 'c', $db: 'd' })]),
    );
    assert.equal(id, 7);
    assert.deepEqual(command, { insert: 'c', $db: 'd', documents: [{ a: 1 }, { a: 2 }] });
  });

  for (const [title, bytes] of [
    ['an unknown opcode', message(0, [body({ ping: 1 })], 2012)],
    ['a checksum, which our driver never sends', message(1, [body({ ping: 1 })])],
    ['the flag that nobody waits for an answer', message(2, [body({ ping: 1 })])],
    ['unknown required flags', message(4, [body({ ping: 1 })])],
    ['no body', message(0, [sequence('documents', [])])],
    ['two bodies', message(0, [body({ ping: 1 }), body({ ping: 1 })])],
    ['a field in the body and in a sequence', message(0, [body({ documents: [] }), sequence('documents', [])])],
    ['a section that is too long', message(0, [Buffer.from([0, 255, 0, 0, 0, 0])])],
    ['a section of an unknown kind', message(0, [Buffer.from([9, 5, 0, 0, 0, 0])])],
    ['rubbish for BSON', message(0, [Buffer.from([0, 8, 0, 0, 0, 99, 99, 99, 99])])],
  ] as const) {
    it(`with ${title} is refused`, () => assert.throws(() => decodeRequest(bytes), MalformedMessage));
  }

  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.constantFrom(2013, 2004, 1), (noise, opcode) => {
        try {
          decodeRequest(message(0, [noise], opcode));
        } catch (error) {
          assert.ok(error instanceof MalformedMessage, String(error));
        }
      }),
    );
  });

  it('of an impossible length is refused before it is read', () => {
    for (const length of [-1, 0, 20, 48_000_001]) {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32LE(length);
      assert.throws(() => messageLength(bytes), MalformedMessage);
    }
    assert.equal(messageLength(Buffer.of(1, 2)), undefined);
  });
});

describe('a connection to the embedded engine', () => {
  async function open(): Promise<Socket> {
    const uri = await sharedEmbeddedUri();
    const host = /^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? '';
    if (host.startsWith('%2F')) return connect(decodeURIComponent(host));
    const [name = '', port] = host.split(':');
    return connect(Number(port), name);
  }

  function ended(socket: Socket): Promise<number> {
    return new Promise((resolve) => {
      let received = 0;
      socket.on('data', (chunk) => {
        received += chunk.length;
      });
      socket.on('error', () => {});
      socket.once('close', () => resolve(received));
    });
  }

  for (const [title, bytes] of [
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n')],
    ['a huge length', Buffer.from([255, 255, 255, 127, 0, 0, 0, 0])],
    ['a wrong section', message(0, [Buffer.from([0, 255, 0, 0, 0, 0])])],
  ] as const) {
    it(`is closed without an answer after ${title}, and others go on`, async () => {
      const bad = await open();
      const good = await open();
      const closed = ended(bad);
      bad.write(bytes);
      assert.equal(await closed, 0);
      good.write(message(0, [body({ ping: 1, $db: 'admin' })]));
      const answer = await new Promise<Buffer>((resolve) => good.once('data', resolve));
      assert.deepEqual(decodeRequest(answer).command, { ok: 1 });
      good.destroy();
    });
  }

  it('takes a message in pieces and several messages at once', async () => {
    const socket = await open();
    const ping = message(0, [body({ ping: 1, $db: 'admin' })]);
    const answers = new Promise<Buffer>((resolve) => {
      let all = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        all = Buffer.concat([all, chunk]);
        if (all.length >= 3 * (all.length >= 4 ? all.readInt32LE(0) : Number.POSITIVE_INFINITY)) resolve(all);
      });
    });
    for (const byte of ping) socket.write(Buffer.of(byte));
    socket.write(Buffer.concat([ping, ping]));
    assert.deepEqual(decodeRequest((await answers).subarray(0, (await answers).readInt32LE(0))).command, { ok: 1 });
    socket.destroy();
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createListener, USUAL_LIMITS } from '../../src/http/listener.js';
import { bodyOf } from '../../src/http/request-body.js';
import { createLog } from '../../src/log.js';
import { requestText, sendRaw } from '../support/raw-http.js';
import { TestClock } from '../support/test-clock.js';

const LIMITS = { ...USUAL_LIMITS, headMs: 150, requestMs: 300, lookMs: 20, connections: 3 };

interface Logged {
  readonly msg: string;
  readonly fault?: string;
  readonly times?: number;
  readonly during?: object;
}

describe('the listener', () => {
  let server: Server;
  let url = '';
  let logged: Logged[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const clock = new TestClock('2026-11-23T08:00:00Z');

  beforeEach(async () => {
    logged = [];
    answer = (request, response) => response.end(bodyOf(request));
    const log = createLog('info', { write: (line) => logged.push(JSON.parse(line) as Logged) });
    const parts = { answer: (...both: Parameters<typeof answer>) => answer(...both), headers: {}, limits: LIMITS };
    server = createListener({ ...parts, log, clock });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const told = (msg: string) => logged.filter((line) => line.msg === msg).map(({ fault }) => fault);

  /** A connection on which something is sent now and then; gives what came back when the other side has closed it. */
  async function drips(first: string, drop: string): Promise<string> {
    let text = '';
    const socket = dial();
    socket.write(first);
    const dripping = setInterval(() => socket.write(drop), 20);
    for await (const chunk of socket) text += chunk;
    clearInterval(dripping);
    return text;
  }

  function dial(): Socket {
    const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    return socket.on('error', () => {});
  }

  it('gives up on clients that send nothing, or the head or body too slowly', async () => {
    assert.match(await drips('', ''), /^HTTP\/1\.1 408 /);
    assert.match(await drips('GET / HTTP/1.1\r\nHost: x\r\nX-', 'a'), /^HTTP\/1\.1 408 /);
    assert.match(await drips('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n', 'a'), /^HTTP\/1\.1 408 /);
    assert.deepEqual(told('a connection was given up'), ['ERR_HTTP_REQUEST_TIMEOUT']);
  });

  it('gives up a refused sender too who does not come to an end', async () => {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 999\r\n\r\n';
    assert.match(await drips(head, 'a'), /^HTTP\/1\.1 408 /);
  });

  it('admits connections up to its limit, and others once those have gone', async () => {
    const held = Array.from({ length: LIMITS.connections }, dial);
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    const refused = dial();
    await once(refused, 'close');
    assert.deepEqual(told('a connection was not taken'), ['too many']);
    for (const socket of held) socket.destroy();
    await Promise.all(held.map((socket) => once(socket, 'close')));
    while ((await sendRaw(url, requestText('GET /', ['Host: x', '']))).statuses.length === 0);
  });

  it('gives each request the body that came with it, also two on one connection', async () => {
    const post = (body: string) => requestText('POST /', ['Host: x', `Content-Length: ${body.length}`], body);
    const chunks = requestText('POST /', ['Host: x', 'Transfer-Encoding: chunked'], '2\r\nde\r\n1\r\nf\r\n0\r\n\r\n');
    const { text, statuses } = await sendRaw(url, post('abc') + chunks, { answers: 2 });
    assert.deepEqual(statuses, [200, 200]);
    assert.match(text, /abc[\s\S]*def/);
  });

  it('answers a failure of whoever answers with one sentence, keeps it to that request, and logs which it was', async () => {
    answer = () => {
      throw new TypeError('an inner word');
    };
    const { statuses, body } = await sendRaw(url, requestText('GET /', ['Host: x', '']));
    assert.deepEqual(statuses, [500]);
    assert.doesNotMatch(body, /inner/);
    assert.deepEqual(logged.at(-1)?.during, { request: 1, method: 'GET' });
    answer = (_request, response) => response.end('well');
    assert.equal((await sendRaw(url, requestText('GET /', ['Host: x', '']))).body, 'well');
  });

  it('says nothing in the middle of an answer that has begun', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '9' });
      response.write('abc');
    };
    const socket = dial();
    let text = '';
    socket.write(requestText('GET /', ['Host: x', '']));
    for await (const chunk of socket) {
      text += chunk;
      socket.write('nonsense\r\n\r\n');
    }
    assert.match(text, /abc$/);
  });

  it('hears the failures of a server, a request, an answer and a connection, and lives on', async () => {
    answer = (request, response) => {
      request.destroy(Object.assign(new Error('cut'), { code: 'ECUT' }));
      response.emit('error', Object.assign(new Error('broken'), { code: 'EBROKEN' }));
    };
    await sendRaw(url, requestText('GET /', ['Host: x', '']));
    server.emit('error', Object.assign(new Error('too many open files'), { code: 'EMFILE', syscall: 'accept' }));
    server.emit('clientError', Object.assign(new Error('x'), { code: 'EODD' }), dial());
    assert.deepEqual(told('a request broke off'), ['ECUT']);
    assert.deepEqual(told('an answer could not be given'), ['EBROKEN']);
    assert.ok(told('a connection was given up').includes('EODD'));
    assert.equal(told('a connection could not be taken').length, 1);
    assert.equal(server.listening, true);
  });

  it('tells the same fault of others once a minute, with how often', async () => {
    const send = () => sendRaw(url, requestText('GET /..', ['Host: x', '']));
    for (let times = 0; times < 5; times += 1) await send();
    assert.deepEqual(told('a request was refused'), ['target']);
    clock.advance('1m');
    await send();
    assert.deepEqual(
      logged.map(({ times }) => times),
      [1, 5],
    );
  });
});

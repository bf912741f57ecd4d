import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Teams' connector as far as sending goes: takes every message at once. Prints its address.
let lastId = 1_700_000_000_000;
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.once('end', () => {
    lastId += 1;
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ id: String(lastId) }));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/\n`);
});

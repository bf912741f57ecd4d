import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from '../outbox/sender.js';

/** Where the messages for simulated colleagues go: they are delivered like all others, and nobody reads them. */
export interface ColleagueDesk {
  /** The personal chat of one colleague. */
  addressOf(participantId: string): Address;
  stop(): Promise<void>;
}

/** A connector on this machine that accepts every message and keeps none. */
export async function startColleagueDesk(tenantId: string): Promise<ColleagueDesk> {
  let accepted = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      accepted += 1;
      response.statusCode = 201;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: `simulated-${accepted}` }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (participantId) => ({
      channelId: 'msteams',
      serviceUrl: `http://127.0.0.1:${port}/`,
      conversationId: `simulated-chat-${participantId}`,
      tenantId,
      botId: '28:spagaat',
      userId: `29:${participantId}`,
    }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from '../outbox/sender.js';

/** Where the messages for simulated colleagues go: they are delivered like all others. */
export interface ColleagueDesk {
  /** The personal chat of one colleague. */
  addressOf(participantId: string): Address;
  stop(): Promise<void>;
}

/** Hears of a card that was delivered to a colleague. */
export type CardReader = (participantId: string, card: unknown) => Promise<void>;

/** A connector on this machine that accepts every message, keeps none, and shows each to whoever reads. */
export async function startColleagueDesk(tenantId: string, reads: CardReader = async () => {}): Promise<ColleagueDesk> {
  let accepted = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .once('end', () => {
        accepted += 1;
        response.statusCode = 201;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ id: `simulated-${accepted}` }));
        const [, id] = /simulated-chat-([^/?]+)/.exec(decodeURIComponent(request.url ?? '')) ?? [];
        // A colleague who cannot answer says nothing; the demo goes on.
        if (id !== undefined) reads(id, cardIn(Buffer.concat(chunks).toString('utf8'))).catch(() => {});
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

function cardIn(body: string): unknown {
  try {
    const { attachments } = JSON.parse(body) as { readonly attachments?: readonly { readonly content?: unknown }[] };
    return attachments?.[0]?.content ?? null;
  } catch {
    return null;
  }
}

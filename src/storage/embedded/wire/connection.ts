import type { Socket } from 'node:net';
import { answer, failureAnswer } from '../commands/commands.js';
import type { EngineState } from '../commands/engine-state.js';
import type { Doc } from '../values/documents.js';
import { CommandFailure } from '../values/failures.js';
import { decodeRequest, encodeAnswer, MalformedMessage, messageLength, type Request } from './wire.js';

/**
 * Serves one client: cuts the stream into messages and answers each, one after another as they came in. Anything that
 * is no message ends the connection, without an answer and without harm to the others.
 */
export function serve(socket: Socket, state: EngineState): void {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let needed = 4;
  let queue = Promise.resolve();
  let answerId = 0;

  function giveUp(error: unknown): void {
    // A failure once it is over was told already, or is our own end.
    if (!socket.destroyed || socket.errored === error) state.lost(error);
    socket.destroy();
  }

  async function handle(request: Request): Promise<void> {
    const document = await answer(request.command, state);
    if (socket.destroyed) return;
    answerId = (answerId + 1) & 0x7fffffff;
    socket.write(encoded(request, answerId, document));
  }

  function receive(chunk: Buffer): void {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    while (waitingBytes >= needed) {
      const bytes = waiting.length === 1 ? (waiting[0] ?? chunk) : Buffer.concat(waiting, waitingBytes);
      const length = messageLength(bytes) ?? 4;
      if (bytes.length < length) {
        waiting = [bytes];
        needed = length;
        return;
      }
      const request = decodeRequest(bytes.subarray(0, length));
      queue = queue.then(() => handle(request)).catch(giveUp);
      waiting = [bytes.subarray(length)];
      waitingBytes -= length;
      needed = 4;
    }
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch (error) {
      giveUp(error);
    }
  });
  socket.once('end', () => {
    if (waitingBytes > 0) state.lost(new MalformedMessage('The client left in the middle of a message'));
  });
  socket.on('error', giveUp);
}

/** The answer as bytes. One that is too large for BSON becomes an error, as in MongoDB. */
function encoded(request: Request, answerId: number, document: Doc): Buffer {
  try {
    return encodeAnswer(request, answerId, document);
  } catch (cause) {
    const message = `The answer cannot be sent: ${cause instanceof Error ? cause.message : String(cause)}`;
    return encodeAnswer(request, answerId, failureAnswer(new CommandFailure(10334, message)));
  }
}

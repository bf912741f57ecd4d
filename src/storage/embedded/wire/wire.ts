import { type Doc, decodeDocument, encodeDocument, MAX_MESSAGE_BYTES, setOwn } from '../values/documents.js';

const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
/** Bits 0 to 15 must be understood by the receiver. Ours sets none: no checksum, and it waits for every answer. */
const REQUIRED_BITS = 0xffff;

/** A request: the command, and how the answer is to be framed. */
export interface Request {
  readonly id: number;
  readonly command: Doc;
  /** `query` is the old handshake, answered with OP_REPLY. */
  readonly kind: 'message' | 'query';
}

/** Bytes that are no message of the protocol. The connection is closed: what follows cannot be trusted. */
export class MalformedMessage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedMessage';
  }
}

/**
 * The length of the message that `bytes` begins with, or `undefined` while its first four bytes are not there.
 * Throws `MalformedMessage` for a length that no message can have.
 */
export function messageLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES + 5 || length > MAX_MESSAGE_BYTES) {
    throw new MalformedMessage(`A message of ${length} bytes is not allowed`);
  }
  return length;
}

/** Reads one whole message. Throws `MalformedMessage`. */
export function decodeRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  try {
    if (opcode === OP_MSG) return decodeMessage(id, message);
    if (opcode === OP_QUERY) return decodeQuery(id, message);
  } catch (cause) {
    if (cause instanceof MalformedMessage) throw cause;
    throw new MalformedMessage(cause instanceof Error ? cause.message : 'The message cannot be read');
  }
  throw new MalformedMessage(`The opcode ${opcode} is not spoken here`);
}

function decodeMessage(id: number, message: Buffer): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & REQUIRED_BITS) !== 0) throw new MalformedMessage('Unknown flag bits');
  let command: Doc | undefined;
  const sequences: (readonly [string, Doc[]])[] = [];
  let at = HEADER_BYTES + 4;
  while (at < message.length) {
    const kind = message[at];
    at += 1;
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > message.length) throw new MalformedMessage('A section is longer than its message');
    const section = message.subarray(at, at + size);
    if (kind === 0 && command === undefined) command = decodeDocument(section);
    else if (kind === 1) sequences.push(decodeSequence(section));
    else throw new MalformedMessage(`A section of kind ${kind} is not expected`);
    at += size;
  }
  if (command === undefined) throw new MalformedMessage('A message without a body');
  for (const [name, documents] of sequences) {
    if (Object.hasOwn(command, name)) throw new MalformedMessage(`The field ${name} is there twice`);
    setOwn(command, name, documents);
  }
  return { id, command, kind: 'message' };
}

/** A section of kind 1: its length, a field name, documents one after another. */
function decodeSequence(section: Buffer): readonly [string, Doc[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd === -1) throw new MalformedMessage('A document sequence without a name');
  const documents: Doc[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new MalformedMessage('A document is longer than its sequence');
    documents.push(decodeDocument(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

/** OP_QUERY is only spoken for the first greeting: flags, `database.$cmd`, skip, count, the command. */
function decodeQuery(id: number, message: Buffer): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  if (nameEnd === -1 || !namespace.endsWith('.$cmd')) throw new MalformedMessage('OP_QUERY is for commands only');
  const start = nameEnd + 1 + 8;
  const command = decodeDocument(message.subarray(start, start + message.readInt32LE(start)));
  const name = Object.keys(command)[0] ?? '';
  if (name !== 'ismaster') throw new MalformedMessage('OP_QUERY is for the greeting only');
  return { id, command: { ...command, $db: namespace.slice(0, -'.$cmd'.length) }, kind: 'query' };
}

/** The answer to a request as bytes. */
export function encodeAnswer(request: Request, answerId: number, answer: Doc): Buffer {
  const body = encodeDocument(answer);
  const head = request.kind === 'message' ? Buffer.alloc(HEADER_BYTES + 5) : Buffer.alloc(HEADER_BYTES + 20);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(answerId, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.kind === 'message' ? OP_MSG : OP_REPLY, 12);
  // OP_REPLY carries flags, a cursor id, where it starts and how many documents follow: one.
  if (request.kind === 'query') head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, body]);
}

import { connect } from 'node:net';

/** The answers on a connection. */
export interface RawAnswer {
  readonly text: string;
  /** The statuses of all answers, in order; those that only say "go on" too. */
  readonly statuses: readonly number[];
  /** The body of the last answer, its chunks put together. */
  readonly body: string;
}

export interface RawOptions {
  /** Breaks the connection off after this many bytes. */
  readonly cutAt?: number;
  /** Hangs up after this many answers; the other side may do so before. */
  readonly answers?: number;
}

/** Sends bytes that no HTTP client would send, and gives what came back until one of the two sides hung up. */
export function sendRaw(url: string, bytes: string | Buffer, options: RawOptions = {}): Promise<RawAnswer> {
  const { cutAt, answers = 1 } = options;
  const { hostname, port } = new URL(url);
  const all = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
      if (partsOf(text).filter(({ isWhole, status }) => isWhole && status >= 200).length >= answers) socket.destroy();
    });
    // The other side may close while we are still sending; what it said before counts.
    socket.on('error', () => {});
    socket.once('close', () => {
      const parts = partsOf(text);
      resolve({ text, statuses: parts.map(({ status }) => status), body: parts.at(-1)?.body ?? '' });
    });
    socket.write(all.subarray(0, cutAt), () => {
      if (cutAt !== undefined) socket.resetAndDestroy();
    });
  });
}

/** A request as text: the start line, the header lines, an empty line, the body. */
export function requestText(start: string, headers: readonly string[], body: string = ''): string {
  return [`${start} HTTP/1.1`, ...headers, '', body].join('\r\n');
}

interface Part {
  readonly status: number;
  readonly body: string;
  readonly isWhole: boolean;
}

/** The answers in what has come so far. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  for (let rest = text; rest !== ''; ) {
    const head = /^HTTP\/1\.1 (\d{3})[\s\S]*?\r\n\r\n/.exec(rest);
    if (head === null) return parts;
    const status = Number(head[1]);
    const after = rest.slice(head[0].length);
    const length = /^content-length: (\d+)/im.exec(head[0])?.[1];
    const { body, used } = /^transfer-encoding: chunked/im.test(head[0])
      ? withoutChunks(after)
      : { body: after.slice(0, Number(length ?? 0)), used: Number(length ?? 0) };
    parts.push({ status, body, isWhole: used <= after.length });
    rest = after.slice(used);
  }
  return parts;
}

function withoutChunks(text: string): { readonly body: string; readonly used: number } {
  let body = '';
  for (let used = 0; ; ) {
    const line = /^([\da-f]+)\r\n/i.exec(text.slice(used));
    if (line === null) return { body, used: Number.POSITIVE_INFINITY };
    const length = Number.parseInt(line[1] ?? '', 16);
    const start = used + line[0].length;
    body += text.slice(start, start + length);
    used = start + length + 2;
    if (length === 0) return { body, used };
  }
}

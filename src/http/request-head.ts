import { isPlainHost, isPlainTarget, LONGEST_TARGET } from './request-target.js';

/** Largest request (bytes), as it comes in. A Teams activity is at most 100 kB of message plus its envelope. */
export const LARGEST_BODY = 256 * 1_024;

/** Most header lines; a request of Azure through two proxies has about thirty. */
const MOST_HEADERS = 100;

/** Headers that say one thing. Two of them are read differently by different programs, ours and the proxy before it. */
const SINGLE = [
  'host',
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'authorization',
  'expect',
];

/** The head of a request as Node gives it. */
export interface RequestHead {
  readonly url?: string | undefined;
  readonly httpVersion: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
}

/** Why a request is not looked at any further: the HTTP status, and a word for the log. */
export interface HeadFault {
  readonly status: 400 | 413 | 414 | 415 | 431;
  readonly fault: string;
}

/**
 * The one gate for what comes in: null for a request that can be read in one way only, and whose body is what it says.
 * Every content encoding is refused, `identity` too: a body that becomes larger by reading it has no limit, and no client of
 * ours sends one.
 */
export function faultOfHead({ url = '', httpVersion, headers, rawHeaders }: RequestHead): HeadFault | null {
  if (rawHeaders.length > MOST_HEADERS * 2) return { status: 431, fault: 'headers' };
  if (url.length > LONGEST_TARGET) return { status: 414, fault: 'target' };
  if (!isPlainTarget(url)) return { status: 400, fault: 'target' };
  const names = rawHeaders.flatMap((text, at) => (at % 2 === 0 ? [text.toLowerCase()] : []));
  if (SINGLE.some((name) => names.indexOf(name) !== names.lastIndexOf(name)))
    return { status: 400, fault: 'repeated header' };
  const { host } = headers;
  if (typeof host === 'string' && !isPlainHost(host)) return { status: 400, fault: 'host' };
  if (headers['content-encoding'] !== undefined) return { status: 415, fault: 'content-encoding' };
  const coding = headers['transfer-encoding'];
  // HTTP/1.0 knows no chunks: a proxy of that age would see the end of the body elsewhere.
  if (coding !== undefined && (coding !== 'chunked' || httpVersion === '1.0')) {
    return { status: 400, fault: 'transfer-encoding' };
  }
  if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) return { status: 413, fault: 'content-length' };
  return null;
}

/** True when a body follows this head. */
export function hasBody({ headers }: Pick<RequestHead, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

import { readSync } from 'node:fs';

/** One of the two trees of an LMDB file. */
export interface Tree {
  /** Number of the first page; null: the tree is empty. */
  readonly root: number | null;
  readonly depth: number;
}

/** The facts in the newer of the two first pages. */
export interface Header {
  readonly pageBytes: number;
  /** Number of the last page that is or was used. The file may be shorter when nothing is in the last ones. */
  readonly lastPage: number;
  /** Which pages are free. */
  readonly free: Tree;
  readonly main: Tree;
}

/** The outcome of reading a header. */
export type HeaderFault = 'foreign' | 'otherVersion' | 'truncated' | 'damaged';

/** The layout of LMDB's data version 2 (`MDB_page_header`, `MDB_meta`, `MDB_db` in its `mdb.c`), as the package `lmdb` has it. */
const PAGE_HEADER_BYTES = 24;
const META_BYTES = 144;
const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const META_PAGE = 0x08;
const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const MOST_DEPTH = 32;
/** LMDB maps all pages that a header names: more than this cannot be mapped, and is nonsense (bytes). */
const LARGEST = 2 ** 45;

interface Meta {
  readonly header: Header;
  readonly transaction: bigint;
}

/** Reads both first pages of an open file and gives the newer, or what is wrong. Reads nothing else. */
export function readHeader(file: number): Header | HeaderFault {
  const first = readMeta(file, 0);
  if (typeof first === 'string') return first;
  const second = readMeta(file, first.header.pageBytes);
  if (typeof second === 'string') return second === 'truncated' ? 'truncated' : 'damaged';
  if (second.header.pageBytes !== first.header.pageBytes) return 'damaged';
  return first.transaction >= second.transaction ? first.header : second.header;
}

function readMeta(file: number, at: number): Meta | HeaderFault {
  const bytes = Buffer.alloc(PAGE_HEADER_BYTES + META_BYTES);
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length) return at === 0 ? shortFault(bytes) : 'truncated';
  const isMeta = (bytes.readUInt16LE(18) & META_PAGE) !== 0;
  const meta = bytes.subarray(PAGE_HEADER_BYTES);
  if (!isMeta || meta.readUInt32LE(0) !== MAGIC) return 'foreign';
  if ((meta.readUInt32LE(4) & 0xffff) !== DATA_VERSION) return 'otherVersion';
  const header = {
    pageBytes: meta.readUInt32LE(24),
    lastPage: Number(meta.readBigUInt64LE(120)),
    free: readTree(meta.subarray(24, 72)),
    main: readTree(meta.subarray(72, 120)),
  };
  return isSane(header) ? { header, transaction: meta.readBigUInt64LE(128) } : 'damaged';
}

/** The beginning of a first page is a piece of ours; anything else was never one. */
function shortFault(bytes: Buffer): HeaderFault {
  const isOurs = bytes.readUInt32LE(PAGE_HEADER_BYTES) === MAGIC || bytes.every((byte) => byte === 0);
  return isOurs ? 'truncated' : 'foreign';
}

function readTree(bytes: Buffer): Tree {
  const root = bytes.readBigUInt64LE(40);
  return { root: root === NO_PAGE ? null : Number(root), depth: bytes.readUInt16LE(6) };
}

function isSane({ pageBytes, lastPage, free, main }: Header): boolean {
  const isPower = pageBytes >= 256 && pageBytes <= 65_536 && (pageBytes & (pageBytes - 1)) === 0;
  const isTree = ({ root, depth }: Tree) =>
    root === null || (root > 1 && root <= lastPage && depth > 0 && depth <= MOST_DEPTH);
  return isPower && lastPage >= 1 && lastPage * pageBytes < LARGEST && isTree(free) && isTree(main);
}

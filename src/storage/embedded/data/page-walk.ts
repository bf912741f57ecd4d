import { fstatSync, readSync } from 'node:fs';
import type { Header, Tree } from './lmdb-header.js';

/** A fault that a walk over all pages in use found. */
export interface PageFault {
  /** `missing`: the file ends before it. */
  readonly kind: 'missing' | 'damaged';
  readonly page: number;
}

/** Layout of LMDB's pages and nodes (`MDB_page_header`, `MDB_node`, `MDB_ovpage` in its `mdb.c`). */
const HEADER_BYTES = 24;
const NODE_BYTES = 8;
const OVERFLOW_BYTES = 24;
const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const KINDS = BRANCH | LEAF | OVERFLOW | 0x08 | 0x20 | 0x40;
const BIG_DATA = 0x01;

/** Bytes that are read at a time: pages that belong together mostly stand together. */
const BLOCK_BYTES = 262_144;
const MOST_BLOCKS = 64;

/**
 * Looks at every page that an LMDB file uses: is it there, is it the page that it should be, does everything in it stay
 * within it. LMDB itself trusts all of that, and a page that is not as it should be ends the process (SIGSEGV, SIGBUS).
 * Null when all is well. Some hundred megabytes take a second.
 */
export function walkPages(file: number, header: Header): PageFault | null {
  try {
    const pages = new Pages(file, header);
    for (const tree of [header.free, header.main]) walkTree(pages, tree);
    return null;
  } catch (fault) {
    if (fault instanceof Fault) return { kind: fault.kind, page: fault.page };
    throw fault;
  }
}

class Fault extends Error {
  constructor(
    readonly kind: PageFault['kind'],
    readonly page: number,
  ) {
    super(kind);
  }
}

/** The pages of a file, read in blocks; each is given once. */
class Pages {
  readonly pageBytes: number;
  readonly #file: number;
  readonly #lastPage: number;
  /** A bit for each page that the file has room for. */
  readonly #seen: Uint8Array;
  readonly #blocks = new Map<number, Buffer>();

  constructor(file: number, { pageBytes, lastPage }: Header) {
    this.#file = file;
    this.pageBytes = pageBytes;
    this.#lastPage = lastPage;
    this.#seen = new Uint8Array(Math.ceil(fstatSync(file).size / pageBytes / 8));
  }

  /** A page for the first time. Throws a `Fault` when it was given before, is not there, or says that it is another. */
  take(page: number): Buffer {
    this.#mark(page);
    const at = page * this.pageBytes;
    const bytes = this.#block(Math.floor(at / BLOCK_BYTES)).subarray(
      at % BLOCK_BYTES,
      (at % BLOCK_BYTES) + this.pageBytes,
    );
    if (bytes.length < this.pageBytes) throw new Fault('missing', page);
    if (bytes.readBigUInt64LE(0) !== BigInt(page)) throw new Fault('damaged', page);
    return bytes;
  }

  /** The pages behind the first one of a large value, which hold nothing but that. */
  takeRest(first: number, count: number): void {
    for (let page = first + 1; page < first + count; page += 1) this.#mark(page);
    const last = first + count - 1;
    const at = last * this.pageBytes;
    const block = this.#block(Math.floor(at / BLOCK_BYTES));
    if (block.length < (at % BLOCK_BYTES) + this.pageBytes) throw new Fault('missing', last);
  }

  #mark(page: number): void {
    if (page < 2 || page > this.#lastPage) throw new Fault('damaged', page);
    const at = Math.floor(page / 8);
    const bit = 1 << (page % 8);
    const before = this.#seen[at];
    if (before === undefined) throw new Fault('missing', page);
    if ((before & bit) !== 0) throw new Fault('damaged', page);
    this.#seen[at] = before | bit;
  }

  #block(number: number): Buffer {
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    const bytes = Buffer.alloc(BLOCK_BYTES);
    const block = bytes.subarray(0, readSync(this.#file, bytes, 0, BLOCK_BYTES, number * BLOCK_BYTES));
    for (const [oldest] of this.#blocks) {
      if (this.#blocks.size < MOST_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
    this.#blocks.set(number, block);
    return block;
  }
}

function walkTree(pages: Pages, { root, depth }: Tree): void {
  const waiting = root === null ? [] : [{ page: root, depth }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const bytes = pages.take(next.page);
    const kind = next.depth > 1 ? BRANCH : LEAF;
    if ((bytes.readUInt16LE(18) & KINDS) !== kind) throw new Fault('damaged', next.page);
    for (const node of nodesOf(bytes, next.page)) {
      if (kind === BRANCH) waiting.push({ page: childOf(bytes, node), depth: next.depth - 1 });
      else checkLeaf(pages, bytes, node, next.page);
    }
  }
}

/** Where the nodes of a page begin; each with its key stays within the page. */
function nodesOf(bytes: Buffer, page: number): readonly number[] {
  const lower = bytes.readUInt16LE(20);
  const upper = bytes.readUInt16LE(22);
  const isSane = lower % 2 === 0 && lower > 0 && lower <= upper && HEADER_BYTES + upper <= bytes.length;
  if (!isSane) throw new Fault('damaged', page);
  return Array.from({ length: lower / 2 }, (_, at) => {
    const node = HEADER_BYTES + bytes.readUInt16LE(HEADER_BYTES + 2 * at);
    const isWithin =
      node >= HEADER_BYTES + upper &&
      node + NODE_BYTES <= bytes.length &&
      node + NODE_BYTES + bytes.readUInt16LE(node + 6) <= bytes.length;
    if (!isWithin) throw new Fault('damaged', page);
    return node;
  });
}

function childOf(bytes: Buffer, node: number): number {
  return bytes.readUInt16LE(node) + bytes.readUInt16LE(node + 2) * 2 ** 16 + bytes.readUInt16LE(node + 4) * 2 ** 32;
}

/** The value of a leaf's node: within the page, or in pages of its own. */
function checkLeaf(pages: Pages, bytes: Buffer, node: number, page: number): void {
  const size = bytes.readUInt32LE(node);
  const flags = bytes.readUInt16LE(node + 4);
  const value = node + NODE_BYTES + bytes.readUInt16LE(node + 6);
  const isBig = (flags & BIG_DATA) !== 0;
  if (value + (isBig ? OVERFLOW_BYTES : size) > bytes.length) throw new Fault('damaged', page);
  if (!isBig) return;
  const first = Number(bytes.readBigUInt64LE(value));
  const count = Number(bytes.readBigUInt64LE(value + 16));
  if (count !== Math.floor((HEADER_BYTES - 1 + size) / pages.pageBytes) + 1) throw new Fault('damaged', page);
  const head = pages.take(first);
  if ((head.readUInt16LE(18) & KINDS) !== OVERFLOW || head.readUInt32LE(20) !== count)
    throw new Fault('damaged', first);
  pages.takeRest(first, count);
}

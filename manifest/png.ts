import { inflateSync } from 'node:zlib';

/** A picture as its pixels: four bytes each (red, green, blue, alpha), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BYTES_PER_PIXEL = 4;

/**
 * Reads a PNG with 8 bits for each of red, green, blue and alpha, not interlaced: what the icons are drawn as.
 * Undefined for anything else.
 */
export function readPng(bytes: Uint8Array): Pixels | undefined {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const parts = [...chunksOf(file)];
  const header = parts.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header.subarray(8, 13).toString('hex') !== '0806000000') return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map((part) => part.data)));
  if (data.length !== height * (width * BYTES_PER_PIXEL + 1)) return undefined;
  return { width, height, rgba: unfiltered(data, width * BYTES_PER_PIXEL) };
}

function* chunksOf(file: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = SIGNATURE.length; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Each row begins with the number of the filter by which it was made from its neighbours (PNG specification, 9.2). */
function unfiltered(data: Buffer, rowLength: number): Uint8Array {
  const rows = data.length / (rowLength + 1);
  const pixels = new Uint8Array(rows * rowLength);
  for (let row = 0; row < rows; row += 1) {
    const line = data.subarray(row * (rowLength + 1), (row + 1) * (rowLength + 1));
    const above = row === 0 ? new Uint8Array(rowLength) : pixels.slice((row - 1) * rowLength, row * rowLength);
    unfilterRow(line, above, pixels.subarray(row * rowLength, (row + 1) * rowLength));
  }
  return pixels;
}

/** Fills `row`, which is a view on the picture. Left of the first pixel everything is 0. */
function unfilterRow(line: Buffer, aboveRow: Uint8Array, row: Uint8Array): void {
  const filter = line[0] ?? 0;
  for (let x = 0; x < row.length; x += 1) {
    const left = row[x - BYTES_PER_PIXEL] ?? 0;
    const above = aboveRow[x] ?? 0;
    const corner = aboveRow[x - BYTES_PER_PIXEL] ?? 0;
    const guesses = [0, left, above, Math.floor((left + above) / 2), nearest(left, above, corner)];
    row[x] = (line[x + 1] ?? 0) + (guesses[filter] ?? 0);
  }
}

/** The one of three neighbours nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

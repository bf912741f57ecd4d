import assert from 'node:assert/strict';
import { qrCode, qrFile } from '../src/qr-code.js';

const LINK =
  'https://teams.microsoft.com/l/chat/0/0?users=28:1b2c3d4e-0000-4000-8000-000000000001&message=doe%20mee%20A2B3C4D5';
/** A corner by which a reader finds the code: seven squares to a side. */
const CORNER = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

/** The squares of a code, row by row. */
function squaresOf({ size, path }: ReturnType<typeof qrCode>): readonly string[] {
  const black = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_square, x) => (black.has(`${x} ${y}`) ? '1' : '0')).join(''),
  );
}

describe('a QR code', () => {
  it('has a corner to be found by on three sides, and four white squares around it', () => {
    const code = qrCode(LINK);
    const rows = squaresOf(code);
    const cornerAt = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
    const far = code.size - 4 - 7;
    for (const [x, y] of [
      [4, 4],
      [far, 4],
      [4, far],
    ] as const)
      assert.deepEqual(cornerAt(x, y), CORNER, `${x} ${y}`);
    assert.notDeepEqual(cornerAt(far, far), CORNER);
    const border = [...rows.slice(0, 4), ...rows.slice(-4), ...rows.map((row) => row.slice(0, 4) + row.slice(-4))];
    assert.doesNotMatch(border.join(''), /1/);
  });

  it('is another for another text, and a file without anything from elsewhere', () => {
    assert.notEqual(qrCode(LINK).path, qrCode(`${LINK}6`).path);
    const file = qrFile(qrCode(LINK));
    assert.match(file, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"/);
    assert.doesNotMatch(file, /href|script|style/);
  });
});

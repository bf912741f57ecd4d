import { encode } from 'uqr';

/** A QR code as squares: `size` to a side with its white border, and the path of the black ones in an SVG. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** White squares around it, of which a reader needs four (ISO/IEC 18004, quiet zone). */
const BORDER = 4;

/** The QR code of a text, readable when up to 15 percent of it is damaged. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const rows = data.map((row, y) => row.map((isBlack, x) => (isBlack ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { size, path: rows.join('') };
}

/** The same as a file that can be printed or put in a document. */
export function qrFile({ size, path }: QrCode): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`,
  ].join('');
}

import type { QrCode } from '../../../qr-code.js';

/** A QR code, black on white in every theme: that is how it is read. */
export function QrPicture({ qr: { size, path }, label }: { readonly qr: QrCode; readonly label: string }) {
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

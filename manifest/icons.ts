import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Width and height of the icon in colour (pixels). */
export const COLOUR_SIZE = 192;
/** And of the outline, which Teams colours itself. */
export const OUTLINE_SIZE = 32;

/** In the outline there is no ground that wants a margin: the figure alone fills the picture. */
const FIGURE_BOX = '24 28 144 144';

let wasm: Promise<void> | undefined;

export interface Icons {
  readonly colour: Uint8Array;
  readonly outline: Uint8Array;
}

/**
 * Both icons (PNG) from one drawing: the figure in white on the accent colour, and the figure alone in white on nothing.
 * The same drawing gives the same bytes on every machine.
 * @param accentColour such as `#0B5C63`
 */
export async function drawIcons(svg: string, accentColour: string): Promise<Icons> {
  wasm ??= initWasm(readFileSync(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  await wasm;
  const onGround = styled(svg, `.ground{fill:${accentColour}} .figure{stroke:#fff}`);
  const alone = styled(svg, '.ground{display:none} .figure{stroke:#fff}');
  return {
    colour: rasterise(onGround, COLOUR_SIZE),
    outline: rasterise(alone.replace(/viewBox="[^"]*"/, `viewBox="${FIGURE_BOX}"`), OUTLINE_SIZE),
  };
}

function styled(svg: string, style: string): string {
  return svg.replace('>', `><style>${style}</style>`);
}

function rasterise(svg: string, size: number): Uint8Array {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

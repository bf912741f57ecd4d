import { type Fault, fault } from './fault.js';
import { COLOUR_SIZE, OUTLINE_SIZE } from './icons.js';
import type { PackageContent } from './package-content.js';
import { type Pixels, readPng } from './png.js';

const WHITE = 255;
const OPAQUE = 255;

/** The icons are there, of the right size, the coloured one filled, the outline white on nothing. */
export function lintIcons({ manifest, icons }: PackageContent): readonly Fault[] {
  const { color, outline } = manifest.icons;
  return [
    ...lintIcon(color, icons[color], COLOUR_SIZE, (pixels) =>
      alphas(pixels).every((alpha) => alpha === OPAQUE)
        ? []
        : [fault('icon-not-opaque', color, 'lets the ground behind it through')],
    ),
    ...lintIcon(outline, icons[outline], OUTLINE_SIZE, (pixels) => outlineFaults(pixels, outline)),
  ];
}

function lintIcon(
  file: string,
  png: Uint8Array | undefined,
  size: number,
  more: (pixels: Pixels) => readonly Fault[],
): readonly Fault[] {
  const pixels = png === undefined ? undefined : readPng(png);
  if (pixels === undefined) return [fault('icon-missing', file, 'is not there, or no PNG with transparency')];
  if (pixels.width !== size || pixels.height !== size) {
    return [fault('icon-size', file, `is ${pixels.width}×${pixels.height}, must be ${size}×${size}`)];
  }
  return more(pixels);
}

function outlineFaults(pixels: Pixels, file: string): readonly Fault[] {
  const alpha = alphas(pixels);
  const faults: Fault[] = [];
  if (!alpha.includes(0)) faults.push(fault('icon-not-outline', file, 'has no transparent pixel'));
  if (!alpha.includes(OPAQUE)) faults.push(fault('icon-not-outline', file, 'shows nothing'));
  const isColoured = alpha.some((one, at) => one > 0 && colourAt(pixels, at).some((part) => part !== WHITE));
  if (isColoured) faults.push(fault('icon-not-outline', file, 'has another colour than white'));
  return faults;
}

function alphas({ rgba }: Pixels): readonly number[] {
  return Array.from({ length: rgba.length / 4 }, (_, at) => rgba[at * 4 + 3] ?? 0);
}

function colourAt({ rgba }: Pixels, at: number): readonly number[] {
  return [...rgba.subarray(at * 4, at * 4 + 3)];
}

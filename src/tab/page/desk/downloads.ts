import { useEffect, useState } from 'preact/hooks';
import type { Download } from '../../who-may.js';
import { type Api, keepFile } from '../shared/api.js';
import { codeOf } from '../shared/use-resource.js';

/** How a download is. `idle`: nobody asked for it yet. */
export type DownloadState =
  | { readonly state: 'idle' | 'busy' | 'done' }
  | { readonly state: 'refused'; readonly code: string };

const IDLE: DownloadState = { state: 'idle' };

/**
 * Downloads of this page, by address. They belong to the page and not to a part of it, so leaving that part stops
 * nothing.
 */
const states = new Map<Download, DownloadState>();
const listeners = new Set<() => void>();

function put(path: Download, state: DownloadState): void {
  states.set(path, state);
  for (const tell of listeners) tell();
}

/** Asks for the file and lets the browser keep it; nothing while that is under way. It never fails: the state says how it ended. */
export async function download(
  api: Api,
  path: Download,
  name: string,
  query?: Readonly<Record<string, string>>,
): Promise<void> {
  if (states.get(path)?.state === 'busy') return;
  put(path, { state: 'busy' });
  try {
    keepFile(await api.file(path, query), name);
    put(path, { state: 'done' });
  } catch (error) {
    put(path, { state: 'refused', code: codeOf(error) });
  }
}

/** How these downloads are, whichever part began them. An end that was seen is not told again later. */
export function useDownloads(paths: readonly Download[]): readonly DownloadState[] {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const tell = () => setTurn((before) => before + 1);
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
      for (const path of paths) if (states.get(path)?.state !== 'busy') states.delete(path);
    };
  }, []);
  return paths.map((path) => states.get(path) ?? IDLE);
}

/** Offered by Node only under this name: the open sockets, servers and child processes. */
interface WithHandles {
  readonly _getActiveHandles?: () => readonly object[];
}

/** Describes everything that keeps this process alive, for the message when a test process does not end. */
export function openResources(): readonly string[] {
  const handles = ((process as WithHandles)._getActiveHandles?.() ?? []).filter((handle) => !isStandardStream(handle));
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => `${count} × ${kind}`);
  return [...handles.map(inWords), `all kinds: ${kinds.join(', ')}`];
}

function isStandardStream(handle: object): boolean {
  return handle === process.stdin || handle === process.stdout || handle === process.stderr;
}

function inWords(handle: object): string {
  const told = [
    'spawnfile',
    'pid',
    'localAddress',
    'localPort',
    'remoteAddress',
    'remotePort',
    'path',
    '_pipeName',
    '_connectionKey',
  ]
    .filter((name) => name in handle)
    .map((name) => [name, (handle as Record<string, unknown>)[name]] as const)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${name}=${value}`);
  return [handle.constructor.name, ...told].join(' ');
}

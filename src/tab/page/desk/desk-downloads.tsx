import type { Download } from '../../who-may.js';
import { useSession } from '../shared/session.js';
import type { TextKey } from '../shared/text.js';
import { Button, Refused, Status } from '../shared/widgets.js';
import { download, useDownloads } from './downloads.js';

interface FileToGet {
  readonly path: Download;
  readonly name: string;
  readonly label: TextKey;
}

const FILES: readonly FileToGet[] = [
  { path: 'desk/participation.csv', name: 'spagaat-deelname.csv', label: 'desk.csv' },
  { path: 'desk/results.csv', name: 'spagaat-uitslagen.csv', label: 'desk.results' },
];
const PATHS = FILES.map(({ path }) => path);

/** The files that a facilitator can get. Shows that one is being made, even after leaving the page and coming back. */
export function Downloads() {
  const { say, api } = useSession();
  const states = useDownloads(PATHS);
  const isBusy = states.some(({ state }) => state === 'busy');
  const isDone = states.some(({ state }) => state === 'done');
  const refused = states.find((one) => one.state === 'refused');
  return (
    <>
      <div class="buttons">
        {FILES.map(({ path, name, label }, at) => (
          <Button
            key={path}
            busy={states[at]?.state === 'busy'}
            onClick={() => {
              void download(api, path, name);
            }}
          >
            {say(label)}
          </Button>
        ))}
      </div>
      {isBusy && <progress aria-label={say('downloads.busy')} />}
      <Status text={isBusy ? say('downloads.busy') : isDone ? say('data.exported') : ''} />
      <Refused code={refused?.code ?? null} />
    </>
  );
}

import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { ERASE_WORDS, type MyDataWire } from '../../wire/wire.js';
import { keepFile } from '../shared/api.js';
import { useSession } from '../shared/session.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Refused, Rich, Status } from '../shared/widgets.js';
import { DataRows, Kept } from './my-data-rows.js';

/** One's own data: to download, and to erase. */
export function MyData() {
  const { say } = useSession();
  const data = useResource(pathTo('my-data'));
  return (
    <>
      <PageTitle>{say('app.data')}</PageTitle>
      <Loaded from={data}>
        {(found) => (
          <>
            <Export data={found} />
            <Erase openVote={found.openVote} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Export({ data }: { readonly data: MyDataWire }) {
  const { say, api } = useSession();
  const [done, setDone] = useState(false);
  const { busy, refused, send } = useWish();
  const download = () =>
    send(async () => {
      keepFile(await api.file('my-data/export'), 'spagaat-mijn-gegevens.json');
      setDone(true);
    });
  return (
    <Card>
      <h2>{say('myData.heading')}</h2>
      <DataRows data={data} />
      <p>{say(data.openVote ? 'myData.vote' : 'myData.noVote')}</p>
      <p>{say('myData.seen')}</p>
      <Kept data={data} />
      <p>{say('data.exportText')}</p>
      <Refused code={refused} />
      <Status text={done ? say('data.exported') : ''} />
      <Button busy={busy} onClick={download}>
        {say('myData.download')}
      </Button>
    </Card>
  );
}

function Erase({ openVote }: Pick<MyDataWire, 'openVote'>) {
  const { say, api, language, setErased } = useSession();
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState(false);
  const { busy, refused, send } = useWish();
  const wanted = ERASE_WORDS[language];

  function erase(event: Event): void {
    event.preventDefault();
    const right = words.trim().toLowerCase() === wanted;
    setWrong(!right);
    if (!right) return;
    send(async () => {
      await api.post('my-data/erase', { words });
      setErased();
    });
  }

  return (
    <form class="card" onSubmit={erase} noValidate>
      <h2>{say('eraseConfirm.heading')}</h2>
      <p>{say('eraseConfirm.gone')}</p>
      {openVote && <p>{say('eraseConfirm.goneVote')}</p>}
      <p>{say('eraseConfirm.stays')}</p>
      <p>
        <strong>{say('eraseConfirm.final')}</strong>
      </p>
      <label class="field">
        <span>
          <Rich text={say('data.words', { words: wanted })} />
        </span>
        <input
          type="text"
          autocomplete="off"
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      <Status text={wrong ? say('problem.notConfirmed') : ''} bad />
      <Refused code={refused} />
      <Button submit look="danger" busy={busy}>
        {say('eraseConfirm.confirm')}
      </Button>
    </form>
  );
}

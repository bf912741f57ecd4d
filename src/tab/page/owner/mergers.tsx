import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { MergerPreviewWire, MergerWire, OrganisationAnswerWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused, Status } from '../shared/widgets.js';
import { ChooseOrganisation, type Chosen } from './choose-organisation.js';
import { OrganisationAnswer } from './organisation-answer.js';

interface MergersProps {
  readonly mergers: readonly MergerWire[];
  readonly onChange: () => void;
}

/** Mergers that were set, and a form for one: a look at what it does comes before it is set. */
export function Mergers({ mergers, onChange }: MergersProps) {
  const { say } = useSession();
  return (
    <Card>
      <h2>{say('owner.mergers')}</h2>
      <p>{say('owner.mergersIntro')}</p>
      {mergers.length > 0 && (
        <ul class="list">
          {mergers.map((merger) => (
            <OneMerger key={merger.from.code} merger={merger} onChange={onChange} />
          ))}
        </ul>
      )}
      <NewMerger onChange={onChange} />
    </Card>
  );
}

interface OneMergerProps {
  readonly merger: MergerWire;
  readonly onChange: () => void;
}

function OneMerger({ merger: { from, into, on, canCancel }, onChange }: OneMergerProps) {
  const { say, api, language } = useSession();
  const [answer, setAnswer] = useState<OrganisationAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const names = { from: from.name, into: into.name, day: formatDay(on, language) };
  const keep = async () => {
    const given = await api.post('owner/organisations/keep', { from: from.code });
    setAnswer(given);
    if (given.saved) onChange();
  };
  return (
    <li>
      {say(canCancel ? 'owner.mergerWill' : 'owner.mergerDid', names)}{' '}
      {canCancel && (
        <Button look="quiet" busy={busy} onClick={() => send(keep)}>
          {say('owner.mergerKeep')}
          <span class="unseen"> {from.name}</span>
        </Button>
      )}
      <Refused code={refused} />
      <OrganisationAnswer answer={answer} busy={busy} onAnyway={() => undefined} />
    </li>
  );
}

interface NewMergerProps {
  readonly onChange: () => void;
}

function NewMerger({ onChange }: NewMergerProps) {
  const { say, api } = useSession();
  const [from, setFrom] = useState<Chosen | null>(null);
  const [into, setInto] = useState<Chosen | null>(null);
  const [on, setOn] = useState('');
  const [seen, setSeen] = useState<MergerPreviewWire | null>(null);
  const [answer, setAnswer] = useState<OrganisationAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const { place, focus } = useFocusIn();
  const isWhole = from !== null && into !== null && on !== '';

  const look = async () => {
    if (from === null || into === null) return;
    setAnswer(null);
    setSeen(await api.get(pathTo('owner/organisations/merger', { from: from.id, into: into.id })));
    focus('h3');
  };
  const merge = async () => {
    if (from === null || into === null) return;
    const given = await api.post('owner/organisations/merge', { from: from.id, into: into.id, on });
    setAnswer(given);
    if (!given.saved) return;
    setSeen(null);
    for (const empty of [setFrom, setInto]) empty(null);
    setOn('');
    focus('h3');
    onChange();
  };
  return (
    <div ref={place}>
      <h3>{say('owner.mergerNew')}</h3>
      {seen === null ? (
        <>
          <ChooseOrganisation label={say('owner.mergerFrom')} chosen={from} onChoose={setFrom} />
          <ChooseOrganisation label={say('owner.mergerInto')} chosen={into} onChoose={setInto} />
          <label class="field">
            <span>{say('owner.mergerOn')}</span>
            <input type="date" value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} />
          </label>
          <p class="hint">{say('owner.mergerHint')}</p>
          <Button busy={busy || !isWhole} onClick={() => send(look)}>
            {say('owner.mergerLook')}
          </Button>
        </>
      ) : (
        <>
          <MergerSeen seen={seen} on={on} />
          <div class="buttons">
            <Button look="danger" busy={busy} onClick={() => send(merge)}>
              {say('owner.mergerSet')}
            </Button>
            <Button
              onClick={() => {
                setSeen(null);
                focus('h3');
              }}
            >
              {say('owner.keep')}
            </Button>
          </div>
        </>
      )}
      <Refused code={refused} />
      <OrganisationAnswer answer={answer} busy={busy} onAnyway={() => undefined} />
      <Status text={answer?.saved === true ? say('owner.mergerSaved') : ''} />
    </div>
  );
}

interface MergerSeenProps {
  readonly seen: MergerPreviewWire;
  readonly on: string;
}

/** Says what it would do. */
function MergerSeen({ seen: { from, into, people, minimum, programmes }, on }: MergerSeenProps) {
  const { say, language } = useSession();
  return (
    <>
      <p>{say('owner.mergerWill', { from: from.name, into: into.name, day: formatDay(on, language) })}</p>
      <p>{people === null ? say('owner.mergerFew', { minimum }) : say('owner.mergerPeople', { count: people })}</p>
      {programmes.length > 0 && <p>{say('owner.mergerProgrammes', { names: programmes.join(', ') })}</p>}
      <p>{say('owner.mergerStays')}</p>
    </>
  );
}

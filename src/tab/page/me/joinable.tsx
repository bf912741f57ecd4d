import type { ProgrammeWire } from '../../wire/programme-wire.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused } from '../shared/widgets.js';

/** The programmes that somebody could join, each with a button that does it. `onJoined` gets the name. */
export function Joinable({ onJoined }: { readonly onJoined: (name: string) => void }) {
  const { say, me, api, setMe } = useSession();
  const { busy, refused, send } = useWish();
  const { programmes, joinable, maximumProgrammes } = me;
  if (joinable.length === 0) return programmes.length === 0 ? <p>{say('programmes.nothingOpen')}</p> : null;
  if (programmes.length >= maximumProgrammes) return <p>{say('programmes.most', { number: maximumProgrammes })}</p>;
  return (
    <Card>
      <h2>{say('programmes.joinable')}</h2>
      <Refused code={refused} />
      {joinable.map((programme) => (
        <section key={programme.id} aria-label={programme.name}>
          <h3>{programme.name}</h3>
          <About programme={programme} />
          <div class="buttons">
            <Button
              busy={busy}
              onClick={() =>
                send(async () => {
                  setMe(await api.post('programmes/join', { programme: programme.id }));
                  onJoined(programme.name);
                })
              }
            >
              {say('programmes.join', { name: programme.name })}
            </Button>
          </div>
        </section>
      ))}
    </Card>
  );
}

/** The introduction of a programme, and who helps. */
export function About({ programme: { introduction, organiser } }: { readonly programme: ProgrammeWire }) {
  const { say } = useSession();
  return (
    <>
      {introduction !== null && <p>{introduction}</p>}
      {organiser !== null && (
        <p class="hint">{say('programmes.contact', { name: organiser.name, contact: organiser.contact })}</p>
      )}
      {organiser !== null && organiser.adviser !== null && (
        <p class="hint">{say('programmes.adviser', { adviser: organiser.adviser })}</p>
      )}
    </>
  );
}

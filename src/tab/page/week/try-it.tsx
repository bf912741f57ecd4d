import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { ClosedWire } from '../../wire/wire.js';
import { Radios } from '../shared/radios.js';
import { useSession } from '../shared/session.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useResource } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Status } from '../shared/widgets.js';
import { letterOf } from './ballot.js';
import { Closed } from './result.js';

/** A closed dilemma to try by oneself: first one's own choice, then what the group chose. The choice is sent nowhere and kept by nobody. */
export function TryIt({ roundId }: { readonly roundId: string }) {
  const { say } = useSession();
  const round = useResource(pathTo('archive/:round', { round: roundId }));
  return (
    <>
      <PageTitle>{say('tryIt.heading')}</PageTitle>
      <p>
        <a href="#archive">{say('archive.back')}</a>
      </p>
      <Loaded from={round}>
        {(found) => (found.kind === 'closed' ? <Trial round={found} /> : <p>{say('team.later')}</p>)}
      </Loaded>
    </>
  );
}

function Trial({ round }: { readonly round: ClosedWire }) {
  const { say } = useSession();
  const { place, focus } = useFocusIn();
  const { title, situation, question, options } = round.dilemma;
  const [chosen, setChosen] = useState('');
  const [wrong, setWrong] = useState('');
  const [shown, setShown] = useState('');
  const at = options.findIndex(({ id }) => id === shown);

  function show(): void {
    setWrong(chosen === '' ? say('tryIt.nothing') : '');
    setShown(chosen);
    if (chosen !== '') focus('h2');
  }

  if (shown !== '')
    return (
      <div ref={place}>
        <Card>
          <h2>{say('tryIt.yours', { letter: letterOf(at), label: options[at]?.label ?? '' })}</h2>
          <p>{say('tryIt.kept')}</p>
        </Card>
        <Closed round={round} />
      </div>
    );
  return (
    <div ref={place}>
      <Card>
        <h2>{title}</h2>
        <p class="situation">{situation}</p>
        <Radios
          name="try-it"
          label={question}
          options={options.map(({ id, label, explanation }, place) => ({
            id,
            label: `${letterOf(place)}. ${label}`,
            hint: explanation,
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
        <Status text={wrong} bad />
        <div class="buttons">
          <Button look="primary" onClick={show}>
            {say('tryIt.show')}
          </Button>
        </div>
        <p class="hint">{say('tryIt.kept')}</p>
      </Card>
    </div>
  );
}

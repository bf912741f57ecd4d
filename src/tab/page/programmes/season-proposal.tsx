import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused, Status } from '../shared/widgets.js';

/** As `SEASON_ROUNDS` of the program, which has the last word; half a year to begin from. */
const ROUNDS = { least: 6, most: 52, usual: 26 } as const;

/** Asks for a season of a number of rounds: a choice and an order to begin from. */
export function SeasonProposal({ onProposed }: { readonly onProposed: (dilemmas: readonly string[]) => void }) {
  const { say, api } = useSession();
  const [rounds, setRounds] = useState<number>(ROUNDS.usual);
  const [count, setCount] = useState<number | null>(null);
  const { busy, refused, send } = useWish();
  const ask = () =>
    send(async () => {
      setCount(null);
      const { dilemmas } = await api.get(pathTo('desk/season/proposal', { rounds }));
      setCount(dilemmas.length);
      onProposed(dilemmas);
    });
  return (
    <>
      <label class="field">
        <span>{say('library.rounds')}</span>
        <input
          type="number"
          min={ROUNDS.least}
          max={ROUNDS.most}
          step={1}
          value={rounds}
          aria-describedby="rounds-what"
          onInput={({ currentTarget }) => setRounds(currentTarget.valueAsNumber || 0)}
        />
      </label>
      <p class="hint" id="rounds-what">
        {say('library.roundsHint')}
      </p>
      <div class="buttons">
        <Button busy={busy} onClick={ask}>
          {say('library.propose')}
        </Button>
      </div>
      <Refused code={refused} />
      <Status text={count === null ? '' : say('library.proposed', { count })} />
    </>
  );
}

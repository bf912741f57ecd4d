import type { RhythmWish } from '../../../programmes/rhythm-wish.js';
import { useSession } from '../shared/session.js';
import { Toggle } from '../shared/widgets.js';

interface FieldsProps {
  readonly wish: RhythmWish;
  readonly onPut: (change: Partial<RhythmWish>) => void;
}

const WEEKS = [1, 2, 3, 4] as const;
const REGIONS = ['north', 'middle', 'south'] as const;

/** How often rounds open and from when to when, with the holidays that are left out and the minimum. */
export function RhythmFields({ wish, onPut }: FieldsProps) {
  const { say } = useSession();
  return (
    <>
      <label class="field">
        <span>{say('rhythm.every')}</span>
        <select
          value={wish.everyWeeks}
          onChange={({ currentTarget }) => onPut({ everyWeeks: Number(currentTarget.value) })}
        >
          {WEEKS.map((count) => (
            <option key={count} value={count}>
              {say('rhythm.everyWeeks', { count })}
            </option>
          ))}
        </select>
      </label>
      <div class="pair">
        <label class="field">
          <span>{say('rhythm.from')}</span>
          <input type="date" value={wish.from} onInput={({ currentTarget }) => onPut({ from: currentTarget.value })} />
        </label>
        <label class="field">
          <span>{say('rhythm.last')}</span>
          <input
            type="date"
            value={wish.until ?? ''}
            aria-describedby="until-what"
            onInput={({ currentTarget }) => onPut({ until: currentTarget.value === '' ? null : currentTarget.value })}
          />
        </label>
      </div>
      <p class="hint" id="until-what">
        {say('rhythm.lastHint')}
      </p>
      <Toggle
        label={say('rhythm.holidays')}
        checked={wish.holidays}
        onChange={(holidays) => onPut({ holidays })}
        hint={{ id: 'holidays-what', text: say('rhythm.holidaysHint') }}
      />
      <label class="field">
        <span>{say('rhythm.school')}</span>
        <select
          value={wish.schoolRegion ?? ''}
          onChange={({ currentTarget }) =>
            onPut({ schoolRegion: currentTarget.value === '' ? null : currentTarget.value })
          }
        >
          <option value="">{say('rhythm.schoolNone')}</option>
          {REGIONS.map((region) => (
            <option key={region} value={region}>
              {say(`rhythm.school_${region}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say('rhythm.minimum')}</span>
        <input
          type="number"
          min={5}
          step={1}
          aria-describedby="minimum-what"
          value={Number.isNaN(wish.minimumCount) ? '' : wish.minimumCount}
          onInput={({ currentTarget }) => onPut({ minimumCount: currentTarget.valueAsNumber || 0 })}
        />
      </label>
      <p class="hint" id="minimum-what">
        {say('rhythm.minimumHint')}
      </p>
    </>
  );
}

import type { RhythmWish, WishedTime } from '../../../programmes/rhythm-wish.js';
import type { TimedPhase } from '../../../scheduling/calendar.js';
import { useSession } from '../shared/session.js';
import { Toggle } from '../shared/widgets.js';

interface TimesProps {
  readonly wish: RhythmWish;
  readonly onPut: (change: Partial<RhythmWish>) => void;
}

const WITH_TALKS: readonly TimedPhase[] = ['voting', 'discussing', 'revoting', 'closed'];
const WITHOUT_TALKS: readonly TimedPhase[] = ['voting', 'closed'];
const DAYS = [1, 2, 3, 4, 5] as const;

/** Moments to begin from when talks come into a rhythm that had none. */
const USUAL: Readonly<Record<TimedPhase, WishedTime>> = {
  voting: { weekday: 1, time: '09:00' },
  discussing: { weekday: 3, time: '09:00' },
  revoting: { weekday: 5, time: '09:00' },
  closed: { weekday: 5, time: '15:00' },
};

/** The day and the time of each phase, and whether people talk in between. */
export function PhaseTimes({ wish, onPut }: TimesProps) {
  const { say } = useSession();
  const { weekPlan } = wish;
  const talks = weekPlan.discussing !== undefined || weekPlan.revoting !== undefined;
  const timeOf = (phase: TimedPhase) => weekPlan[phase] ?? USUAL[phase];
  const setTalks = (wanted: boolean) => {
    const phases = wanted ? WITH_TALKS : WITHOUT_TALKS;
    onPut({ weekPlan: Object.fromEntries(phases.map((phase) => [phase, timeOf(phase)])) });
  };
  const setTime = (phase: TimedPhase, change: Partial<WishedTime>) =>
    onPut({ weekPlan: { ...weekPlan, [phase]: { ...timeOf(phase), ...change } } });
  return (
    <>
      <h3>{say('rhythm.times')}</h3>
      <Toggle
        label={say('rhythm.talks')}
        checked={talks}
        onChange={setTalks}
        hint={{ id: 'talks-what', text: say('rhythm.talksHint') }}
      />
      {(talks ? WITH_TALKS : WITHOUT_TALKS).map((phase) => (
        <fieldset key={phase} class="phase">
          <legend>{say(`rhythm.phase_${phase}`)}</legend>
          <div class="pair">
            <label>
              <span class="explanation">{say('rhythm.day')}</span>
              <select
                value={timeOf(phase).weekday}
                onChange={({ currentTarget }) => setTime(phase, { weekday: Number(currentTarget.value) })}
              >
                {DAYS.map((day) => (
                  <option key={day} value={day}>
                    {say(`rhythm.day_${day}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span class="explanation">{say('rhythm.time')}</span>
              <input
                type="time"
                value={timeOf(phase).time}
                onInput={({ currentTarget }) => setTime(phase, { time: currentTarget.value })}
              />
            </label>
          </div>
        </fieldset>
      ))}
    </>
  );
}

import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { asked, LogCard, useLogView } from '../desk/desk-log.js';
import { useSession } from '../shared/session.js';
import { useResource } from '../shared/use-resource.js';

/** The log of everything, or of one programme. */
export function OwnerLog() {
  const { say, me } = useSession();
  const [of, setOf] = useState('');
  const view = useLogView();
  const also = of === '' ? {} : { of };
  const log = useResource(pathTo('owner/log', { ...asked(view), ...also }));
  return (
    <LogCard address="owner/log.csv" log={log} view={view} also={also} ofProgrammes>
      <label class="field">
        <span>{say('desk.auditProgramme')}</span>
        <select
          value={of}
          onChange={({ currentTarget }) => {
            setOf(currentTarget.value);
            view.setFilter(view.filter);
          }}
        >
          <option value="">{say('desk.auditAll')}</option>
          {me.facilitates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </LogCard>
  );
}

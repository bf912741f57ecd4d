import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { OrganisationsWire } from '../../wire/owner-wire.js';
import { useSession } from '../shared/session.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded } from '../shared/widgets.js';
import { Mergers } from './mergers.js';
import { NewOrganisation } from './new-organisation.js';
import { OneOrganisation } from './one-organisation.js';

/** Organisations: finding one, adding one, giving one that was added another name, and mergers. */
export function Organisations() {
  const { say } = useSession();
  const [name, setName] = useState('');
  const found = useResource(pathTo('owner/organisations', name === '' ? {} : { name }));
  return (
    <>
      <Card>
        <h2>{say('owner.organisations')}</h2>
        <p>{say('owner.organisationsIntro')}</p>
        <label class="field">
          <span>{say('owner.organisationFind')}</span>
          <input
            type="text"
            autocomplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <Loaded from={found}>
          {(shown) => <Found shown={shown} isSearched={name !== ''} onChange={found.reload} />}
        </Loaded>
      </Card>
      <Loaded from={found}>
        {({ provinces, longestName, mergers }) => (
          <>
            <NewOrganisation provinces={provinces} longestName={longestName} onChange={found.reload} />
            <Mergers mergers={mergers} onChange={found.reload} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface FoundProps {
  readonly shown: OrganisationsWire;
  readonly isSearched: boolean;
  readonly onChange: () => void;
}

function Found({ shown: { organisations, longestName }, isSearched, onChange }: FoundProps) {
  const { say } = useSession();
  return (
    <>
      <p role="status">
        {say(isSearched ? 'owner.organisationsFound' : 'owner.organisationsAdded', { count: organisations.length })}
      </p>
      <ul class="list">
        {organisations.map((one) => (
          <OneOrganisation key={one.code} organisation={one} longestName={longestName} onChange={onChange} />
        ))}
      </ul>
    </>
  );
}

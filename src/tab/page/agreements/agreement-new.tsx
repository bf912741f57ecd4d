import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { useSession } from '../shared/session.js';
import { useFirst, useResource } from '../shared/use-resource.js';
import { Loaded, Notice } from '../shared/widgets.js';
import { OneAgreement } from './agreement.js';
import { AgreementForm } from './agreement-form.js';
import { savedLine } from './agreement-words.js';

/** Puts a new agreement on paper: about this round, or, without one, about what there is to agree about now. */
export function NewAgreement({ roundId }: { readonly roundId: string }) {
  const { say, api } = useSession();
  const begin = useFirst(useResource(pathTo('agreements/new', roundId === '' ? {} : { round: roundId })));
  const [made, setMade] = useState<{ readonly id: string; readonly told: string } | null>(null);
  if (made !== null) return <OneAgreement {...made} />;
  return (
    <Loaded from={begin}>
      {(found) => {
        if (found.kind === 'none')
          return <Notice title={say('agreementPage.noneTitle')} text={say('agreementPage.noneText')} />;
        if (found.kind === 'there') return <OneAgreement id={found.id} told={say('agreementPage.there')} />;
        const { about, title, partners, days } = found;
        return (
          <AgreementForm
            title={title}
            partners={partners}
            days={days}
            agreement={null}
            send={(values, there) =>
              there === null
                ? api.post('agreements/propose', { about, ...values })
                : api.post('agreements/amend', {
                    agreement: there.id,
                    version: there.current.number,
                    ...values,
                  })
            }
            onSaved={(agreement) => {
              // Reloading the page then shows the new agreement instead of an empty form.
              window.history.replaceState(null, '', `#agreements/${agreement.id}`);
              setMade({ id: agreement.id, told: savedLine(agreement, say) });
            }}
            onCancel={() => {
              window.location.hash = 'agreements';
            }}
          />
        );
      }}
    </Loaded>
  );
}

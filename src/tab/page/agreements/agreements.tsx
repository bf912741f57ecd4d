import { useState } from 'preact/hooks';
import { shortened } from '../../../characters.js';
import { pathTo } from '../../path-to.js';
import type { AgreementGroup, AgreementItemWire } from '../../wire/agreement-wire.js';
import { namesOf } from '../shared/person-name.js';
import { placeOf } from '../shared/sections.js';
import { useSession } from '../shared/session.js';
import { useResource } from '../shared/use-resource.js';
import { Button, Card, Loaded, Notice, PageTitle } from '../shared/widgets.js';
import { OneAgreement } from './agreement.js';
import { NewAgreement } from './agreement-new.js';
import { itemLine } from './agreement-words.js';

/** Length at which a text is cut in the list (characters); its own page has all of it. */
const MOST_OF_TEXT = 140;

/** The own agreements: all of them, one of them (`id`), or a new one (`new`, `new/<round>`). */
export function Agreements({ path }: { readonly path: string }) {
  const { say } = useSession();
  const { name, rest } = placeOf(path);
  if (name === '') return <List />;
  return (
    <>
      <PageTitle>{say('app.agreements')}</PageTitle>
      <p>
        <a href="#agreements">{say('agreementPage.back')}</a>
      </p>
      {name === 'new' ? <NewAgreement roundId={rest} /> : <OneAgreement id={name} />}
    </>
  );
}

function List() {
  const { say } = useSession();
  const [pages, setPages] = useState(1);
  const list = useResource(pathTo('agreements', { pages }));
  return (
    <>
      <PageTitle>{say('app.agreements')}</PageTitle>
      <p>{say('agreementPage.intro')}</p>
      <Begin />
      <Loaded from={list}>
        {({ groups, more }) => (
          <>
            {groups.length === 0 && (
              <Notice title={say('notices.noAgreements.title')} text={say('notices.noAgreements.text')} />
            )}
            {groups.map(({ name, items }) => (
              <section key={name} aria-labelledby={`group-${name}`}>
                <h2 id={`group-${name}`}>{say(`agreementPage.group_${name}`)}</h2>
                <ul class="list">
                  {items.map((item) => (
                    <li key={item.id}>
                      <Item item={item} group={name} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            {more && <Button onClick={() => setPages(pages + 1)}>{say('agreements.older')}</Button>}
          </>
        )}
      </Loaded>
    </>
  );
}

/** The way to a new agreement, when there is something to agree about. */
function Begin() {
  const { say } = useSession();
  const { resource } = useResource(pathTo('agreements/new'));
  if (resource.state !== 'there' || resource.value.kind !== 'new') return null;
  return (
    <p>
      <a class="button primary" href="#agreements/new">
        {say('agreement.open')}
      </a>
    </p>
  );
}

function Item({ item, group }: { readonly item: AgreementItemWire; readonly group: AgreementGroup }) {
  const { say, language } = useSession();
  const { id, what, company, programme } = item;
  const line = itemLine(item, group, say, language);
  return (
    <Card>
      <h3>
        <a href={`#agreements/${id}`}>{what === '' ? say('agreements.textGone') : shortened(what, MOST_OF_TEXT)}</a>
      </h3>
      {programme !== null && <p>{programme}</p>}
      {company.length > 0 && <p>{say('agreements.with', { names: namesOf(company, say) })}</p>}
      {line !== '' && <p>{line}</p>}
    </Card>
  );
}

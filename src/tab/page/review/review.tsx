import { useEffect, useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded, Status } from '../shared/widgets.js';
import { DilemmaNew } from './dilemma-new.js';
import { takeNews } from './review-news.js';
import { ReviewOne } from './review-one.js';

/** Where a new dilemma is written; no proposal has this as its id. */
const NEW = 'new';

/** Proposals: the list, one of them, or a form for the facilitator's own dilemma. */
export function Review({ path }: { readonly path: string }) {
  if (path === '') return <Waiting />;
  return path === NEW ? <DilemmaNew /> : <ReviewOne id={path} />;
}

function Waiting() {
  const { say, language } = useSession();
  const waiting = useResource(pathTo('desk/review'));
  const heading = useRef<HTMLHeadingElement>(null);
  const [news, setNews] = useState('');
  // Said after the page is there: a screen reader tells what changes, not what was there from the start.
  useEffect(() => {
    const taken = takeNews();
    if (taken === null) return;
    heading.current?.focus();
    setNews(`${say(`review.was_${taken}`)} ${say('review.noneLeft')}`);
  }, [say]);
  return (
    <Card>
      <h2 ref={heading} tabIndex={-1}>
        {say('desk.review')}
      </h2>
      <Status text={news} />
      <p>{say('review.intro')}</p>
      <p>
        <a class="button" href={`#desk/review/${NEW}`}>
          {say('review.write')}
        </a>
      </p>
      <Loaded from={waiting}>
        {({ waiting: all, more }) =>
          all.length === 0 ? (
            <p>{say('review.none')}</p>
          ) : (
            <>
              <ol class="list">
                {all.map(({ id, title, submittedAt, needs }) => (
                  <li key={id} class="waiting">
                    <h3>
                      <a href={`#desk/review/${id}`}>{title}</a>
                    </h3>
                    <p class="hint">
                      {say('review.since', { day: formatDay(submittedAt, language) })}{' '}
                      {needs === 0 ? say('review.ready') : say('review.needs', { count: needs })}
                    </p>
                  </li>
                ))}
              </ol>
              {more && <p>{say('review.more')}</p>}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

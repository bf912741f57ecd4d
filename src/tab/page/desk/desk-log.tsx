import { pathTo } from '../../path-to.js';
import type { AuditSubject } from '../../wire/desk-wire.js';
import { useSession } from '../shared/session.js';
import { formatDay, formatMoment } from '../shared/text.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded, Scroll } from '../shared/widgets.js';
import { placeOfPost } from './desk-moderation.js';

/** The log of facilitators' actions. */
export function Log() {
  const { say, language } = useSession();
  const log = useResource(pathTo('desk/log'));
  return (
    <Card>
      <h2>{say('desk.audit')}</h2>
      <p>{say('desk.auditIntro')}</p>
      <Loaded from={log}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{say('desk.auditNone')}</p>
          ) : (
            <Scroll name={say('desk.audit')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('desk.when')}</th>
                    <th scope="col">{say('desk.who')}</th>
                    <th scope="col">{say('desk.what')}</th>
                    <th scope="col">{say('desk.about')}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map(({ at, who, action, about, subject }) => (
                    <tr key={`${at} ${action} ${about}`}>
                      <td>{formatMoment(at, language)}</td>
                      <td>{who === '' ? say('desk.nameless') : (who ?? say('desk.unknownPerson'))}</td>
                      <td>{say(`desk.what_${action}`)}</td>
                      <td>
                        <Subject id={about} subject={subject} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
    </Card>
  );
}

interface SubjectProps {
  readonly id: string;
  readonly subject: AuditSubject;
}

/** The object of an action, by name or as a link to it. */
function Subject({ id, subject }: SubjectProps) {
  const { say, language } = useSession();
  switch (subject.kind) {
    case 'round': {
      const { message, ...round } = subject;
      const name = say('roundStatus.round', round);
      return <>{message === null ? name : `${name}. ${say(`desk.kind_${message}`)}`}</>;
    }
    case 'dilemma':
      return <>{subject.title}</>;
    case 'week':
      return <>{say('desk.weekOf', { day: formatDay(subject.monday, language) })}</>;
    case 'post':
      return <a href={placeOfPost(id)}>{say('reports.show')}</a>;
    case 'proposal':
      return <a href={`#desk/review/${encodeURIComponent(id)}`}>{say('review.show')}</a>;
    case 'other':
      return <>{id}</>;
  }
}

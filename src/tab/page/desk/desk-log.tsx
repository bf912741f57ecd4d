import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AuditKind } from '../../../audit/audit-actions.js';
import type { LogQuery } from '../../addresses.js';
import { pathTo } from '../../path-to.js';
import type { AuditEntryWire, AuditSubject, AuditWire } from '../../wire/log-wire.js';
import { useSession } from '../shared/session.js';
import { formatDated, formatDay, type TextKey } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { type LiveResource, useResource } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Scroll, Status } from '../shared/widgets.js';
import { placeOfPost } from './desk-moderation.js';
import { download, useDownloads } from './downloads.js';

/** A part of the log: empty is everything. `from` and `until` are days (YYYY-MM-DD). */
interface LogFilter {
  readonly kind: string;
  readonly from: string;
  readonly until: string;
}

const KINDS: Readonly<Record<AuditKind, TextKey>> = {
  round: 'desk.kindOf_round',
  season: 'desk.kindOf_season',
  programme: 'desk.kindOf_programme',
  proposal: 'desk.kindOf_proposal',
  post: 'desk.kindOf_post',
  reading: 'desk.kindOf_reading',
  instance: 'desk.kindOf_instance',
};

const ALL: LogFilter = { kind: '', from: '', until: '' };
const FILE = 'spagaat-logboek.csv';

/** The log of the programme of this desk. */
export function Log() {
  const view = useLogView();
  const log = useResource(pathTo('desk/log', asked(view)));
  return <LogCard address="desk/log.csv" log={log} view={view} />;
}

/** Where one is in the log. */
interface LogView {
  readonly filter: LogFilter;
  /** Shows another part, from its newest entry on. */
  readonly setFilter: (filter: LogFilter) => void;
  /** The last entry of the page before this one; undefined on the first. */
  readonly before: string | undefined;
  readonly older: (next: string) => void;
  /** Undefined on the first page. */
  readonly newer: (() => void) | undefined;
}

/** Begins with the newest page of everything. */
export function useLogView(): LogView {
  const [filter, setFilter] = useState(ALL);
  const [pages, setPages] = useState<readonly string[]>([]);
  return {
    filter,
    setFilter(next) {
      setFilter(next);
      setPages([]);
    },
    before: pages.at(-1),
    older: (next) => setPages([...pages, next]),
    newer: pages.length === 0 ? undefined : () => setPages(pages.slice(0, -1)),
  };
}

/** The query of the page where one is. */
export function asked({ filter, before }: Pick<LogView, 'filter' | 'before'>): Query {
  return { ...queryOf(filter), ...(before === undefined ? {} : { before }) };
}

/** The part of the filter that goes in the query. */
function queryOf({ kind, from, until }: LogFilter): Query {
  const given = Object.entries({ kind, from, until }).filter(([, value]) => value !== '');
  return Object.fromEntries(given);
}

type Query = Readonly<Partial<Record<LogQuery | 'before', string>>>;

interface LogCardProps {
  readonly address: 'desk/log.csv' | 'owner/log.csv';
  readonly log: LiveResource<AuditWire>;
  readonly view: LogView;
  /** More of the query of the file. */
  readonly also?: Readonly<Record<string, string>>;
  /** Says of which programme each entry is. */
  readonly ofProgrammes?: boolean;
  /** More to choose by. */
  readonly children?: ComponentChildren;
}

/** The entries of a part of the log, page by page, and all of that part as a file. */
export function LogCard({ address, log, view, also = {}, ofProgrammes = false, children }: LogCardProps) {
  const { say, api } = useSession();
  const { newer } = view;
  const [state] = useDownloads([address]);
  const { place, focus } = useFocusIn();
  const turn = (page: () => void) => {
    page();
    focus('h2');
  };
  const get = () => void download(api, address, FILE, { ...queryOf(view.filter), ...also });
  return (
    <Card>
      <div ref={place}>
        <h2>{say('desk.audit')}</h2>
      </div>
      <p>{say('desk.auditIntro')}</p>
      <Filters filter={view.filter} onChange={view.setFilter}>
        {children}
      </Filters>
      <Loaded from={log}>
        {({ entries, next }) => (
          <>
            {entries.length === 0 ? (
              <p>{say('desk.auditNone')}</p>
            ) : (
              <Entries entries={entries} ofProgrammes={ofProgrammes} />
            )}
            <div class="buttons">
              {newer !== undefined && <Button onClick={() => turn(newer)}>{say('desk.auditNewer')}</Button>}
              {next !== null && <Button onClick={() => turn(() => view.older(next))}>{say('desk.auditOlder')}</Button>}
              <Button busy={state?.state === 'busy'} onClick={get}>
                {say('desk.auditFile')}
              </Button>
            </div>
          </>
        )}
      </Loaded>
      <Status text={state?.state === 'done' ? say('data.exported') : ''} />
      <Refused code={state?.state === 'refused' ? state.code : null} />
    </Card>
  );
}

interface FiltersProps {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
  readonly children: ComponentChildren;
}

function Filters({ filter, onChange, children }: FiltersProps) {
  const { say } = useSession();
  return (
    <fieldset>
      <legend>{say('desk.auditFilter')}</legend>
      {children}
      <label class="field">
        <span>{say('desk.what')}</span>
        <select
          value={filter.kind}
          onChange={({ currentTarget }) => onChange({ ...filter, kind: currentTarget.value })}
        >
          <option value="">{say('desk.auditAll')}</option>
          {Object.entries(KINDS).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {say(label)}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'until'] as const).map((end) => (
        <label key={end} class="field">
          <span>{say(`desk.audit_${end}`)}</span>
          <input
            type="date"
            value={filter[end]}
            onChange={({ currentTarget }) => onChange({ ...filter, [end]: currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}

interface EntriesProps {
  readonly entries: readonly AuditEntryWire[];
  readonly ofProgrammes: boolean;
}

function Entries({ entries, ofProgrammes }: EntriesProps) {
  const { say, language } = useSession();
  return (
    <Scroll name={say('desk.audit')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('desk.when')}</th>
            <th scope="col">{say('desk.who')}</th>
            <th scope="col">{say('desk.what')}</th>
            <th scope="col">{say('desk.about')}</th>
            {ofProgrammes && <th scope="col">{say('desk.auditProgramme')}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, who, action, about, subject, programmes }) => (
            <tr key={id}>
              <td>{formatDated(at, language)}</td>
              <td>{who === '' ? say('desk.nameless') : (who ?? say('desk.unknownPerson'))}</td>
              <td>{say(`desk.what_${action}`)}</td>
              <td>
                <Subject id={about} subject={subject} />
              </td>
              {ofProgrammes && <td>{programmes.length === 0 ? say('desk.auditInstance') : programmes.join(', ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
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
    case 'programme':
    case 'organisation':
    case 'tenant':
      return <>{subject.name}</>;
    case 'merger':
      return <>{say('desk.auditMerger', subject)}</>;
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

import { useState } from 'preact/hooks';
import type { OrganisationAnswerWire } from '../../wire/owner-wire.js';
import type { ListedOrganisationWire } from '../../wire/programme-desk-wire.js';
import { OrganisationPicker } from '../programmes/organisation-picker.js';
import { useSession } from '../shared/session.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Card, Refused, Status } from '../shared/widgets.js';
import { OrganisationAnswer } from './organisation-answer.js';
import { KINDS, kindLabel } from './organisation-kinds.js';

interface NewOrganisationProps {
  readonly provinces: readonly string[];
  readonly longestName: number;
  readonly onChange: () => void;
}

const NOTHING = { kind: 'joint-arrangement', name: '', code: '', sizeClass: '', province: '' };
const SIZES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** Adds an organisation, with as much as is known of it. */
export function NewOrganisation({ provinces, longestName, onChange }: NewOrganisationProps) {
  const { say, api } = useSession();
  const [form, setForm] = useState(NOTHING);
  const [neighbours, setNeighbours] = useState<readonly ListedOrganisationWire[]>([]);
  const [added, setAdded] = useState(0);
  const [answer, setAnswer] = useState<OrganisationAnswerWire | null>(null);
  const { busy, refused, send } = useWish();
  const put = (change: Partial<typeof NOTHING>) => setForm({ ...form, ...change });
  const isMunicipality = form.kind === 'municipality';

  const add = async (anyway: boolean) => {
    const given = await api.post('owner/organisations/add', {
      ...form,
      sizeClass: isMunicipality && form.sizeClass !== '' ? Number(form.sizeClass) : null,
      province: form.province === '' ? null : form.province,
      neighbours: neighbours.map(({ code }) => code),
      anyway,
    });
    setAnswer(given);
    if (!given.saved) return;
    setForm({ ...NOTHING, kind: form.kind });
    setNeighbours([]);
    setAdded(added + 1);
    onChange();
  };
  return (
    <Card>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(() => add(false));
        }}
      >
        <h2>{say('owner.organisationNew')}</h2>
        <label class="field">
          <span>{say('owner.organisationKind')}</span>
          <select value={form.kind} onChange={({ currentTarget }) => put({ kind: currentTarget.value })}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(kindLabel(kind))}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{say('owner.organisationName', { count: longestName })}</span>
          <input
            type="text"
            autocomplete="off"
            value={form.name}
            onInput={({ currentTarget }) => put({ name: currentTarget.value })}
          />
        </label>
        {isMunicipality && (
          <>
            <label class="field">
              <span>{say('owner.organisationCode')}</span>
              <input
                type="text"
                autocomplete="off"
                value={form.code}
                onInput={({ currentTarget }) => put({ code: currentTarget.value })}
              />
            </label>
            <label class="field">
              <span>{say('owner.sizeClass')}</span>
              <select value={form.sizeClass} onChange={({ currentTarget }) => put({ sizeClass: currentTarget.value })}>
                <option value="">{say('owner.unknown')}</option>
                {SIZES.map((size) => (
                  <option key={size} value={size}>
                    {say(`owner.size_${size}`)}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <label class="field">
          <span>{say('owner.province')}</span>
          <select value={form.province} onChange={({ currentTarget }) => put({ province: currentTarget.value })}>
            <option value="">{say('owner.unknown')}</option>
            {provinces.map((province) => (
              <option key={province}>{province}</option>
            ))}
          </select>
        </label>
        <h3>{say('owner.neighbours')}</h3>
        <p class="hint">{say('owner.neighboursHint')}</p>
        <OrganisationPicker key={added} listed={neighbours} onList={setNeighbours} />
        <Refused code={refused} />
        <OrganisationAnswer answer={answer} busy={busy} onAnyway={() => send(() => add(true))} />
        <Status text={answer?.saved === true ? say('owner.organisationSaved') : ''} />
        <Button submit busy={busy}>
          {say('owner.organisationAdd')}
        </Button>
      </form>
    </Card>
  );
}

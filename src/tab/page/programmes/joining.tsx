import { useState } from 'preact/hooks';
import type { OrganisationKind } from '../../../organisations/organisation.js';
import type { ListedOrganisationWire } from '../../wire/programme-desk-wire.js';
import { Radios } from '../shared/radios.js';
import { useSession } from '../shared/session.js';
import type { TextKey } from '../shared/text.js';
import { Status } from '../shared/widgets.js';
import { describing } from './describing.js';
import { OrganisationPicker } from './organisation-picker.js';
import type { PartProps } from './part-props.js';
import { goOn, SaveButton } from './save-buttons.js';

const WAYS = ['everybody', 'organisations', 'invited'] as const;
type Way = (typeof WAYS)[number];

const KIND_LABELS: Readonly<Record<OrganisationKind, TextKey>> = {
  municipality: 'programmeDesk.kind_municipality',
  province: 'programmeDesk.kind_province',
  'water-board': 'programmeDesk.kind_waterBoard',
  'safety-region': 'programmeDesk.kind_safetyRegion',
  'environment-agency': 'programmeDesk.kind_environmentAgency',
  'joint-arrangement': 'programmeDesk.kind_jointArrangement',
  other: 'programmeDesk.kind_another',
};
const KINDS = Object.keys(KIND_LABELS);

/** The way in, and the kinds of organisation of which people may come. */
export function JoiningPart({ programme, wishes, next }: PartProps) {
  const { say, api } = useSession();
  // As in `About`.
  const [begun, setBegun] = useState(programme);
  const [way, setWay] = useState<Way>(programme.joining.kind);
  const [listed, setListed] = useState<readonly ListedOrganisationWire[]>(programme.organisations);
  const [kinds, setKinds] = useState<readonly string[]>(programme.organisationKinds ?? KINDS);
  const [missing, setMissing] = useState<'organisations' | 'kinds' | null>(null);
  const toggle = (kind: string, isIn: boolean) =>
    setKinds(isIn ? [...kinds, kind] : kinds.filter((one) => one !== kind));
  const save = () => {
    const lacks =
      kinds.length === 0 ? 'kinds' : way === 'organisations' && listed.length === 0 ? 'organisations' : null;
    setMissing(lacks);
    if (lacks !== null) return;
    const joining = way === 'organisations' ? { kind: way, codes: listed.map(({ code }) => code) } : { kind: way };
    const organisationKinds = KINDS.every((kind) => kinds.includes(kind)) ? null : kinds;
    wishes.send(
      () => api.post('desk/programme/describe', { ...describing(begun), joining, organisationKinds }),
      (now) => {
        goOn(now, next);
        return say('programmeDesk.saved');
      },
      setBegun,
    );
  };
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{say('programmeDesk.stepJoining')}</h2>
      <p>{say('programmeDesk.joiningIntro')}</p>
      <Radios
        name="way"
        label={say('programmeDesk.way')}
        options={WAYS.map((id) => ({
          id,
          label: say(`programmeDesk.way_${id}`),
          hint: say(`programmeDesk.wayHint_${id}`),
        }))}
        chosen={way}
        onChoose={setWay}
      />
      {way === 'organisations' && <OrganisationPicker listed={listed} onList={setListed} />}
      <fieldset aria-describedby="kinds-what">
        <legend>{say('programmeDesk.kinds')}</legend>
        <p class="hint" id="kinds-what">
          {say('programmeDesk.kindsHint')}
        </p>
        <div class="columns">
          {Object.entries(KIND_LABELS).map(([kind, label]) => (
            <label class="choice" key={kind}>
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)}
              />
              <span>{say(label)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Status text={missing === null ? '' : say(`programmeDesk.missing_${missing}`)} bad />
      <SaveButton programme={programme} busy={wishes.busy} />
    </form>
  );
}

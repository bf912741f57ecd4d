import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { MeWire, MunicipalityWire, ProfileAnswerWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useWish } from '../shared/use-resource.js';
import { Button, PageTitle, Refused, Rich, Status, Toggle } from '../shared/widgets.js';
import { MyProgrammes } from './my-programmes.js';
import { Pause } from './pause.js';

const PROBLEMS = {
  municipalityMissing: 'profile.problemMunicipalityMissing',
  municipalityUnknown: 'profile.problemMunicipalityUnknown',
  tooManyChallenges: 'profile.problemTooManyChallenges',
  roleMissing: 'profile.problemRoleMissing',
} as const;

/** One's own profile; completing it for the first time means taking part. */
export function Profile() {
  const { say, me } = useSession();
  const { place, focus } = useFocusIn();
  return (
    <div ref={place}>
      <PageTitle>{say('app.profile')}</PageTitle>
      {me.standing === 'left' && <Status text={say('me.left')} />}
      <ProfileForm key={me.language} onChosen={() => focus('form button[type=submit]')} />
      {me.standing === 'joined' && <MyProgrammes />}
      {me.standing === 'joined' && <Pause onLeft={() => focus('h1')} />}
    </div>
  );
}

interface FormProps {
  /** The buttons with municipalities were used, and may be gone. */
  readonly onChosen: () => void;
}

function ProfileForm({ onChosen }: FormProps) {
  const { say, me, api, setMe } = useSession();
  const [role, setRole] = useState(me.profile.role ?? '');
  const [challenges, setChallenges] = useState(me.profile.challenges);
  const [language, setLanguage] = useState(me.language);
  const [wantsToTalk, setWantsToTalk] = useState(me.profile.wantsToTalk);
  const [seeksDifference, setSeeksDifference] = useState(me.profile.seeksDifference);
  const [findable, setFindable] = useState(me.profile.findable);
  const [town, setTown] = useState<string>(me.profile.municipality?.name ?? '');
  const [code, setCode] = useState<string | null>(null);
  const [answer, setAnswer] = useState<ProfileAnswerWire | null>(null);
  const { busy, refused, send } = useWish();

  function save(chosen: string | null): void {
    const place = chosen === null ? { municipalityName: town } : { municipality: chosen };
    const choices = { role, challenges, language, wantsToTalk, seeksDifference, findable };
    const form = { ...choices, ...(me.profile.municipalityFixed ? {} : place) };
    send(async () => {
      const given = await api.post('profile', form);
      setAnswer(given);
      setMe(given.me);
      if (given.kind === 'moveLimit') setTown(given.me.profile.municipality?.name ?? '');
      if (chosen !== null) onChosen();
    });
  }

  function toggle(id: string): void {
    setChallenges(challenges.includes(id) ? challenges.filter((one) => one !== id) : [...challenges, id]);
  }

  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(code);
      }}
    >
      <h2>{say('profile.heading')}</h2>
      {me.standing !== 'joined' && <p>{say('profile.intro')}</p>}
      <Town
        value={town}
        onType={(value) => {
          setTown(value);
          setCode(null);
        }}
      />
      {answer?.kind === 'chooseMunicipality' && (
        <Candidates
          candidates={answer.candidates}
          onChoose={({ id, name }) => {
            setTown(name);
            setCode(id);
            save(id);
          }}
        />
      )}
      <label class="field">
        <span>{say('profile.role')}</span>
        <select value={role} onChange={({ currentTarget }) => setRole(currentTarget.value)}>
          <option value="" disabled>
            {say('profile.roleHint')}
          </option>
          {me.roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{say('profile.challenges')}</legend>
        <div class="columns">
          {me.challenges.map(({ id, name }) => (
            <label class="choice" key={id}>
              <input type="checkbox" checked={challenges.includes(id)} onChange={() => toggle(id)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Toggle label={say('profile.talkToggle')} checked={wantsToTalk} onChange={setWantsToTalk} />
      <Toggle
        label={say('profile.differenceToggle')}
        checked={seeksDifference}
        onChange={setSeeksDifference}
        hint={{ id: 'difference-what', text: say('profile.differenceWhat') }}
      />
      <Toggle
        label={say('profile.findableToggle')}
        checked={findable}
        onChange={setFindable}
        hint={{ id: 'findable-what', text: `${say('profile.findableWhat')} ${say('profile.seen')}` }}
      />
      <label class="field">
        <span>{say('profile.language')}</span>
        <select
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value === 'en' ? 'en' : 'nl')}
        >
          <option value="nl">{say('language.nl')}</option>
          <option value="en">{say('language.en')}</option>
        </select>
      </label>
      <Refused code={refused} />
      <Status text={problemText(answer)} bad />
      <Status text={savedText(answer, me)} />
      <Button submit look="primary" busy={busy}>
        {say('profile.save')}
      </Button>
    </form>
  );

  function problemText(given: ProfileAnswerWire | null): string {
    if (given?.kind === 'problem') return say(PROBLEMS[given.problem]);
    if (given?.kind !== 'moveLimit') return '';
    const { times: count, code } = given;
    return say('profile.moveLimit', { count, day: formatDay(given.from, me.language), code });
  }

  function savedText(given: ProfileAnswerWire | null, { standing }: MeWire): string {
    if (given?.kind !== 'saved' || standing !== 'joined') return '';
    return say(given.firstTime ? 'me.joined' : 'me.saved');
  }
}

/** The municipality: typed, with the official names offered; or, where it follows from the employer, only shown. */
function Town({ value, onType }: { readonly value: string; readonly onType: (value: string) => void }) {
  const { say, me, api } = useSession();
  const [hits, setHits] = useState<readonly MunicipalityWire[]>([]);
  if (me.profile.municipalityFixed) {
    const name = me.profile.municipality?.name ?? say('me.noMunicipality');
    const sentence = me.profile.municipality === null ? say('me.chatOnly') : say('profile.municipalityKnown', { name });
    return (
      <p>
        <Rich text={sentence} />
      </p>
    );
  }
  function type(typed: string): void {
    onType(typed);
    if (typed.trim().length < 2) {
      setHits([]);
      return;
    }
    api.get(pathTo('municipalities', { name: typed })).then(setHits, () => setHits([]));
  }
  return (
    <label class="field">
      <span>{say('profile.municipality')}</span>
      <input
        type="text"
        list="towns"
        autocomplete="off"
        placeholder={say('profile.municipalityTextHint')}
        value={value}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <datalist id="towns">
        {hits.map(({ id, name, province }) => (
          <option key={id} value={name}>
            {province}
          </option>
        ))}
      </datalist>
    </label>
  );
}

interface CandidatesProps {
  readonly candidates: readonly MunicipalityWire[];
  readonly onChoose: (candidate: MunicipalityWire) => void;
}

function Candidates({ candidates, onChoose }: CandidatesProps) {
  const { say } = useSession();
  return (
    <fieldset>
      <legend>
        <output>{say('municipalityChoice.heading')}</output>
      </legend>
      <div class="buttons">
        {candidates.map((candidate) => (
          <Button key={candidate.id} onClick={() => onChoose(candidate)}>
            {candidate.province === null
              ? candidate.name
              : say('municipalityChoice.candidate', { name: candidate.name, province: candidate.province })}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

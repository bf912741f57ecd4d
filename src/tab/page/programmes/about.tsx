import { useState } from 'preact/hooks';
import type { ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import { LONGEST } from '../../wire/text-limits.js';
import { useSession } from '../shared/session.js';
import { Status } from '../shared/widgets.js';
import { describing } from './describing.js';
import { TextField } from './fields.js';
import type { PartProps } from './part-props.js';
import { goOn, SaveButton } from './save-buttons.js';

interface Words {
  readonly name: string;
  readonly nl: string;
  readonly en: string;
  readonly organiser: string;
  readonly contact: string;
  readonly adviser: string;
}

/** The name of the programme, what it is for, and who helps. */
export function About({ programme, wishes, next }: PartProps) {
  const { say, api } = useSession();
  // Anything typed belongs to the programme of this moment, also when the page asks again meanwhile.
  const [begun, setBegun] = useState(programme);
  const [words, setWords] = useState(() => wordsOf(programme));
  const [halfOrganiser, setHalfOrganiser] = useState(false);
  const { name: longestName, introduction, contact } = LONGEST.programme;
  const field = (key: keyof Words) => ({
    name: key,
    value: words[key],
    onInput: (value: string) => setWords({ ...words, [key]: value }),
  });
  const save = () => {
    const isHalf = (words.organiser.trim() === '') !== (words.contact.trim() === '');
    setHalfOrganiser(isHalf);
    if (isHalf) return;
    wishes.send(
      () => api.post('desk/programme/describe', { ...describing(begun), ...describedBy(words) }),
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
      <h2>{say('programmeDesk.stepAbout')}</h2>
      <p>{say('programmeDesk.aboutIntro')}</p>
      <TextField {...field('name')} label={say('programmeDesk.name')} longest={longestName} />
      <TextField
        {...field('nl')}
        label={say('programmeDesk.introductionNl')}
        longest={introduction}
        rows={3}
        hint={say('programmeDesk.introductionHint')}
      />
      <TextField {...field('en')} label={say('programmeDesk.introductionEn')} longest={introduction} rows={3} />
      <h3>{say('programmeDesk.help')}</h3>
      <p>{say('programmeDesk.helpIntro')}</p>
      <TextField {...field('organiser')} label={say('programmeDesk.organiser')} longest={contact} />
      <TextField
        {...field('contact')}
        label={say('programmeDesk.contact')}
        longest={contact}
        hint={say('programmeDesk.contactHint')}
      />
      <TextField
        {...field('adviser')}
        label={say('programmeDesk.adviser')}
        longest={contact}
        hint={say('programmeDesk.adviserHint')}
      />
      <Status text={halfOrganiser ? say('programmeDesk.halfOrganiser') : ''} bad />
      <SaveButton programme={programme} busy={wishes.busy} />
    </form>
  );
}

function wordsOf({ name, introduction, organiser }: ProgrammeDeskWire): Words {
  return {
    name,
    nl: introduction?.nl ?? '',
    en: introduction?.en ?? '',
    organiser: organiser?.name ?? '',
    contact: organiser?.contact ?? '',
    adviser: organiser?.adviser ?? '',
  };
}

/** An introduction in one language stands for both: everybody reads something. */
function describedBy({ name, nl, en, organiser, contact, adviser }: Words) {
  const words = { nl: nl.trim() || en.trim(), en: en.trim() || nl.trim() };
  return {
    name: name.trim(),
    introduction: words.nl === '' ? null : words,
    organiser: organiser.trim() === '' ? null : { name: organiser, contact, adviser: adviser.trim() || null },
  };
}

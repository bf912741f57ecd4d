import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../language.js';
import { qrCode, qrFile } from '../../../qr-code.js';
import type { InvitationWire, ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';
import { keepFile } from '../shared/api.js';
import { AskFirst } from '../shared/ask-first.js';
import { Radios } from '../shared/radios.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useCopy } from '../shared/use-copy.js';
import { Button, Card, Status } from '../shared/widgets.js';
import { invitationText } from './invitation-text.js';
import { QrPicture } from './qr-picture.js';

interface InvitationProps {
  readonly programme: ProgrammeDeskWire;
  readonly invitation: InvitationWire;
  readonly onEnd: () => void;
}

/** One invitation: as a text to copy, as a link, as a QR code, and on paper. */
export function Invitation({ programme, invitation, onEnd }: InvitationProps) {
  const { say, language } = useSession();
  const { code, until, link } = invitation;
  const [inLanguage, setInLanguage] = useState<Language>(language);
  const { words, said, copy } = useCopy();
  const text = invitationText(programme, invitation, inLanguage);
  const qr = useMemo(() => (link === null ? null : qrCode(link)), [link]);
  return (
    <Card>
      <h2>{say('invitation.code', { code })}</h2>
      <p>
        {until === null
          ? say('invitation.validAlways')
          : say('invitation.validUntil', { day: formatDay(until, language) })}
      </p>
      <Radios
        name={`language-${code}`}
        label={say('invitation.language')}
        options={[
          { id: 'nl', label: say('language.nl') },
          { id: 'en', label: say('language.en') },
        ]}
        chosen={inLanguage}
        onChoose={setInLanguage}
      />
      <label class="field">
        <span>{say('invitation.text')}</span>
        <textarea ref={words} readOnly rows={13} value={text} lang={inLanguage} />
      </label>
      <Status text={said} />
      <div class="buttons">
        <Button look="primary" onClick={copy}>
          {say('invitation.copy')}
        </Button>
        {qr !== null && (
          <Button onClick={() => keepFile(new Blob([qrFile(qr)], { type: 'image/svg+xml' }), `spagaat-${code}.svg`)}>
            {say('invitation.keepQr')}
          </Button>
        )}
        <PrintButton />
      </div>
      {qr === null ? (
        <p class="hint">{say('invitation.noLink')}</p>
      ) : (
        <QrPicture qr={qr} label={say('invitation.qr', { code })} />
      )}
      <section class="sheet" aria-hidden="true">
        <p class="sheet-title">{programme.name}</p>
        <p class="written">{text}</p>
        {qr !== null && <QrPicture qr={qr} label={say('invitation.qr', { code })} />}
      </section>
      <AskFirst
        label={say('invitation.end')}
        title={say('invitation.endTitle', { code })}
        text={say('invitation.endText')}
        confirm={say('invitation.endConfirm')}
        keep={say('common.cancel')}
        onConfirm={async () => onEnd()}
      />
    </Card>
  );
}

/** Prints the sheet of the invitation in which it stands, and nothing else of the page. */
function PrintButton() {
  const { say } = useSession();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const done = () => place.current?.closest('.card')?.classList.remove('printing');
    window.addEventListener('afterprint', done);
    return () => window.removeEventListener('afterprint', done);
  }, []);
  const print = () => {
    place.current?.closest('.card')?.classList.add('printing');
    window.print();
  };
  return (
    <span ref={place}>
      <Button onClick={print}>{say('invitation.print')}</Button>
    </span>
  );
}

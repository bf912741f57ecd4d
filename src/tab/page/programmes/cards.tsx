import { useState } from 'preact/hooks';
import type { Language } from '../../../language.js';
import { pathTo } from '../../path-to.js';
import { CardDrawing, CardLooks, themeNow } from '../review/card-preview.js';
import { useSession } from '../shared/session.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded } from '../shared/widgets.js';
import type { PartProps } from './part-props.js';
import { NextButton } from './save-buttons.js';

/** The cards that a participant will get, as they are drawn in Teams. */
export function CardsPart({ programme, next }: PartProps) {
  const { say, language } = useSession();
  const [cardLanguage, setCardLanguage] = useState<Language>(language);
  const [theme, setTheme] = useState(themeNow);
  const cards = useResource(pathTo('desk/programme/cards', { cards: cardLanguage }));
  const looks = { theme, language: cardLanguage };
  return (
    <Card>
      <h2>{say('programmeDesk.stepCards')}</h2>
      <p>{say('programmeDesk.cardsIntro')}</p>
      <CardLooks {...looks} onTheme={setTheme} onLanguage={setCardLanguage} />
      <Loaded from={cards}>
        {({ joined, ballot }) => (
          <>
            <h3>{say('programmeDesk.cardJoined')}</h3>
            <CardDrawing card={joined} {...looks} />
            <h3>{say('programmeDesk.cardBallot')}</h3>
            {ballot === null ? <p>{say('programmeDesk.cardNone')}</p> : <CardDrawing card={ballot} {...looks} />}
          </>
        )}
      </Loaded>
      <NextButton programme={programme} next={next} />
    </Card>
  );
}

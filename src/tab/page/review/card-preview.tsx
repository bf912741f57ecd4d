import { useEffect, useRef, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../../language.js';
import { useSession } from '../shared/session.js';
import { Card, Status } from '../shared/widgets.js';
import type { Look } from './use-card-preview.js';

const THEMES = ['light', 'dark'] as const;
type CardTheme = (typeof THEMES)[number];

/** The renderer is larger than the rest of the page together, so it is fetched when a card is drawn for the first time. */
const loadDrawing = () => import('./card-drawing.js');

interface PreviewProps {
  readonly look: Look;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** The ballot as people will get it in Teams, in light or dark. */
export function CardPreview({ look, language, onLanguage }: PreviewProps) {
  const { say } = useSession();
  const [theme, setTheme] = useState(themeNow);
  return (
    <Card>
      <h3>{say('review.preview')}</h3>
      <p class="hint">{say('review.previewHint')}</p>
      <CardLooks theme={theme} language={language} onTheme={setTheme} onLanguage={onLanguage} />
      <Status text={look.failed ? say('review.lookFailed') : ''} bad />
      {look.seen === null ? (
        <p class="loading">{say('app.loading')}</p>
      ) : (
        <CardDrawing card={look.seen.card} theme={theme} language={language} />
      )}
    </Card>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly name: string }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

function Choice<T extends string>({ name, label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{label}</legend>
      <div class="scale">
        {options.map((option) => (
          <label class="choice" key={option.id}>
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={chosen === option.id}
              onChange={() => onChoose(option.id)}
            />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface LooksProps {
  readonly theme: CardTheme;
  readonly language: Language;
  readonly onTheme: (theme: CardTheme) => void;
  readonly onLanguage: (language: Language) => void;
}

/** Chooses how cards are drawn. */
export function CardLooks({ theme, language, onTheme, onLanguage }: LooksProps) {
  const { say } = useSession();
  return (
    <div class="looks">
      <Choice
        name="card-theme"
        label={say('review.theme')}
        options={THEMES.map((id) => ({ id, name: say(`review.theme_${id}`) }))}
        chosen={theme}
        onChoose={onTheme}
      />
      <Choice
        name="card-language"
        label={say('review.cardLanguage')}
        options={LANGUAGES.map((id) => ({ id, name: say(`review.language_${id}`) }))}
        chosen={language}
        onChoose={onLanguage}
      />
    </div>
  );
}

/** The colours of cards that go with the present theme of the page. */
export function themeNow(): CardTheme {
  return /dark|contrast/.test(document.documentElement.dataset.theme ?? '') ? 'dark' : 'light';
}

interface DrawingProps {
  readonly card: object;
  readonly theme: CardTheme;
  readonly language: Language;
}

/** A card as Teams draws it. */
export function CardDrawing({ card, theme, language }: DrawingProps) {
  const { say } = useSession();
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    loadDrawing().then(
      ({ drawCard }) => {
        if (left) return;
        place.current?.replaceChildren(drawCard(card, theme));
        setFailed(false);
      },
      () => left || setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [card, theme]);
  return (
    <>
      <Status text={failed ? say('review.previewFailed') : ''} bad />
      <div ref={place} class={`teams-card ${theme}`} lang={language} />
    </>
  );
}

export type Theme = 'light' | 'dark';

interface Colours {
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly back: string;
  readonly emphasis: string;
  readonly good: string;
  readonly attention: string;
}

export const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    back: '#ffffff',
    emphasis: '#f0f0f0',
    good: '#e7f2da',
    attention: '#fcf4f6',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    back: '#292929',
    emphasis: '#1f1f1f',
    good: '#0d2e0d',
    attention: '#3b1519',
  },
};

/** Settings for the `adaptivecards` renderer that come near to how Teams draws a card. Colours are ours, after Fluent. */
export function hostConfig(theme: Theme): object {
  const colours = COLOURS[theme];
  const plain = { default: colours.text, subtle: colours.subtle };
  const foregroundColors = {
    default: plain,
    dark: plain,
    light: plain,
    good: plain,
    warning: plain,
    attention: { default: theme === 'light' ? '#c4314b' : '#f9526b', subtle: colours.subtle },
    accent: { default: colours.accent, subtle: colours.accent },
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#88888888' },
    containerStyles: {
      default: style(colours.back),
      emphasis: style(colours.emphasis),
      accent: style(colours.emphasis),
      good: style(colours.good),
      attention: style(colours.attention),
      warning: style(colours.attention),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
    inputs: {
      label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' }, inputSpacing: 'small' },
      errorMessage: { color: 'attention' },
    },
  };
}

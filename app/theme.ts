import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// look.md says what each colour means and where it may stand.
const indigo: MantineColorsTuple = [
  '#eef3fa',
  '#dbe5f2',
  '#b7cae3',
  '#8fadd4',
  '#6c92c6',
  '#4f79b5',
  '#3a63a1',
  '#2c5088',
  '#234270',
  '#183156',
];
const moss: MantineColorsTuple = [
  '#edf6f0',
  '#d8ebdf',
  '#b0d6bf',
  '#84bf9b',
  '#5ea97c',
  '#419365',
  '#2f7d53',
  '#256843',
  '#1e5638',
  '#143e28',
];
const amber: MantineColorsTuple = [
  '#fdf4e3',
  '#f9e6c1',
  '#f2cf8c',
  '#e9b654',
  '#dd9d2a',
  '#c18317',
  '#a16a0e',
  '#83550b',
  '#6c4609',
  '#4d3207',
];
const vermilion: MantineColorsTuple = [
  '#fcefec',
  '#f8dbd5',
  '#efb5a9',
  '#e48b7a',
  '#d96853',
  '#c84c36',
  '#b23a26',
  '#992e1c',
  '#802515',
  '#5e1a0e',
];
const ink: MantineColorsTuple = [
  '#f5f6f7',
  '#e9ebee',
  '#d5d9de',
  '#b4bbc4',
  '#8e97a4',
  '#6b7584',
  '#535d6c',
  '#414a57',
  '#303843',
  '#1f252e',
];
const night: MantineColorsTuple = [
  '#e4e7ec',
  '#c6ccd5',
  '#a5aebb',
  '#838e9e',
  '#4e596a',
  '#3a4454',
  '#2b3442',
  '#212935',
  '#191f29',
  '#12171f',
];

const systemFont =
  "system-ui, -apple-system, 'Hiragino Sans', 'Yu Gothic UI', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif";

export const theme = createTheme({
  colors: {
    indigo,
    moss,
    amber,
    vermilion,
    ink,
    gray: ink,
    dark: night,
    red: vermilion,
    green: moss,
    yellow: amber,
  },
  primaryColor: 'indigo',
  primaryShade: 8,
  autoContrast: true,
  fontFamily: systemFont,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontFamily: systemFont,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.1875rem', lineHeight: '1.4' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 4,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f5f3',
    '--mantine-color-text': '#1f252e',
    '--mantine-color-dimmed': '#566070',
    '--mantine-color-anchor': '#234f8a',
    '--mantine-color-error': '#992e1c',
    '--mantine-color-placeholder': '#6b7584',
  },
  dark: {
    '--mantine-color-body': '#12171f',
    '--mantine-color-text': '#e4e7ec',
    '--mantine-color-dimmed': '#a5aebb',
    '--mantine-color-anchor': '#8fb6ea',
    '--mantine-color-error': '#f0998a',
    '--mantine-color-placeholder': '#98a2b0',
  },
});

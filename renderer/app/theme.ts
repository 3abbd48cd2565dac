import type { ThemeConfig } from 'antd';

/** The colours that ui/base.css has too; theme.test.ts holds them together. */
export const COLOURS = {
  navy: '#1f3a68',
  ink: '#1c2430',
  muted: '#586274',
  line: '#d5dbe5',
  desk: '#f3f5f9',
  paper: '#ffffff',
  good: '#1a7346',
  amber: '#8a5a00',
  red: '#b3261e',
} as const;

/** The light theme of lists and forms: customs navy, amber for attention, red only for danger. */
export const DESK_THEME: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.navy,
    colorInfo: COLOURS.navy,
    colorLink: COLOURS.navy,
    colorSuccess: COLOURS.good,
    colorWarning: '#b87a0a',
    colorError: COLOURS.red,
    // antd mixes soft shades out of the strong ones; out of these dark ones it mixes mud.
    colorPrimaryBg: '#e9eef6',
    colorPrimaryBgHover: '#dde5f1',
    colorInfoBg: '#e9eef6',
    colorInfoBorder: '#c5d0e2',
    colorSuccessBg: '#e7f4ec',
    colorSuccessBorder: '#a9d3ba',
    colorWarningBg: '#fff4d9',
    colorWarningBorder: '#e6c377',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e3aaa6',
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.muted,
    colorTextDescription: COLOURS.muted,
    colorTextPlaceholder: '#6b7585',
    colorBgLayout: COLOURS.desk,
    colorBorder: '#b9c1ce',
    colorBorderSecondary: COLOURS.line,
    borderRadius: 6,
    fontFamily: 'var(--sans)',
    fontFamilyCode: 'var(--mono)',
    fontSize: 14,
  },
  components: {
    Table: { headerBg: '#eaeef5', headerColor: COLOURS.navy, cellPaddingBlockSM: 7 },
    Tabs: { titleFontSize: 15 },
    Descriptions: { labelBg: '#f3f5f9' },
  },
};

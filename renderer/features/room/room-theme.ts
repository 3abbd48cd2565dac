import { theme, type ThemeConfig } from 'antd';

/** The dark theme of the call: the picture is the brightest thing on the screen. Colours match room.css. */
export const ROOM_THEME: ThemeConfig = {
  // The desk's tokens are those of a light theme.
  inherit: false,
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#4f86d9',
    colorBgBase: '#12161d',
    colorTextBase: '#eef2f8',
    colorBgElevated: '#1b212b',
    colorBgContainer: '#222a36',
    fontFamily: 'var(--sans)',
    colorWarning: '#f0b429',
    colorError: '#ff8a80',
    borderRadius: 6,
    fontSize: 14,
    // A spinner whose way out is cut short stays, unseen, and has the whole window drawn sixty times a second for the rest of a call.
    motion: false,
  },
};

import { create } from 'zustand';
import type { MarkColour, MarkTool } from '../../../../shared/record/marks';

/** What the lead's hand does on the picture. */
export type Tool = 'pointer' | MarkTool;

/** The tools with the key of each: first letters in English, except where another key of the room has it. */
export const TOOL_KEYS = {
  pointer: 'G',
  arrow: 'A',
  ellipse: 'O',
  line: 'D',
  text: 'T',
} as const satisfies Record<Tool, string>;
export const TOOLS = Object.keys(TOOL_KEYS) as Tool[];

interface Hand {
  tool: Tool;
  colour: MarkColour;
  choose: (tool: Tool) => void;
  dip: (colour: MarkColour) => void;
}

/** The tool in the lead's hand; it stays the same from one mark to the next. */
export const useHand = create<Hand>((set) => ({
  tool: 'pointer',
  colour: 'amber',
  choose: (tool) => set({ tool }),
  dip: (colour) => set({ colour }),
}));

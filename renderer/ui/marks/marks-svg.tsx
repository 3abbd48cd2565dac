import type { MarkColour, MarkPoint, MarkTool } from '../../../shared/record/marks';
import { arrowPath, ellipseOf, heightOf, linePath, WIDTH, type Canvas } from './mark-paths';

/** What is to be drawn; a mark that is still being drawn may have a point less than it needs. */
export interface Drawing {
  tool: MarkTool;
  colour: MarkColour;
  points: readonly MarkPoint[];
  text?: string;
}

const COLOURS: Record<MarkColour, string> = { amber: '#ffb020', cyan: '#35e4ff', pink: '#ff7ad9' };
const OUTLINE = '#101418';
/** Thousandths of the picture's width, so that a mark is equally bold on a phone's picture and on paper. */
const BOLD = 6;
const OUTLINE_BOLD = 11;
const LETTERS = 34;

interface MarksSvgProps {
  marks: readonly { id: string; shape: Drawing }[];
  /** Size of the picture below, in any unit: only its shape matters. */
  picture: { width: number; height: number };
  label: string;
}

/**
 * Marks over a picture that is drawn with `object-fit: contain` in the same box: an SVG with the picture's shape keeps
 * to the same place of the box by itself.
 */
export function MarksSvg({ marks, picture, label }: MarksSvgProps) {
  const canvas = { width: WIDTH, height: heightOf(picture) };
  return (
    <svg
      className="marks-svg"
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      role="img"
      aria-label={label}
      data-testid="marks"
      data-count={marks.length}
    >
      {marks.map(({ id, shape }) => (
        <g key={id} data-mark={id} data-tool={shape.tool}>
          <Mark shape={shape} canvas={canvas} stroke={OUTLINE} bold={OUTLINE_BOLD} />
          <Mark shape={shape} canvas={canvas} stroke={COLOURS[shape.colour]} bold={BOLD} />
        </g>
      ))}
    </svg>
  );
}

/** One mark in one colour; the outline is the same shape, bolder, below. */
function Mark(props: { shape: Drawing; canvas: Canvas; stroke: string; bold: number }) {
  const { shape, canvas, stroke, bold } = props;
  const pen = {
    fill: 'none',
    stroke,
    strokeWidth: bold,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  switch (shape.tool) {
    case 'arrow':
      return <path d={arrowPath(shape.points, canvas)} {...pen} />;
    case 'line':
      return <path d={linePath(shape.points, canvas)} {...pen} />;
    case 'ellipse':
      return <ellipse {...ellipseOf(shape.points, canvas)} {...pen} />;
    case 'text': {
      const [at] = shape.points;
      if (!at) return null;
      const outline = bold === OUTLINE_BOLD;
      return (
        <text
          x={at.x * canvas.width}
          y={at.y * canvas.height}
          // A text in the right half is written towards the middle, so that it does not leave the picture.
          textAnchor={at.x > 0.5 ? 'end' : 'start'}
          dominantBaseline="central"
          fontSize={LETTERS}
          fontWeight={700}
          fill={stroke}
          stroke={outline ? stroke : 'none'}
          strokeWidth={outline ? bold - 3 : 0}
          strokeLinejoin="round"
        >
          {shape.text}
        </text>
      );
    }
  }
}

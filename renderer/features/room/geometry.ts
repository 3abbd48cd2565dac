/**
 * Where a picture is drawn inside its element with `object-fit: contain`, and points of one in units of the other. Marks
 * are normalised to the drawn picture, not to the element: the bars differ between two people's windows.
 */

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The drawn picture in the element's pixels; null before the picture has a size. */
export function drawnRect(element: Size, picture: Size): (Point & Size) | null {
  if (picture.width <= 0 || picture.height <= 0 || element.width <= 0 || element.height <= 0) return null;
  const scale = Math.min(element.width / picture.width, element.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: (element.width - width) / 2, y: (element.height - height) / 2, width, height };
}

/** A point of the element as a part of the picture (0 to 1 each way); null on the bars beside it. */
export function toPicture(point: Point, element: Size, picture: Size): Point | null {
  const rect = drawnRect(element, picture);
  if (!rect) return null;
  const x = (point.x - rect.x) / rect.width;
  const y = (point.y - rect.y) / rect.height;
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}

/** A part of the picture as a point of the element. */
export function toElement(part: Point, element: Size, picture: Size): Point | null {
  const rect = drawnRect(element, picture);
  return rect && { x: rect.x + part.x * rect.width, y: rect.y + part.y * rect.height };
}

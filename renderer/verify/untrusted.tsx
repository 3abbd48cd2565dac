import { piecesOf } from '../../shared/inert';

/** A text from the bundle: inert, and isolated so that its direction changes nothing around it. */
export function Untrusted({ text }: { text: string }) {
  return (
    <bdi className="v-text">
      {piecesOf(text).map(({ text: part, escaped }, index) =>
        escaped ? (
          <span key={index} className="v-escape">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}

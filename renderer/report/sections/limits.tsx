import { heading } from '../bits';
import { together, type Block } from '../blocks';
import { LIMITS } from '../texts';

/** What nobody should read into the signatures. */
export const limits = (): Block[] =>
  together([
    heading('limitsTitle'),
    ...LIMITS.map(({ zh, en }, i) => ({
      key: `limits/${i}`,
      className: 'rd-limit',
      node: (
        <>
          <span className="rd-index">{i + 1}</span>
          <p>
            {zh}
            <small lang="en">{en}</small>
          </p>
        </>
      ),
    })),
  ]);

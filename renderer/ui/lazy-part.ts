import { createElement, lazy, type ComponentType, type FunctionComponent } from 'react';

/** Makes each part that could not be loaded ready for another try. */
const broken = new Set<() => void>();

/**
 * From now on parts that could not be loaded are loaded anew when they are shown. For a boundary, once it shows that
 * something failed; before that React would go on trying by itself.
 */
export function mendParts(): void {
  for (const mend of broken) mend();
  broken.clear();
}

/**
 * A part of the app that is loaded when it is first shown. `React.lazy` and Chromium both keep a failed load for good: after
 * `mendParts` it is tried again, under an address of its own.
 * @param load imports the part's module. @param pick the component in it.
 */
export function lazyPart<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
): FunctionComponent<P> {
  let failed: string | null = null;
  let tries = 0;
  const make = () =>
    lazy<ComponentType<P>>(async () => {
      try {
        const part =
          failed === null
            ? load()
            : (import(/* @vite-ignore */ `${failed}?try=${(tries += 1)}`) as Promise<M>);
        return { default: pick(await part) };
      } catch (error) {
        // Chromium names the file: "Failed to fetch dynamically imported module: app://…".
        failed = /app:\/\/[^\s?]+/.exec(String(error))?.[0] ?? null;
        broken.add(() => {
          current = make();
        });
        throw error;
      }
    });
  let current = make();
  // The props of a lazy component are those of what it loads; React's types cannot tell for a generic P.
  return (props) => createElement(current as ComponentType<P>, props);
}

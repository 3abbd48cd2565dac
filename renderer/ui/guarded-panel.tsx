import type { ReactNode } from 'react';
import { ErrorBoundary } from './error-boundary';
import { FailureNote } from './failure-note';

/** A part of a screen that may fail alone: the others, and a call that goes on in them, are not touched. */
export function GuardedPanel({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(failure, retry) => <FailureNote failure={failure} size="panel" onRetry={retry} />}
    >
      {children}
    </ErrorBoundary>
  );
}

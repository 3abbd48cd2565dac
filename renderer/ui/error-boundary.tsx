import { Component, type ErrorInfo, type ReactNode } from 'react';
import { mendParts } from './lazy-part';

export interface Failure {
  error: unknown;
  /** Where in the screen it happened, as React tells it. */
  stack: string;
}

interface ErrorBoundaryProps {
  /** What is shown in place of the children; `retry` draws them anew. */
  fallback: (failure: Failure, retry: () => void) => ReactNode;
  /** Another key is another thing to show: a failure of the one before is forgotten. */
  about?: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  failure: Failure | null;
  about: string | undefined;
}

/**
 * Keeps a failure of one part of the window from taking the rest away: without it React removes everything. Only a class
 * can catch (react.dev, `getDerivedStateFromError`).
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null, about: this.props.about };

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.about === state.about ? null : { about: props.about, failure: null };
  }

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { failure: { error, stack: '' } };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    mendParts();
    this.setState({ failure: { error, stack: componentStack ?? '' } });
  }

  private readonly retry = (): void => this.setState({ failure: null });

  override render(): ReactNode {
    const { failure } = this.state;
    return failure ? this.props.fallback(failure, this.retry) : this.props.children;
  }
}

import { Component, type ReactNode } from 'react';
import type { Session } from '../../session/session';
import controls from '../controls/controls.module.css';
import { BugReport } from './BugReport';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  readonly session: Session;
  readonly children: ReactNode;
}

/** When drawing the page itself fails: the text stays at hand, and there is a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    this.props.session.pause();
    this.props.session.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const { program, run } = this.props.session.store.getState();
    return (
      <main className={styles.page}>
        <h1>Interleave</h1>
        <BugReport
          message={`${error.message}\n${error.stack ?? ''}`}
          source={program.source}
          options={run?.options ?? null}
        />
        <label className={styles.program}>
          Your program
          <textarea readOnly value={program.source} rows={20} />
        </label>
        <button type="button" className={controls.button} onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </main>
    );
  }
}

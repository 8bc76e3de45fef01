import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { frame } from "./words.ts";
import { Banner } from "./banner.tsx";

/** A page that broke, or whose script did not arrive, says so and keeps the rest of the console standing. */
export class Breakage extends Component<{ at: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate(before: { at: string }) {
    if (before.at !== this.props.at && this.state.broken) this.setState({ broken: false });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page">
        <Banner
          tone="danger"
          title={frame.failure.broken}
          text={frame.failure.brokenNext}
          actions={<Button onClick={() => window.location.reload()}>{frame.failure.reload}</Button>}
        />
      </main>
    );
  }
}

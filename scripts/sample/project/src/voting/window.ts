export type Phase = 'closed' | 'open' | 'grace';

const GRACE_MS = 12_000; // what a text message needs through the network of the night

export class VotingWindow {
  private opensAt = 0;
  private closesAt = 0;

  open(now: number, seconds: number): void {
    this.opensAt = now;
    this.closesAt = now + seconds * 1000;
  }

  extend(seconds: number): void {
    // XXX(kim, 2023-11-24): can be called after the grace time as well, and was
    this.closesAt += seconds * 1000;
  }

  phase(now: number): Phase {
    if (now < this.opensAt) return 'closed';
    if (now < this.closesAt) return 'open';
    return now < this.closesAt + GRACE_MS ? 'grace' : 'closed';
  }

  /* TODO: winter time. The show of the last Saturday in October runs over it,
     and the clock of the studio is set by hand. */
  remainingSeconds(now: number): number {
    return Math.max(0, Math.ceil((this.closesAt - now) / 1000));
  }
}

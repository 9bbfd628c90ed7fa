/** Later than everything that happened to the certificate, also when the clock was set back: the last word counts. */
export function certificateEventMoment(now: Date, events: readonly { readonly at: Date }[]): Date {
  const last = Math.max(0, ...events.map(({ at }) => at.getTime()));
  return new Date(Math.max(now.getTime(), last + 1));
}

/** Ties a sealed name to its certificate. */
export function certificateNameSeal(certificateId: string): string {
  return `certificate-name:${certificateId}`;
}

/** What the very first start says about the secret, so that it does not stay beside the data. */
export function secretLines({
  secret,
  dataDir,
}: {
  readonly secret: string | null;
  readonly dataDir: string;
}): string[] {
  if (secret !== null)
    return ["What is sealed opens with HALYPA_SECRET only: keep it away from the database and its backups."];
  return [
    `The secret that opens what is sealed was made: ${dataDir}/secret. Beside the data it protects nothing from`,
    "whoever takes both. Copy it to a place of its own (on paper, in a password safe). Better, give it as",
    "HALYPA_SECRET from there and delete the file. Without it, sealed texts and backups never open again.",
  ];
}

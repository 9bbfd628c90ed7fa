/** A field of what a server replied, whatever shape that has. */
export function fieldIn(reply: unknown, name: string): unknown {
  return typeof reply === "object" && reply !== null ? Reflect.get(reply, name) : undefined;
}

export function textIn(reply: unknown, name: string): string {
  const value = fieldIn(reply, name);
  return typeof value === "string" ? value : "";
}

import { roles } from "#app/domain/kernel/role.ts";

/** What the terminal shows once the portal answers. */
export function welcomeLines(state: {
  readonly url: string;
  readonly demo: boolean;
  readonly empty: boolean;
}): string[] {
  const lines = ["", `Halypa is ready: ${state.url}`];
  if (state.demo) {
    const [first, ...others] = roles;
    const names = [first, `${first}2`, ...others].map((role) => `${role}@demo.example`);
    lines.push("", "Demo accounts, password halypa-demo:", ...names.map((name) => `  ${name}`));
  } else if (state.empty) {
    lines.push(
      "",
      "Nobody can sign in yet. Make the first administrator:",
      "  npm run admin:create -- --email … --name …",
    );
  }
  return [...lines, "", "Stop it with Ctrl-C."];
}

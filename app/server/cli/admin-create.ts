import { parseArgs } from "node:util";
import { systemCtx } from "#app/auth/system-ctx.server.ts";
import { createPerson } from "#app/domain/identity/create-person.server.ts";
import { grantRole } from "#app/domain/identity/grant-role.server.ts";
import { userNameShape } from "#app/domain/identity/inputs.ts";
import { issueOneTimeCode } from "#app/domain/identity/issue-one-time-code.server.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { foldText } from "#app/lib/fold-text.ts";
import { paths } from "#app/lib/paths.ts";
import { StartError } from "#app/platform/start-error.ts";
import { runCommand } from "#app/server/run-command.server.ts";
import { seedAreas } from "#app/server/seed/seed-areas.server.ts";

const usage = 'npm run admin:create -- --email jeren@example.org --name "Jeren Myradowa" [--user-name jeren]';

/** Makes an administrator of the whole country and prints the one-time code that opens the account, once. */
await runCommand(async ({ services }) => {
  const wanted = readArguments();
  const { givenName, surname, userName, email } = wanted;
  await seedAreas(services);
  const { code } = await withTransaction(systemCtx(services, "admin-create"), async (tx) => {
    const { personId } = await createPerson(tx, { ...wanted, homeAreaId: "tm" });
    await grantRole(tx, { personId, role: "administrator", areaId: "tm" });
    return issueOneTimeCode(tx, { personId, purpose: "invitation" });
  }).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== "conflict") throw error;
    throw new StartError(`--email ${email} or --user-name ${userName} is taken`);
  });
  console.log(`Administrator ${givenName} ${surname} is made.`);
  console.log(`  Open       ${services.publicUrl}${paths.welcome()}`);
  console.log(`  User name  ${userName}`);
  console.log(`  Code       ${code}   (once, within 14 days; it is not kept and not shown again)`);
  return 0;
});

/** @throws StartError with the usage when something is missing or malformed */
function readArguments() {
  const { email, name, "user-name": userName } = typedArguments();
  if (!email || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new StartError(`--email must be an address: ${usage}`);
  const [givenName, ...rest] = (name ?? "").trim().split(/\s+/);
  const surname = rest.join(" ");
  if (!givenName || !surname) throw new StartError(`--name must be given name and surname: ${usage}`);
  const own = foldText(`${givenName}.${surname}`).replace(/[^a-z0-9._-]+/g, "-");
  const parsed = userNameShape.safeParse(userName ?? own);
  if (!parsed.success) throw new StartError(`--user-name must be Latin letters and figures: ${usage}`);
  return { email, givenName, surname, userName: parsed.data };
}

function typedArguments() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ options: { email: text, name: text, "user-name": text }, strict: true }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "unreadable"}: ${usage}`);
  }
}

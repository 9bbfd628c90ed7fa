import { beforeAll, describe, expect, test } from "vitest";
import { assignSupervisor } from "#app/domain/identity/assign-supervisor.server.ts";
import { checkOneTimeCode } from "#app/domain/identity/check-one-time-code.server.ts";
import { decideApproval } from "#app/domain/identity/decide-approval.server.ts";
import { editPerson } from "#app/domain/identity/edit-person.server.ts";
import { endGrant } from "#app/domain/identity/end-grant.server.ts";
import { issueOneTimeCode } from "#app/domain/identity/issue-one-time-code.server.ts";
import { listApprovals } from "#app/domain/identity/queries/list-approvals.server.ts";
import { redeemOneTimeCode } from "#app/domain/identity/redeem-one-time-code.server.ts";
import { requestCode } from "#app/domain/identity/request-code.server.ts";
import { requestGrant } from "#app/domain/identity/request-grant.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { anonymousCtx, ctxFor, systemCtx } from "#tests/support/actors.ts";
import { day, heldClock, hour, minute } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, type MadeArea, type MadePerson } from "#tests/support/factories.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
  // Somebody is supervised already somewhere: the first days of a portal are over.
  const area = await makeArea(pool.db);
  const [one, other] = [
    await makePerson(pool.db, { area, roles: ["worker"] }),
    await makePerson(pool.db, { area, roles: ["supervisor"] }),
  ];
  await assignSupervisor(systemCtx(pool.db), { workerId: one.id, supervisorId: other.id });
});

const code = (error: string) => expect.objectContaining({ code: error });

interface Town {
  readonly area: MadeArea;
  readonly clock: ReturnType<typeof heldClock>;
  readonly make: (...roles: Role[]) => Promise<MadePerson>;
  readonly as: (person: MadePerson, ...roles: Role[]) => PersonCtx;
  readonly asker: PersonCtx;
  readonly second: PersonCtx;
}

/** An area with two coordinators. */
async function town(): Promise<Town> {
  const area = await makeArea(pool.db);
  const clock = heldClock();
  const make = (...roles: Role[]) => makePerson(pool.db, { area, roles, passwordHash: "not a hash" });
  const as = (person: MadePerson, ...roles: Role[]) => ctxFor(pool.db, person, roles, clock);
  const [one, two] = [await make("coordinator"), await make("coordinator")];
  return { area, clock, make, as, asker: as(one, "coordinator"), second: as(two, "coordinator") };
}

const rolesOf = async (personId: string) => {
  const rows = await pool.sql`select role from role_grant where person_id = ${personId} order by role::text`;
  return rows.map((row) => row["role"]);
};
const messagesOf = async (personId: string) => {
  const rows =
    await pool.sql`select kind from outbox_message where person_id = ${personId} order by created_at, id`;
  return rows.map((row) => row["kind"]);
};
const textsOpen = async (personId: string) => {
  const [row] = await pool.sql`select texts_open_at from person where id = ${personId}`;
  return new Date(String(row?.["texts_open_at"]));
};

async function ask({ asker, area }: Town, personId: string, role: Role): Promise<string> {
  const outcome = await requestGrant(asker, { personId, role, areaId: area.id });
  if (outcome.state !== "waiting") throw new Error("it did not wait");
  return outcome.approvalId;
}

describe("a role that reads supervision records", () => {
  test("waits for a second person, begins with a yes, and opens texts a day later", async () => {
    const here = await town();
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "supervisor");
    expect(await rolesOf(person.id)).toEqual(["worker"]);
    expect(await messagesOf(here.second.actor.personId)).toEqual(["identity.approval-asked"]);
    expect(await messagesOf(here.asker.actor.personId)).toEqual([]);
    await decideApproval(here.second, { approvalId, answer: "approve" });
    expect(await rolesOf(person.id)).toEqual(["supervisor", "worker"]);
    expect(await textsOpen(person.id)).toEqual(new Date(here.clock.now().getTime() + day));
    expect(await messagesOf(here.asker.actor.personId)).toEqual(["identity.approval-given"]);
    const [grant] = await pool.sql`
      select granted_by_id from role_grant where person_id = ${person.id} and role = 'supervisor'`;
    expect(grant?.["granted_by_id"]).toBe(here.asker.actor.personId);
  });

  test("is announced to both of each pair that it opens", async () => {
    const here = await town();
    const [worker, supervisor, manager] = [
      await here.make("worker"),
      await here.make("supervisor"),
      await here.make(),
    ];
    await assignSupervisor(here.asker, { workerId: worker.id, supervisorId: supervisor.id });
    const approvalId = await ask(here, manager.id, "manager");
    await decideApproval(here.second, { approvalId, answer: "approve" });
    for (const one of [worker, supervisor, manager])
      expect(await messagesOf(one.id)).toContain("identity.reader-announced");
  });

  test("stays away with a no, and can be asked for again", async () => {
    const here = await town();
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "manager");
    await expect(ask(here, person.id, "manager")).rejects.toEqual(code("already_done"));
    await decideApproval(here.second, { approvalId, answer: "refuse" });
    expect(await rolesOf(person.id)).toEqual(["worker"]);
    expect(await messagesOf(here.asker.actor.personId)).toEqual(["identity.approval-refused"]);
    await expect(decideApproval(here.second, { approvalId, answer: "approve" })).rejects.toEqual(
      code("already_done"),
    );
    await ask(here, person.id, "manager");
  });

  test("is never decided by who asked, by whom it is about, or from another area", async () => {
    const here = await town();
    const elsewhere = await town();
    const subject = await here.make("coordinator", "worker");
    await expect(
      requestGrant(here.as(subject, "coordinator"), {
        personId: subject.id,
        role: "supervisor",
        areaId: here.area.id,
      }),
    ).rejects.toEqual(code("forbidden"));
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "supervisor");
    const approve = (ctx: PersonCtx) => decideApproval(ctx, { approvalId, answer: "approve" });
    await expect(approve(here.asker)).rejects.toEqual(code("forbidden"));
    await expect(approve(here.as(person, "coordinator"))).rejects.toEqual(code("forbidden"));
    await expect(approve(elsewhere.second)).rejects.toEqual(code("not_found"));
    for (const role of ["worker", "supervisor", "author", "reviewer", "auditor"] as const)
      await expect(approve(here.as(await here.make(role), role))).rejects.toEqual(code("not_found"));
    expect(await rolesOf(person.id)).toEqual(["worker"]);
    await approve(here.as(await here.make("manager"), "manager"));
  });

  test("is decided once when two say yes in the same moment", async () => {
    const here = await town();
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "supervisor");
    const third = here.as(await here.make("administrator"), "administrator");
    const results = await Promise.allSettled(
      [here.second, third].map((ctx) => decideApproval(ctx, { approvalId, answer: "approve" })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rolesOf(person.id)).toEqual(["supervisor", "worker"]);
  });

  test("lapses when nobody decides for a month", async () => {
    const here = await town();
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "supervisor");
    here.clock.advance(30 * day);
    expect(await listApprovals(here.second, "en")).toEqual([]);
    await expect(decideApproval(here.second, { approvalId, answer: "approve" })).rejects.toEqual(
      code("conflict"),
    );
  });

  test("goes from one who asked to another: each sees what she may decide", async () => {
    const here = await town();
    const person = await here.make("worker");
    const approvalId = await ask(here, person.id, "supervisor");
    expect(await listApprovals(here.second, "en")).toMatchObject([{ id: approvalId, canDecide: true }]);
    expect(await listApprovals(here.asker, "en")).toMatchObject([{ id: approvalId, canDecide: false }]);
    expect(await listApprovals((await town()).second, "en")).toEqual([]);
  });

  test("keeps its dates", async () => {
    const here = await town();
    const person = await here.make("worker");
    const give = (from?: string, until?: string) =>
      requestGrant(here.asker, {
        personId: person.id,
        role: "author",
        areaId: here.area.id,
        ...(from ? { from } : {}),
        ...(until ? { until } : {}),
      });
    await expect(give("2999-02-02", "2999-02-01")).rejects.toEqual(code("invalid"));
    await give("2999-02-01", "2999-02-02");
    const [grant] = await pool.sql`
      select starts_at, ends_at from role_grant where person_id = ${person.id} and role = 'author'`;
    expect(grant).toEqual({ starts_at: "2999-01-31 19:00:00+00", ends_at: "2999-02-02 19:00:00+00" });
    await expect(give()).rejects.toEqual(code("already_done"));
  });
});

describe("who decides who reads", () => {
  test("is not appointed by one person either, once anybody is supervised", async () => {
    const here = await town();
    const administrator = here.as(await here.make("administrator"), "administrator");
    const person = await here.make();
    const outcome = await requestGrant(administrator, {
      personId: person.id,
      role: "coordinator",
      areaId: here.area.id,
    });
    expect(outcome.state).toBe("waiting");
  });

  test("ends another's role at once, never her own, and not beyond her area", async () => {
    const here = await town();
    const [worker, supervisor] = [await here.make("worker"), await here.make("supervisor")];
    await assignSupervisor(here.asker, { workerId: worker.id, supervisorId: supervisor.id });
    const grantOf = async (personId: string) =>
      String((await pool.sql`select id from role_grant where person_id = ${personId}`)[0]?.["id"]);
    const grantId = await grantOf(supervisor.id);
    await expect(endGrant((await town()).asker, { grantId })).rejects.toEqual(code("not_found"));
    const own = await grantOf(here.asker.actor.personId);
    await expect(endGrant(here.asker, { grantId: own })).rejects.toEqual(code("forbidden"));
    await endGrant(here.asker, { grantId });
    await expect(endGrant(here.asker, { grantId })).rejects.toEqual(code("already_done"));
    const open = await pool.sql`
      select 1 from supervision_relationship where worker_id = ${worker.id} and ends_at is null`;
    expect(open).toHaveLength(0);
  });
});

describe("a code for an account that can read records", () => {
  test("needs a second person: also for a worker who is supervised", async () => {
    const here = await town();
    const [worker, supervisor, plain] = [
      await here.make("worker"),
      await here.make("supervisor"),
      await here.make("worker"),
    ];
    await assignSupervisor(here.asker, { workerId: worker.id, supervisorId: supervisor.id });
    const issue = (ctx: PersonCtx, personId: string) => issueOneTimeCode(ctx, { personId, purpose: "reset" });
    expect(await issue(here.asker, plain.id)).toHaveProperty("code");
    for (const one of [worker, supervisor])
      await expect(issue(here.asker, one.id)).rejects.toEqual(code("second_person"));
    const { approvalId } = await requestCode(here.asker, { personId: worker.id });
    await expect(decideApproval(here.asker, { approvalId, answer: "approve" })).rejects.toEqual(
      code("forbidden"),
    );
    await expect(issue(here.asker, worker.id)).rejects.toEqual(code("second_person"));
    await decideApproval(here.second, { approvalId, answer: "approve" });
    await expect(issue(here.second, worker.id)).rejects.toEqual(code("second_person"));
    expect(await issue(here.asker, worker.id)).toHaveProperty("code");
    await expect(issue(here.asker, worker.id)).rejects.toEqual(code("second_person"));
  });

  test("must be made within a day of the yes", async () => {
    const here = await town();
    const supervisor = await here.make("supervisor");
    const { approvalId } = await requestCode(here.asker, { personId: supervisor.id });
    await decideApproval(here.second, { approvalId, answer: "approve" });
    here.clock.advance(day);
    await expect(issueOneTimeCode(here.asker, { personId: supervisor.id, purpose: "reset" })).rejects.toEqual(
      code("second_person"),
    );
  });

  test("closes texts again for a day when it is used, and both of the pair are told", async () => {
    const here = await town();
    const [worker, supervisor] = [await here.make("worker"), await here.make("supervisor")];
    await assignSupervisor(here.asker, { workerId: worker.id, supervisorId: supervisor.id });
    const { approvalId } = await requestCode(here.asker, { personId: supervisor.id });
    await decideApproval(here.second, { approvalId, answer: "approve" });
    here.clock.advance(20 * hour);
    const issued = await issueOneTimeCode(here.asker, { personId: supervisor.id, purpose: "reset" });
    here.clock.advance(10 * hour);
    const ctx = anonymousCtx(pool.db, here.clock);
    const typed = { name: supervisor.userName, code: issued.code, clientAddress: "192.0.2.1" };
    const { ticket } = await checkOneTimeCode(ctx, typed);
    await redeemOneTimeCode(ctx, { ticket, locale: "tk", password: "dört sany gyzyl alma" });
    expect(await textsOpen(supervisor.id)).toEqual(new Date(here.clock.now().getTime() + day));
    const told = await messagesOf(worker.id);
    expect(told.filter((kind) => kind === "identity.reader-announced")).toHaveLength(2);
  });

  test("that was handed out before a role began opens nothing any more", async () => {
    const here = await town();
    const person = await makePerson(pool.db, { area: here.area, roles: ["worker"] });
    const old = await issueOneTimeCode(here.asker, { personId: person.id, purpose: "invitation" });
    const approvalId = await ask(here, person.id, "supervisor");
    await decideApproval(here.second, { approvalId, answer: "approve" });
    const typed = { name: person.userName, code: old.code, clientAddress: "192.0.2.2" };
    await expect(checkOneTimeCode(anonymousCtx(pool.db, here.clock), typed)).rejects.toEqual(
      code("code_invalid"),
    );
    await expect(
      issueOneTimeCode(here.asker, { personId: person.id, purpose: "invitation" }),
    ).rejects.toEqual(code("second_person"));
  });

  test("cannot be had by putting another e-mail address there", async () => {
    const here = await town();
    const supervisor = await here.make("supervisor");
    const edit = (email?: string) =>
      editPerson(here.asker, {
        personId: supervisor.id,
        surname: "Synagowa",
        givenName: "Synag",
        userName: supervisor.userName,
        locale: "tk",
        ...(email ? { email } : {}),
      });
    await expect(edit(`${supervisor.userName}@elsewhere.test`)).rejects.toEqual(code("second_person"));
    await edit();
  });

  test("is never an invitation into an account that is open already", async () => {
    const here = await town();
    const worker = await here.make("worker");
    here.clock.advance(minute);
    await expect(
      issueOneTimeCode(here.asker, { personId: worker.id, purpose: "invitation" }),
    ).rejects.toEqual(code("invalid"));
  });
});

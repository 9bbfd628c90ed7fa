import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { supervisionRelationship } from "#app/db/schema/index.ts";
import { assignSupervisor } from "#app/domain/identity/assign-supervisor.server.ts";
import { changeGroupMembers } from "#app/domain/identity/change-group-members.server.ts";
import { closeGroup } from "#app/domain/identity/close-group.server.ts";
import { endSupervision } from "#app/domain/identity/end-supervision.server.ts";
import { makeGroup } from "#app/domain/identity/make-group.server.ts";
import { nominateArbiter } from "#app/domain/identity/nominate-arbiter.server.ts";
import { listGroups } from "#app/domain/identity/queries/list-groups.server.ts";
import type { Role } from "#app/domain/kernel/role.ts";
import { ctxFor } from "#tests/support/actors.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makeArea, makePerson, type MadePerson } from "#tests/support/factories.ts";

let pool: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  pool = await testDatabase();
});

const code = (error: string) => expect.objectContaining({ code: error });

async function office() {
  const area = await makeArea(pool.db);
  const clock = heldClock();
  const make = (...roles: Role[]) => makePerson(pool.db, { area, roles });
  const as = (person: MadePerson, ...roles: Role[]) => ctxFor(pool.db, person, roles, clock);
  return {
    clock,
    make,
    as,
    coordinator: as(await make("coordinator"), "coordinator"),
    worker: await make("worker"),
    supervisor: await make("supervisor"),
  };
}

const relationshipsOf = (workerId: string) =>
  pool.db
    .select()
    .from(supervisionRelationship)
    .where(eq(supervisionRelationship.workerId, workerId))
    .orderBy(supervisionRelationship.startsAt);
const messagesOf = async (personId: string) => {
  const rows =
    await pool.sql`select kind from outbox_message where person_id = ${personId} order by created_at, id`;
  return rows.map((row) => row["kind"]);
};

describe("who supervises whom", () => {
  test("is said by a coordinator or a manager; a new supervisor reads from then on, a day later", async () => {
    const { clock, make, as, coordinator, worker, supervisor } = await office();
    const pair = { workerId: worker.id, supervisorId: supervisor.id };
    const begun = clock.now();
    await assignSupervisor(coordinator, pair);
    await expect(assignSupervisor(coordinator, pair)).rejects.toEqual(code("already_done"));
    clock.advance(40 * day);
    const next = await make("supervisor");
    const manager = as(await make("manager"), "manager");
    await assignSupervisor(manager, { workerId: worker.id, supervisorId: next.id });
    expect(await relationshipsOf(worker.id)).toMatchObject([
      { supervisorId: supervisor.id, startsAt: begun, endsAt: clock.now() },
      {
        supervisorId: next.id,
        startsAt: clock.now(),
        textsOpenAt: new Date(clock.now().getTime() + day),
        endsAt: null,
      },
    ]);
    expect(await messagesOf(supervisor.id)).toEqual([
      "identity.supervisor-assigned",
      "identity.supervisor-ended",
    ]);
    expect(await messagesOf(next.id)).toEqual(["identity.supervisor-assigned"]);
    expect(await messagesOf(worker.id)).toHaveLength(3);
  });

  test("is never said about oneself, nor by others, nor about people elsewhere", async () => {
    const { make, as, coordinator, worker, supervisor } = await office();
    const both = await make("coordinator", "supervisor", "worker");
    const own = as(both, "coordinator", "supervisor");
    for (const pair of [
      { workerId: worker.id, supervisorId: both.id },
      { workerId: both.id, supervisorId: supervisor.id },
    ])
      await expect(assignSupervisor(own, pair)).rejects.toEqual(code("forbidden"));
    await expect(
      assignSupervisor(coordinator, { workerId: worker.id, supervisorId: worker.id }),
    ).rejects.toEqual(code("forbidden"));
    const pair = { workerId: worker.id, supervisorId: supervisor.id };
    for (const role of ["worker", "supervisor", "author", "reviewer"] as const)
      await expect(assignSupervisor(as(await make(role), role), pair)).rejects.toEqual(code("not_found"));
    for (const role of ["administrator", "auditor"] as const)
      await expect(assignSupervisor(as(await make(role), role), pair)).rejects.toEqual(code("forbidden"));
    const elsewhere = await office();
    await expect(assignSupervisor(elsewhere.coordinator, pair)).rejects.toEqual(code("not_found"));
    expect(await relationshipsOf(worker.id)).toHaveLength(0);
  });

  test("needs a worker and a supervisor who hold their roles now", async () => {
    const { coordinator, make, worker, supervisor } = await office();
    const author = await make("author");
    for (const pair of [
      { workerId: author.id, supervisorId: supervisor.id },
      { workerId: worker.id, supervisorId: author.id },
    ])
      await expect(assignSupervisor(coordinator, pair)).rejects.toEqual(code("invalid"));
  });

  test("ends with its dates, and not by the supervisor herself", async () => {
    const { as, coordinator, worker, make } = await office();
    const supervisor = await make("supervisor", "manager");
    await assignSupervisor(coordinator, { workerId: worker.id, supervisorId: supervisor.id });
    await expect(
      endSupervision(as(supervisor, "supervisor", "manager"), { workerId: worker.id }),
    ).rejects.toEqual(code("forbidden"));
    await endSupervision(coordinator, { workerId: worker.id });
    await expect(endSupervision(coordinator, { workerId: worker.id })).rejects.toEqual(code("already_done"));
    expect((await relationshipsOf(worker.id))[0]?.endedById).toBe(coordinator.actor.personId);
  });
});

describe("a group", () => {
  test("has the members that were named last; who leaves keeps her dates, and all are told", async () => {
    const { clock, coordinator, make, supervisor, worker } = await office();
    const more = [await make("worker"), await make("worker")];
    const all = [worker, ...more].map(({ id }) => id);
    const { groupId } = await makeGroup(coordinator, {
      supervisorId: supervisor.id,
      name: "Penşenbe",
      memberIds: all,
    });
    clock.advance(day);
    await changeGroupMembers(coordinator, { groupId, memberIds: all.slice(1) });
    await changeGroupMembers(coordinator, { groupId, memberIds: all.slice(1) });
    const [group] = await listGroups(coordinator, "en");
    expect(new Set(group?.members.map(({ id }) => id))).toEqual(new Set(all.slice(1)));
    expect(await messagesOf(worker.id)).toEqual(["identity.group-joined", "identity.group-left"]);
    await closeGroup(coordinator, { groupId });
    expect(await listGroups(coordinator, "en")).toEqual([]);
    const open = await pool.sql`select 1 from group_member where group_id = ${groupId} and ends_at is null`;
    expect(open).toHaveLength(0);
  });

  test("is not made for oneself, nor changed from elsewhere or by its own supervisor", async () => {
    const { as, make, coordinator, worker } = await office();
    const leader = await make("supervisor", "coordinator");
    const own = as(leader, "coordinator", "supervisor");
    const wish = { supervisorId: leader.id, name: "Biz", memberIds: [worker.id] };
    await expect(makeGroup(own, wish)).rejects.toEqual(code("forbidden"));
    const { groupId } = await makeGroup(coordinator, wish);
    await expect(changeGroupMembers(own, { groupId, memberIds: [] })).rejects.toEqual(code("forbidden"));
    const elsewhere = await office();
    await expect(changeGroupMembers(elsewhere.coordinator, { groupId, memberIds: [] })).rejects.toEqual(
      code("not_found"),
    );
    await expect(
      changeGroupMembers(coordinator, { groupId, memberIds: [elsewhere.worker.id] }),
    ).rejects.toEqual(code("not_found"));
    const author = await make("author");
    await expect(changeGroupMembers(coordinator, { groupId, memberIds: [author.id] })).rejects.toEqual(
      code("invalid"),
    );
    await expect(closeGroup(as(author, "author"), { groupId })).rejects.toEqual(code("not_found"));
  });
});

describe("an arbiter", () => {
  test("is named where there is no manager, waits a day, and all concerned are told", async () => {
    const { clock, coordinator, make, supervisor, worker } = await office();
    await assignSupervisor(coordinator, { workerId: worker.id, supervisorId: supervisor.id });
    const arbiter = await make("supervisor");
    const naming = { supervisorId: supervisor.id, arbiterId: arbiter.id };
    await nominateArbiter(coordinator, naming);
    await expect(nominateArbiter(coordinator, naming)).rejects.toEqual(code("already_done"));
    const [row] = await pool.sql`select texts_open_at from person where id = ${arbiter.id}`;
    expect(new Date(String(row?.["texts_open_at"]))).toEqual(new Date(clock.now().getTime() + day));
    for (const { id } of [worker, supervisor])
      expect(await messagesOf(id)).toContain("identity.reader-announced");
    expect(await messagesOf(arbiter.id)).toContain("identity.arbiter-named");
  });

  test("is nobody whom one person could have made, nobody of the pair, and not oneself", async () => {
    const { as, coordinator, make, supervisor } = await office();
    const fresh = await make("worker");
    const name = (arbiterId: string, ctx = coordinator) =>
      nominateArbiter(ctx, { supervisorId: supervisor.id, arbiterId });
    await expect(name(fresh.id)).rejects.toEqual(code("invalid"));
    await expect(name(supervisor.id)).rejects.toEqual(code("invalid"));
    const supervised = await make("worker", "supervisor");
    await assignSupervisor(coordinator, { workerId: supervised.id, supervisorId: supervisor.id });
    await expect(name(supervised.id)).rejects.toEqual(code("invalid"));
    const self = await make("coordinator", "supervisor");
    await expect(name(self.id, as(self, "coordinator", "supervisor"))).rejects.toEqual(code("forbidden"));
    const other = await make("supervisor");
    await expect(name(other.id, as(await make("administrator"), "administrator"))).rejects.toEqual(
      code("forbidden"),
    );
    await make("manager");
    await expect(name(other.id)).rejects.toEqual(code("conflict"));
  });
});

import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  auditEvent,
  certificate,
  certificateEvent,
  certificateName,
  completion,
  contentItem,
  outboxMessage,
  person,
} from "#app/db/schema/index.ts";
import { signedText } from "#app/domain/learning/certificate.ts";
import { completeLesson } from "#app/domain/learning/complete-lesson.server.ts";
import { destroyCertificateNames } from "#app/domain/learning/destroy-certificate-names.server.ts";
import { writeCertificate } from "#app/domain/learning/internal/write-certificate.server.ts";
import { issueCertificate } from "#app/domain/learning/issue-certificate.server.ts";
import { findPublicCertificate } from "#app/domain/learning/queries/find-public-certificate.server.ts";
import { getCertificate } from "#app/domain/learning/queries/get-certificate.server.ts";
import { listCertificatesOf } from "#app/domain/learning/queries/list-certificates-of.server.ts";
import { listOwnCertificates } from "#app/domain/learning/queries/list-own-certificates.server.ts";
import { replaceCertificate } from "#app/domain/learning/replace-certificate.server.ts";
import { revokeCertificate } from "#app/domain/learning/revoke-certificate.server.ts";
import { showCertificate } from "#app/domain/learning/show-certificate.server.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { signatureMatches } from "#app/platform/public-signature.server.ts";
import { anonymousCtx, ctxFor, systemCtx, testKeys } from "#tests/support/actors.ts";
import { makeGraduate } from "#tests/support/certificate.ts";
import { day, heldClock } from "#tests/support/clock.ts";
import { makeCourse } from "#tests/support/course.ts";
import { rollbackEach } from "#tests/support/db.ts";
import { makeArea, makePerson } from "#tests/support/factories.ts";

const test = rollbackEach();

describe("completing a course", () => {
  it("issues one certificate with everything that is printed, signed, and the name sealed apart", async () => {
    const { ctx, course, certificate: issued, person: holder } = await makeGraduate(test.db);
    const { courseId, lessonIds } = course;
    for (const lessonId of lessonIds) await completeLesson(ctx, { lessonId });
    const [view, ...others] = await listOwnCertificates(ctx, "tk");
    expect(others).toEqual([]);
    expect(view).toMatchObject({
      holder: "Öwezowa Jäňňet Şöhrat gyzy",
      courseTitle: "Durmuş işiniň esaslary: ÄÇŽŇÖŞÜÝ äçžňöşüý",
      version: 1,
      wording: "course",
      minutes: 20,
      consented: false,
      state: { kind: "valid" },
    });
    const [inRussian] = await listOwnCertificates(ctx, "ru");
    expect(inRussian?.holder).toBe("Овезова Дженнет Шохратовна");
    expect(issued.number).toMatch(/^H\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(issued.code).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    const text = signedText(issued.code, issued.facts);
    expect(signatureMatches(testKeys.publicKeys, text, issued.signature)).toBe(true);
    const [name] = await test.db.select().from(certificateName);
    expect(JSON.stringify([issued, name])).not.toMatch(/Öwezowa|Jäňňet|Овезова/);
    expect(name?.sealed.toString("utf8")).not.toContain("wezowa");
    const [done] = await test.db.select().from(completion).where(eq(completion.itemId, courseId));
    expect(issued).toMatchObject({ completionId: done?.id, personId: holder.id });
    const issuing = eq(auditEvent.action, "learning.issue-certificate");
    expect(await test.db.$count(auditEvent, issuing)).toBe(1);
  });

  it("and its certificate are both there or neither", async () => {
    const learner = await makePerson(test.db);
    const ctx = ctxFor(test.db, learner, ["worker"]);
    const { lessonIds, courseId } = await makeCourse(test.db);
    const [lessonId = ""] = lessonIds;
    const sign = () => {
      throw new Error("no key today");
    };
    const broken = { ...ctx, keys: { ...ctx.keys, sign } };
    await expect(completeLesson(broken, { lessonId })).rejects.toThrow("no key today");
    expect(await test.db.$count(completion, eq(completion.personId, learner.id))).toBe(0);
    await completeLesson(ctx, { lessonId });
    expect(await test.db.$count(certificate, eq(certificate.courseId, courseId))).toBe(1);
  });

  it("of a companion says that the preparation course was completed, and nothing more", async () => {
    const { ctx, certificate: issued } = await makeGraduate(test.db, { companion: "strong-families" });
    expect(issued.facts.wording).toBe("preparation");
    expect((await getCertificate(ctx, issued.id, "en")).wording).toBe("preparation");
  });

  it("issues the same certificate again when it is asked again", async () => {
    const { ctx, certificate: issued } = await makeGraduate(test.db);
    const [done] = await test.db.select().from(completion).where(eq(completion.id, issued.completionId));
    if (!done) throw new Error("no completion");
    const again = {
      personId: issued.personId,
      courseId: issued.courseId,
      completionId: done.id,
      versionId: done.versionId,
    };
    expect(await issueCertificate(ctx, again)).toBe(issued.id);
    expect(await test.db.$count(certificate, eq(certificate.personId, issued.personId))).toBe(1);
  });
});

describe("an issued certificate", () => {
  it("stays as it is when the name, the course and the lessons change", async () => {
    const { ctx, course, certificate: issued } = await makeGraduate(test.db);
    const before = await getCertificate(ctx, issued.id, "en");
    await test.db.update(person).set({ surname: "Başga" }).where(eq(person.id, issued.personId));
    for (const lessonId of course.lessonIds) await course.change(lessonId, { safety: "violence" });
    await course.retire(course.courseId);
    expect(await getCertificate(ctx, issued.id, "en")).toEqual(before);
  });

  it("can be changed and deleted by nobody, not even its course can be deleted", async () => {
    const { certificate: issued } = await makeGraduate(test.db);
    const mine = eq(certificate.id, issued.id);
    const attempts = [
      () => test.db.transaction((tx) => tx.update(certificate).set({ expiresOn: "2000-01-01" }).where(mine)),
      () => test.db.transaction((tx) => tx.delete(certificate).where(mine)),
      () => test.db.transaction((tx) => tx.update(certificateName).set({ sealed: Buffer.of(1) })),
      () => test.db.transaction((tx) => tx.delete(contentItem).where(eq(contentItem.id, issued.courseId))),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
  });

  it("is not found by anybody else", async () => {
    const { certificate: issued } = await makeGraduate(test.db);
    const other = ctxFor(test.db, await makePerson(test.db), ["worker"]);
    const refused = { code: "not_found" };
    await expect(getCertificate(other, issued.id, "tk")).rejects.toMatchObject(refused);
    await expect(getCertificate(other, "nothing", "tk")).rejects.toMatchObject(refused);
    const show = { certificateId: issued.id, shown: true };
    await expect(showCertificate(other, show)).rejects.toMatchObject(refused);
  });

  it("keeps its signature when the holder's name is destroyed, and shows no name any more", async () => {
    const { ctx, certificate: issued, person: holder } = await makeGraduate(test.db);
    await expect(destroyCertificateNames(ctx, holder.id)).rejects.toMatchObject({ code: "forbidden" });
    for (let i = 0; i < 3; i++) await destroyCertificateNames(systemCtx(test.db), holder.id);
    const view = await getCertificate(ctx, issued.id, "tk");
    expect(view).toMatchObject({ holder: null, signedData: null, number: issued.number });
    const [row] = await test.db.select().from(certificate).where(eq(certificate.id, issued.id));
    expect(row).toEqual(issued);
    const destroyed = eq(auditEvent.action, "learning.destroy-certificate-names");
    expect(await test.db.$count(auditEvent, destroyed)).toBe(1);
  });
});

describe("the public page", () => {
  const stranger = () => anonymousCtx(test.db);

  it("shows every printed field once the holder agrees, and nothing from the moment she no longer does", async () => {
    const { ctx, certificate: issued } = await makeGraduate(test.db);
    expect(await findPublicCertificate(stranger(), issued.code, "ru")).toBeNull();
    const show = { certificateId: issued.id, shown: true };
    for (let i = 0; i < 5; i++) await showCertificate(ctx, show);
    const own = await getCertificate(ctx, issued.id, "ru");
    const { signedData, ...printed } = own;
    expect(await findPublicCertificate(stranger(), issued.code, "ru")).toEqual(printed);
    expect(signedData).toContain(issued.facts.nameCommitment);
    expect(await test.db.$count(certificateEvent, eq(certificateEvent.certificateId, issued.id))).toBe(1);
    await showCertificate(ctx, { ...show, shown: false });
    expect(await findPublicCertificate(stranger(), issued.code, "ru")).toBeNull();
    await showCertificate(ctx, show);
    expect(await findPublicCertificate(stranger(), issued.code, "ru")).not.toBeNull();
  });

  it("reads a code as people type it", async () => {
    const { ctx, certificate: issued } = await makeGraduate(test.db);
    await showCertificate(ctx, { certificateId: issued.id, shown: true });
    const typed = issued.code
      .toUpperCase()
      .replace(/0/g, "O")
      .replace(/1/g, "I")
      .replace(/(.{5})/g, "$1-");
    expect((await findPublicCertificate(stranger(), typed, "en"))?.number).toBe(issued.number);
  });

  it("answers an unknown code and a code without consent with the same statement and nothing more", async () => {
    const { certificate: issued } = await makeGraduate(test.db);
    const statementsFor = async (code: string) => {
      const seen: string[] = [];
      const ctx = stranger();
      const opened: string[] = [];
      const keys = {
        ...ctx.keys,
        openWithOwnKey: () => {
          opened.push(code);
          return "";
        },
      };
      const db = new Proxy(test.db, {
        get(target, name, receiver) {
          if (name === "select" || name === "execute") seen.push(name);
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
      expect(await findPublicCertificate({ ...ctx, db, keys }, code, "tk")).toBeNull();
      expect(opened).toEqual([]);
      return seen;
    };
    const unknown = await statementsFor("0".repeat(26));
    expect(unknown).toEqual(["select"]);
    expect(await statementsFor(issued.code)).toEqual(unknown);
  });

  it("says until when a certificate was valid", async () => {
    const clock = heldClock();
    const { ctx, certificate: issued } = await makeGraduate(test.db, { clock });
    const { number: _number, nameCommitment: _name, ...facts } = issued.facts;
    const id = uuidv7();
    const until = new Date(clock.now().getTime() + 5 * day).toISOString().slice(0, 10);
    await writeCertificate(ctx, {
      id,
      personId: issued.personId,
      completionId: issued.completionId,
      holder: { latin: "Öwezowa", cyrillic: null },
      facts: { ...facts, expiresOn: until },
    });
    expect((await getCertificate(ctx, id, "tk")).state).toEqual({ kind: "valid" });
    clock.advance(7 * day);
    expect((await getCertificate(ctx, id, "tk")).state).toEqual({ kind: "expired", since: until });
  });
});

describe("revoking and replacing", () => {
  async function keeperAnd(role: "coordinator" | "administrator" | "manager" | "auditor" = "coordinator") {
    const region = await makeArea(test.db);
    const service = await makeArea(test.db, { parent: region });
    const graduate = await makeGraduate(test.db, { area: service });
    const keeper = await makePerson(test.db, { area: region, roles: [role] });
    return { ...graduate, keeper: ctxFor(test.db, keeper, [role]), region };
  }

  it("revokes for ever, with a reason class, shown to the holder and to whoever has the code", async () => {
    const { ctx, keeper, certificate: issued } = await keeperAnd();
    await showCertificate(ctx, { certificateId: issued.id, shown: true });
    const input = { certificateId: issued.id, eventId: uuidv7(), reason: "requirements-not-met" as const };
    for (let i = 0; i < 5; i++) await revokeCertificate(keeper, input);
    const state = { kind: "revoked", reason: "requirements-not-met" };
    expect((await getCertificate(ctx, issued.id, "tk")).state).toMatchObject(state);
    const seen = await findPublicCertificate(anonymousCtx(test.db), issued.code, "en");
    expect(seen?.state).toMatchObject(state);
    const again = { ...input, eventId: uuidv7() };
    await expect(revokeCertificate(keeper, again)).rejects.toMatchObject({ code: "already_done" });
    const told = and(
      eq(outboxMessage.personId, issued.personId),
      eq(outboxMessage.kind, "learning.certificate-revoked"),
    );
    expect(await test.db.$count(outboxMessage, told)).toBe(1);
    expect(await test.db.$count(completion, eq(completion.id, issued.completionId))).toBe(1);
  });

  it("gives a new one for one that was revoked in error, which stays revoked, and none twice", async () => {
    const { ctx, keeper, certificate: issued } = await keeperAnd();
    const reason = "issued-in-error" as const;
    await revokeCertificate(keeper, { certificateId: issued.id, eventId: uuidv7(), reason });
    const newId = uuidv7();
    await replaceCertificate(keeper, { certificateId: issued.id, newId });
    expect((await getCertificate(ctx, issued.id, "tk")).state.kind).toBe("revoked");
    expect(await getCertificate(ctx, newId, "tk")).toMatchObject({
      state: { kind: "valid" },
      minutes: issued.facts.minutes,
    });
    const again = { certificateId: issued.id, newId: uuidv7() };
    await expect(replaceCertificate(keeper, again)).rejects.toMatchObject({ code: "already_done" });
  });

  it("hides it at the holder's last word, also when the clock was set back in between", async () => {
    const { ctx, certificate: issued } = await keeperAnd();
    await showCertificate(ctx, { certificateId: issued.id, shown: true });
    const early = { ...ctx, clock: heldClock(new Date(Date.now() - 3_600_000)) };
    await showCertificate(early, { certificateId: issued.id, shown: false });
    expect(await findPublicCertificate(anonymousCtx(test.db), issued.code, "en")).toBeNull();
  });

  it("replaces with the name of today; the old one says so, the new one waits for consent", async () => {
    const { ctx, keeper, certificate: issued } = await keeperAnd("administrator");
    await showCertificate(ctx, { certificateId: issued.id, shown: true });
    const mine = eq(person.id, issued.personId);
    await test.db.update(person).set({ surname: "Ataýewa", surnameCyrillic: "Атаева" }).where(mine);
    const input = { certificateId: issued.id, newId: uuidv7() };
    for (let i = 0; i < 5; i++) await replaceCertificate(keeper, input);
    const [fresh, old, ...others] = await listOwnCertificates(ctx, "tk");
    expect(others).toEqual([]);
    expect(fresh).toMatchObject({ id: input.newId, holder: "Ataýewa Jäňňet Şöhrat gyzy", consented: false });
    expect(fresh?.completedOn).toBe(old?.completedOn);
    expect(fresh?.number).not.toBe(old?.number);
    expect(old).toMatchObject({ holder: "Öwezowa Jäňňet Şöhrat gyzy", state: { kind: "replaced" } });
    const stranger = anonymousCtx(test.db);
    const seen = await findPublicCertificate(stranger, issued.code, "en");
    expect(seen?.state.kind).toBe("replaced");
    expect(JSON.stringify(seen)).not.toContain(fresh?.number);
    expect(await findPublicCertificate(stranger, fresh?.code ?? "", "en")).toBeNull();
  });

  it("is refused to the holder, to who may only look, and beyond one's areas", async () => {
    const { person: holder, certificate: issued, region } = await keeperAnd();
    const of = (who: Parameters<typeof ctxFor>[1], role: "coordinator" | "manager" | "auditor") =>
      ctxFor(test.db, who, [{ role, areaId: region.id }]);
    const someone = await makePerson(test.db);
    const elsewhere = ctxFor(test.db, someone, ["coordinator"]);
    const cases = [
      { keeper: of(holder, "coordinator"), code: "forbidden" },
      { keeper: of(someone, "manager"), code: "forbidden" },
      { keeper: of(someone, "auditor"), code: "forbidden" },
      { keeper: elsewhere, code: "not_found" },
      { keeper: ctxFor(test.db, someone, ["worker"]), code: "not_found" },
    ];
    for (const { keeper, code } of cases) {
      const revoke = { certificateId: issued.id, eventId: uuidv7(), reason: "misconduct" as const };
      await expect(revokeCertificate(keeper, revoke)).rejects.toMatchObject({ code });
      const replace = { certificateId: issued.id, newId: uuidv7() };
      await expect(replaceCertificate(keeper, replace)).rejects.toMatchObject({ code });
    }
    expect(await test.db.$count(certificateEvent)).toBe(0);
    const ask = { personId: holder.id, locale: "tk" as const };
    expect(await listCertificatesOf(of(someone, "manager"), ask)).toBeNull();
    const [seen] = (await listCertificatesOf(of(someone, "coordinator"), ask)) ?? [];
    expect(seen).toMatchObject({ id: issued.id });
    expect(JSON.stringify(seen)).not.toContain(issued.code);
  });
});

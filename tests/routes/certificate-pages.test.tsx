import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CertificateSheet } from "#app/components/certificate/certificate-sheet.tsx";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { checkCertificateFile } from "#app/domain/learning/check-certificate-file.server.ts";
import { getCertificate } from "#app/domain/learning/queries/get-certificate.server.ts";
import { revokeCertificate } from "#app/domain/learning/revoke-certificate.server.ts";
import { certificateSheet } from "#app/i18n/certificate-sheet.ts";
import { I18nProvider } from "#app/i18n/i18n-context.tsx";
import { paths } from "#app/lib/paths.ts";
import { uuidv7 } from "#app/lib/uuid.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import {
  action as certificateAction,
  loader as certificateLoader,
} from "#app/routes/learn/certificate/route.tsx";
import { loader as pdfLoader } from "#app/routes/learn/certificate-pdf/route.ts";
import { loader as listLoader } from "#app/routes/learn/certificates/route.tsx";
import { loader as keysLoader } from "#app/routes/public/certificate-keys/route.ts";
import { loader as verifyLoader } from "#app/routes/public/verify/route.tsx";
import { ctxFor, testKeys } from "#tests/support/actors.ts";
import { makeGraduate } from "#tests/support/certificate.ts";
import { testDatabase } from "#tests/support/db.ts";
import { makePerson } from "#tests/support/factories.ts";
import { argsFor, cookieOf, origin, responseOf, testServices } from "#tests/support/request.ts";

const pool = await testDatabase();
const services = testServices(pool);
const graduate = await makeGraduate(pool.db);
const { certificate } = graduate;

async function signedIn(personId: string, address: string, wish: { form?: Record<string, string> } = {}) {
  const cookie = await cookieOf(services, personId);
  return argsFor(services, address, { cookie, params: { certificate: certificate.id }, ...wish });
}

async function pdfIn(locale: Locale): Promise<Buffer> {
  const reader = await makePerson(pool.db, { locale });
  const args = await signedIn(reader.id, paths.certificatePdf(certificate.id));
  expect((await responseOf(pdfLoader(args))).status).toBe(404);
  await pool.sql`update person set locale = ${locale} where id = ${graduate.person.id}`;
  const own = await signedIn(graduate.person.id, paths.certificatePdf(certificate.id));
  const response = await responseOf(pdfLoader(own));
  expect(response.headers.get("Content-Type")).toBe("application/pdf");
  return Buffer.from(await response.arrayBuffer());
}

const squeeze = (text: string) => text.replace(/\s+/g, "");

async function textOfPdf(file: Buffer): Promise<{ text: string; pages: number; language: unknown }> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const { info } = await document.getMetadata();
  const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  return { text, pages: document.numPages, language: "Language" in info ? info.Language : null };
}

/** Every word that stands on the sheet of the page, in order. */
async function textOfPage(locale: Locale): Promise<string> {
  const view = await getCertificate(graduate.ctx, certificate.id, locale);
  const sheet = certificateSheet(view, locale, origin + paths.verify(view.code));
  const html = renderToStaticMarkup(
    <I18nProvider locale={locale}>
      <CertificateSheet sheet={sheet} />
    </I18nProvider>,
  );
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
}

describe("the PDF", () => {
  it.each([
    { locale: "tk", letters: "ÄÇŽŇÖŞÜÝ äçžňöşüý" },
    { locale: "ru", letters: "Овезова Дженнет Шохратовна" },
    { locale: "en", letters: "Öwezowa Jäňňet Şöhrat gyzy" },
  ] as const)(
    "in $locale is one page with exactly the words of the page, every letter right",
    async (one) => {
      const { text, pages, language } = await textOfPdf(await pdfIn(one.locale));
      const page = await textOfPage(one.locale);
      expect(squeeze(text)).toBe(squeeze(page));
      expect(page).toContain(one.letters);
      expect(pages).toBe(1);
      expect(language).toBe(one.locale);
    },
  );

  it("is the same file each time, and far smaller than a photograph", async () => {
    const first = await pdfIn("tk");
    expect(first.equals(await pdfIn("tk"))).toBe(true);
    expect(first.length).toBeLessThan(60_000);
  });
});

describe("a copy that is checked offline", () => {
  it("is whole as it was made, and changed when one byte of its text was", async () => {
    const file = await pdfIn("ru");
    const { publicKeys } = testKeys;
    const whole = checkCertificateFile(file, publicKeys);
    expect(whole).toMatchObject({
      verdict: "whole",
      certificate: { holder: { latin: "Öwezowa Jäňňet Şöhrat gyzy" }, facts: { number: certificate.number } },
    });
    for (const at of [200, Math.floor(file.length / 2), file.length - 200]) {
      const edited = Buffer.from(file);
      edited[at] = (edited[at] ?? 0) ^ 1;
      expect(checkCertificateFile(edited, publicKeys).verdict, `byte ${at}`).not.toBe("whole");
    }
    const longer = Buffer.concat([file, Buffer.from("%%EOF\n")]);
    expect(checkCertificateFile(longer, publicKeys).verdict).toBe("data-only");
    expect(checkCertificateFile(file, []).verdict).toBe("changed");
    expect(checkCertificateFile(Buffer.from("%PDF-1.7 something else"), publicKeys).verdict).toBe(
      "no-certificate",
    );
  });

  it("shows another name, another course and another code as changed", async () => {
    const { signedData } = await getCertificate(graduate.ctx, certificate.id, "en");
    const data = signedData ?? "";
    expect(checkCertificateFile(Buffer.from(data), testKeys.publicKeys).verdict).toBe("whole");
    for (const [from, to] of [
      ["Öwezowa", "Ataýewa"],
      ["Овезова", "Атаева"],
      ["Durmuş", "Durmus"],
      ['"minutes": 20', '"minutes": 200'],
      [certificate.code, "0".repeat(26)],
    ] as const) {
      expect(data).toContain(from);
      const edited = Buffer.from(data.replaceAll(from, to));
      expect(checkCertificateFile(edited, testKeys.publicKeys).verdict, from).toBe("changed");
    }
  });

  it("is checked by the command with nothing but the published keys", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "halypa-verify-"));
    try {
      const keys = await (await responseOf(keysLoader(argsFor(services, paths.certificateKeys())))).text();
      const file = await pdfIn("tk");
      writeFileSync(path.join(folder, "keys.json"), keys);
      writeFileSync(path.join(folder, "whole.pdf"), file);
      writeFileSync(path.join(folder, "edited.pdf"), Buffer.concat([file, Buffer.from("\n")]));
      const run = (name: string) =>
        promisify(execFile)(
          process.execPath,
          ["--import", "tsx", "app/server/cli/certificate-verify.ts", path.join(folder, name)].concat(
            "--keys",
            path.join(folder, "keys.json"),
          ),
          { cwd: projectRoot() },
        );
      const { stdout } = await run("whole.pdf");
      expect(stdout).toContain("Whole");
      expect(stdout).toContain("Öwezowa Jäňňet Şöhrat gyzy / Овезова Дженнет Шохратовна");
      await expect(run("edited.pdf")).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining("WAS CHANGED") as unknown,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the public address", () => {
  const visit = async (code: string, locale: Locale = "en") => {
    const headers = { "Accept-Language": locale };
    const args = argsFor(services, paths.verify(code), { params: { code }, headers });
    const result = await verifyLoader(args);
    const answered: Headers = new Headers(result.init?.headers);
    return { status: result.init?.status ?? 200, headers: [...answered], body: result.data };
  };

  it("answers a code that nobody has and one whose holder has not agreed in the same way", async () => {
    const unknown = await visit("7".repeat(26));
    expect(unknown.status).toBe(404);
    expect(await visit(certificate.code)).toEqual(unknown);
    expect(await visit("%00' or 1=1")).toEqual(unknown);
  });

  it("opens at one tap of the holder and closes at one tap, and no search engine keeps it", async () => {
    const tap = async (shown: "yes" | "no") => {
      const address = paths.certificate(certificate.id);
      const args = await signedIn(graduate.person.id, address, { form: { shown } });
      expect((await responseOf(certificateAction(args))).status).toBe(303);
    };
    await tap("yes");
    const seen = await visit(certificate.code, "ru");
    expect(seen.status).toBe(200);
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      "x-robots-tag": "noindex, nofollow, noarchive",
      "cache-control": "private, no-store",
    });
    const view = await getCertificate(graduate.ctx, certificate.id, "ru");
    const address = origin + paths.verify(certificate.code);
    expect(seen.body.certificate?.sheet).toEqual(certificateSheet(view, "ru", address));
    expect(JSON.stringify(seen.body)).not.toContain(graduate.person.id);
    await tap("no");
    expect((await visit(certificate.code)).status).toBe(404);
  });
});

describe("one's own pages", () => {
  it("list and show certificates to their holder and to nobody else", async () => {
    const own = await responseOf(listLoader(await signedIn(graduate.person.id, paths.certificates())));
    expect(await own.text()).toContain(certificate.number);
    const other = await makePerson(pool.db);
    const list = await responseOf(listLoader(await signedIn(other.id, paths.certificates())));
    expect(await list.json()).toEqual([]);
    const page = await responseOf(certificateLoader(await signedIn(other.id, "/certificates/x")));
    expect(page.status).toBe(404);
    const tap = await signedIn(other.id, "/certificates/x", { form: { shown: "yes" } });
    expect((await responseOf(certificateAction(tap))).status).toBe(404);
  });

  it("give no file of a certificate that was revoked", async () => {
    const keeper = await makePerson(pool.db);
    const ctx = ctxFor(pool.db, keeper, [{ role: "coordinator", areaId: graduate.person.homeAreaId }]);
    await revokeCertificate(ctx, { certificateId: certificate.id, eventId: uuidv7(), reason: "misconduct" });
    const args = await signedIn(graduate.person.id, paths.certificatePdf(certificate.id));
    expect((await responseOf(pdfLoader(args))).status).toBe(409);
  });
});
